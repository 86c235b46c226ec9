import { expect } from 'vitest';
import type { Seat } from '../sandbox/teams-client.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';
import type { Partnership } from './partnership.ts';
import { SECRETS, fillIn } from './raise.ts';
import { answerOf, buttonsOn, stageCard } from './steps.ts';

type Inputs = Parameters<typeof fillIn>[3];

/** One case, and the people who press the buttons of its stage card. */
export interface Desk {
  /** Somebody opens the form behind a button, fills it in and sends it; fails where that changes nothing. */
  act(name: string, button: string, inputs?: Inputs): Promise<Pressed>;
  /** Somebody opens the form behind a button, and reads it. */
  open(name: string, button: string): Promise<Pressed>;
  /** Somebody says that it cannot be settled at this stage. */
  giveUp(name: string): Promise<Pressed>;
  stage(): Promise<string | undefined>;
  outcome(): Promise<string | undefined>;
  /** The buttons of the stage card, by title. */
  buttons(): Promise<string[]>;
  /** The case as this person sees it in their own chat. */
  own(name: string): Promise<string>;
  /** Neither the thread, nor a subject, nor the log has any of these, or of what was written when it was raised. */
  keeps(secrets: readonly string[]): Promise<void>;
}

const REFUSED = /Nothing was changed|Nothing that you wrote is lost/;

async function ownView(seat: Seat, ref: string): Promise<string> {
  await seat.say(`case ${ref}`);
  return JSON.stringify(seat.said().at(-1)?.versions.at(-1) ?? {});
}

export function deskOf(here: Partnership, ref: string): Desk {
  const act: Desk['act'] = async (name, button, inputs = {}) => {
    const done = await fillIn(here.seat(name), await stageCard(here, ref), button, inputs);
    expect(answerOf(done)).not.toMatch(REFUSED);
    return done;
  };
  return {
    act,
    open: async (name, button) => here.seat(name).press(await stageCard(here, ref), button),
    giveUp: (name) => act(name, 'It cannot be settled here', { reason: 'Xenopus: no way forward.' }),
    stage: async () => (await here.stored(ref)).stages.at(-1)?.stage,
    outcome: async () => (await here.stored(ref)).outcome,
    buttons: async () => buttonsOn(await stageCard(here, ref)),
    own: (name) => ownView(here.seat(name), ref),
    keeps: async (secrets) => {
      const seen = {
        thread: here.wordsIn(await here.thread(ref)),
        subjects: here.graph
          .mails()
          .map(({ subject }) => subject)
          .join('\n'),
        log: here.host.logs().join('\n'),
      };
      for (const [where, words] of Object.entries(seen))
        for (const secret of [...Object.values(SECRETS), 'Xenopus', ...secrets])
          expect(words, where).not.toContain(secret);
    },
  };
}

/** Whom the newest mail went to, copies and all. */
export const lastMailTo = (here: Partnership): readonly string[] => here.graph.mails().at(-1)?.to ?? [];
