import { simulateCase } from './simulate-case.ts';

/** Plays one simulated case again and shows its steps: `npx tsx test/faults/simulation/repeat-case.ts SEED`. */
async function repeatCase(seed: number): Promise<void> {
  const { missed, doubled, wrong, counts } = await simulateCase(seed, (line) => {
    console.log(line);
  });
  console.log([...missed, ...doubled, ...wrong].join('\n') || 'It holds.', counts);
}

await repeatCase(Number(process.argv[2] ?? 1));
