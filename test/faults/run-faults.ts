import type { ListedProof } from './proofs.ts';
import { PROOFS } from './proofs.ts';
import { type Arguments, readArguments, usage } from './read-arguments.ts';
import { complaintOf, holds, lastLine, type Result, tableOf } from './tell-result.ts';

/** Progress goes to the error output, so that what is printed at the end can be read by a machine. */
const tell = (line: string): void => console.error(line);

async function prove({ name, load }: ListedProof, { seed, quick }: Arguments): Promise<Result> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  tell(`${name} …`);
  try {
    const proof = await load();
    const findings = await proof.run({ full: !quick, seed, tell: (line) => tell(`  ${name}: ${line}`) });
    return { name, seconds: seconds(), findings };
  } catch (fault) {
    return {
      name,
      seconds: seconds(),
      broke: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    };
  }
}

function print(results: readonly Result[], { seed, json }: Arguments): void {
  if (json) {
    console.log(JSON.stringify({ seed, holds: results.every(holds), results }, null, 2));
    return;
  }
  console.log(`\n${tableOf(results)}\n`);
  for (const result of results.filter((it) => !holds(it))) console.log(`${complaintOf(result, seed)}\n`);
  console.log(lastLine(results, seed));
}

async function runFaults(given: Arguments): Promise<boolean> {
  tell(`seed ${given.seed}`);
  const results: Result[] = [];
  for (const listed of PROOFS) {
    if (given.only.length > 0 && !given.only.includes(listed.name)) continue;
    results.push(await prove(listed, given));
  }
  print(results, given);
  return results.length > 0 && results.every(holds);
}

function argumentsOrExit(): Arguments {
  const known = PROOFS.map(({ name }) => name);
  try {
    const given = readArguments(process.argv.slice(2), known);
    if (!given.help) return given;
    console.log(usage(known));
    process.exit(0);
  } catch (fault) {
    console.error(`${fault instanceof Error ? fault.message : String(fault)}\n${usage(known)}`);
    process.exit(2);
  }
}

// What a proof has left open, such as turns that were made to hang for good, does not keep the run from ending.
process.exit((await runFaults(argumentsOrExit())) ? 0 : 1);
