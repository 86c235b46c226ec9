import type { Desk } from '../../fixtures/desk.ts';
import { dorsetSend, sandwellSend } from '../../fixtures/given.ts';
import type { Fault } from '../../sandbox/faults.ts';
import type { FarSide } from './open-line.ts';

type Match = Fault['match'];
const NEW_THREAD: Match = { method: 'POST', path: /^\/v3\/conversations$/ };
const POST: Match = { method: 'POST', path: /^\/v3\/conversations\/.+\/activities/ };
const EDIT: Match = { method: 'PUT', path: /^\/v3\/conversations\/.+\/activities/ };
const MAIL: Match = { method: 'POST', path: /sendMail/ };

/** One kind of effect: how a case comes to need it, on which line it goes, and how it is known afterwards. */
export interface Kind {
  readonly name: string;
  readonly by: 'teams' | 'graph';
  readonly line: Match;
  /** The key of its receipt; undefined: an edit, which leaves none. */
  readonly receipt: RegExp | undefined;
  /** Leaves a case with just this effect to come first on its line. */
  prepare(far: FarSide): Promise<Desk>;
  /** How often it has arrived. */
  count(far: FarSide, desk: Desk): Promise<number>;
}

const raised = (far: FarSide): Promise<Desk> =>
  far.open(sandwellSend, [{ key: 'disagreement-arose' }, { key: 'raised' }]);
const running = async (far: FarSide): Promise<Desk> => {
  const desk = await raised(far);
  await desk.deliver();
  return desk;
};

const threadOf = async (far: FarSide, desk: Desk) => {
  const { threadId } = (await desk.case()).receipts['thread']?.ids ?? {};
  return far.connector.threads().find(({ conversationId }) => conversationId === threadId);
};
const posts = async (far: FarSide, desk: Desk, text: RegExp): Promise<number> =>
  (await threadOf(far, desk))?.messages.filter((it) => text.test(it.text)).length ?? 0;

/** Cards of a thread besides the one with which it began. */
const cards = async (far: FarSide, desk: Desk): Promise<number> =>
  (await threadOf(far, desk))?.messages.slice(1).filter(({ text }) => text === '').length ?? 0;

export const KINDS: readonly Kind[] = [
  {
    name: 'open a thread',
    by: 'teams',
    line: NEW_THREAD,
    receipt: /^thread$/,
    prepare: raised,
    count: (far) => Promise.resolve(far.connector.threads().length),
  },
  {
    name: 'post a card',
    by: 'teams',
    line: POST,
    receipt: /^stage:1$/,
    prepare: raised,
    count: cards,
  },
  {
    name: 'mention',
    by: 'teams',
    line: POST,
    receipt: /^mention:danger:/,
    prepare: async (far) => {
      const desk = await running(far);
      await desk.tell('raising practitioner', { key: 'risk-flagged' });
      return desk;
    },
    count: (far, desk) => posts(far, desk, /danger/i),
  },
  {
    name: 'edit a card',
    by: 'teams',
    line: EDIT,
    receipt: undefined,
    prepare: async (far) => {
      const desk = await running(far);
      await desk.tell('raising practitioner', { key: 'spoke' });
      return desk;
    },
    count: async (far, desk) => {
      const revision = `"revision":${(await desk.case()).revision}`;
      const shown = (await threadOf(far, desk))?.messages.filter(({ text }) => text === '') ?? [];
      const isDrawn = shown.every(({ activity }) => JSON.stringify(activity).includes(revision));
      return isDrawn && shown.length === 2 ? 1 : 0;
    },
  },
  {
    name: 'send a letter',
    by: 'graph',
    line: MAIL,
    receipt: /^mail:T1:/,
    prepare: async (far) => {
      const desk = await far.open(dorsetSend, [{ key: 'raised' }]);
      await desk.tell('raising practitioner', { key: 'unresolved' });
      await desk.deliver();
      await desk.write('raising practitioner', 'T1');
      return desk;
    },
    count: (far) => Promise.resolve(far.graph.mailsTo('receiving.team-manager@example.org').length),
  },
  {
    name: 'send a notice',
    by: 'graph',
    line: MAIL,
    receipt: /^notice:danger:/,
    prepare: async (far) => {
      const desk = await running(far);
      await desk.tell('raising practitioner', { key: 'risk-flagged' });
      // The mention is refused, and the notice follows it in the next round.
      far.connector.faults.add({ match: { ...POST, times: 1 }, do: { status: 413 } });
      return desk;
    },
    count: (far) =>
      Promise.resolve(far.graph.mails().filter(({ subject }) => subject.endsWith(': please act now')).length),
  },
];
