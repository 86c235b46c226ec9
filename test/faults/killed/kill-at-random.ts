import { setTimeout as sleep } from 'node:timers/promises';
import { listenAsPage } from '../../sandbox/listen-as-page.ts';
import { type Random, below, chance } from '../simulation/random.ts';
import { type SandboxProcess, urlOf } from './sandbox-process.ts';

/** Of what people do, this share is cut off by a kill; of the starts after one, that share. */
const CUT_SHARE = 0.5;
const START_SHARE = 0.15;
/** So long after a press a kill comes at the latest, in milliseconds: the bot has then answered, and still delivers. */
const MOST_PRESS_MS = 1_200;
const MOST_TRIES = 12;

/** The one who kills, and the one who tries again. */
export interface Insisting {
  /** How often it has killed: during what people did, and during a start. */
  readonly kills: { acts: number; starts: number };
  /**
   * Does something until it was confirmed: where it was cut off by a kill, again once the sandbox runs. Where it fails
   * without one, it throws.
   */
  until<T>(act: () => Promise<T>): Promise<T>;
  start(): Promise<void>;
}

/** @param random absent: nothing is killed */
export function insisting(sandbox: SandboxProcess, random: Random | undefined): Insisting {
  const kills = { acts: 0, starts: 0 };
  let lastStartMs = 2_000;

  async function start(): Promise<void> {
    while (random && kills.acts > 0 && chance(random, START_SHARE)) {
      const starting = sandbox.start();
      await sleep(below(random, lastStartMs));
      await sandbox.kill();
      await starting;
      kills.starts += 1;
    }
    const begun = performance.now();
    if (!(await sandbox.start())) throw new Error('the sandbox ended while it started');
    lastStartMs = performance.now() - begun;
    // Somebody looks at the chats again.
    await listenAsPage(urlOf(sandbox.ports.playground));
  }

  async function until<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (!random || !chance(random, CUT_SHARE)) return await act();
      const done = act().then(
        (value) => ({ value }),
        () => undefined,
      );
      await sleep(below(random, MOST_PRESS_MS));
      await sandbox.kill();
      kills.acts += 1;
      const confirmed = await done;
      await start();
      if (confirmed) return confirmed.value;
    }
    throw new Error(`not done after ${MOST_TRIES} tries`);
  }
  return { kills, until, start };
}
