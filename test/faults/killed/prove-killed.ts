import { inspect } from 'node:util';
import { loadDirectory } from '../../sandbox/load-directory.ts';
import type { Findings, Proof, ProofOptions } from '../proof.ts';
import { type Random, seeded } from '../simulation/random.ts';
import { compareEnds } from './compare-ends.ts';
import { type EndedCase, readEnd } from './ended-case.ts';
import { type Insisting, insisting } from './kill-at-random.ts';
import { knowPerson } from './person-at-page.ts';
import { later, playStory } from './play-round.ts';
import { sandboxProcess } from './sandbox-process.ts';
import { STORIES } from './stories.ts';

const BEGINS = '2026-06-01 09:00';
const ENOUGH = { full: 200, quick: 8 } as const;
const AN_HOUR = 3_600_000;

interface Played {
  readonly ends: readonly EndedCase[];
  readonly kills: Insisting['kills'];
  readonly broke: readonly string[];
}

/** All stories in one sandbox, one after the other; with `random` it is killed all the while. */
async function playAll(random: Random | undefined, tell: ProofOptions['tell']): Promise<Played> {
  const sandbox = await sandboxProcess(BEGINS);
  const insist = insisting(sandbox, random);
  const round = { sandbox, insist, tell };
  const refs: string[] = [];
  const broke: string[] = [];
  try {
    await insist.start();
    for (const story of STORIES) {
      try {
        refs.push(await playStory(round, story));
      } catch (error) {
        broke.push(`${story.protocol}: ${inspect(error)}`);
      }
    }
    if (broke.length > 0) return { ends: [], kills: insist.kills, broke };
    // What is still open is taken up, and what was cut off counts as such.
    const calmly = { ...round, insist: insisting(sandbox, undefined) };
    await later(calmly, AN_HOUR);
    await later(calmly, AN_HOUR);
    const ends: EndedCase[] = [];
    for (const ref of refs) ends.push(await readEnd(sandbox, ref));
    return { ends, kills: insist.kills, broke };
  } finally {
    await sandbox.remove();
  }
}

async function run({ full, seed, tell }: ProofOptions): Promise<Findings> {
  for (const { name, id } of (await loadDirectory()).people) knowPerson(name, id);
  const random = seeded(seed);
  const calm = await playAll(undefined, tell);
  const lists = { losses: [] as string[], duplicates: [] as string[], wrong: [...calm.broke] };
  const figures = { 'kills while people act': 0, 'kills during a start': 0, cases: 0, rounds: 0 };
  let unknowns = 0;
  const killed = (): number => figures['kills while people act'] + figures['kills during a start'];
  while (lists.wrong.length === 0 && killed() < (full ? ENOUGH.full : ENOUGH.quick)) {
    const { ends, kills, broke } = await playAll(random, tell);
    figures['kills while people act'] += kills.acts;
    figures['kills during a start'] += kills.starts;
    figures.rounds += 1;
    lists.wrong.push(...broke);
    for (const end of ends) {
      const like = calm.ends.find(({ protocol }) => protocol === end.protocol);
      if (!like) continue;
      const found = compareEnds(end, like);
      for (const list of ['losses', 'duplicates', 'wrong'] as const) lists[list].push(...found[list]);
      unknowns += end.unknownPosts + end.unknownMails;
      figures.cases += 1;
    }
    tell(`killed ${killed()} times; ${figures.cases} cases at their end, ${unknowns} unknown`);
  }
  return { figures, unknowns, ...lists };
}

/** The whole sandbox, killed at random moments while people take cases to their end in it. */
export const proveKilled: Proof = { name: 'killed', run };
