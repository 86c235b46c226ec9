import type { Duty, EventRef, Protocol, Stage } from './definition.ts';
import type { EventKey } from './event-key.ts';

/** With these a matter begins: they open their stage at the raising side's word. */
const BEGINNINGS: readonly EventKey[] = [
  'disagreement-arose',
  'decision-received',
  'manager-aware',
  'concern-remains',
];

/** What the parties may tell of in any stage, whether or not a duty asks for it there. */
const TOLD_ANYWHERE: readonly EventKey[] = [
  'spoke',
  'meeting-held',
  'file-reviewed',
  'confirmed-in-writing',
  'put-in-writing',
  'time-stated',
  'earlier-date-set',
  'later-date-requested',
  'risk-flagged',
  'risk-referred',
  'facts-changed',
  'action-agreed',
  'action-checked',
  'debriefed',
  'stage-requested',
];

/** What ends a stage or answers a question of it, and so can never open one. */
const OPENS_NONE: readonly EventKey[] = [
  ...TOLD_ANYWHERE,
  'unresolved',
  'resolved',
  'satisfied',
  'not-satisfied',
  'late-escalation',
  'late-accepted',
  'late-refused',
  'decision-made',
  'attention-received',
  'response-received',
  'done',
];

const stageBefore = (protocol: Protocol, stage: Stage): Stage | undefined =>
  protocol.stages.find(({ next }) => next === stage.id);

/** True where an event can take a case into a stage. */
export function canOpen(protocol: Protocol, stage: Stage, key: EventKey): boolean {
  if (key === 'scrutineer-finding') return stageBefore(protocol, stage)?.holders.neutral !== undefined;
  return !OPENS_NONE.includes(key);
}

/** True where a duty that is done or written is told of by this event in this stage. */
const isToldBy = (duty: Duty, key: string, stage: string, ref: EventRef): boolean =>
  (ref.duty === undefined || ref.duty === duty.id) &&
  (duty.doneBy.some(
    (done) => done.key === key && (done.stage === '*' || (done.stage ?? duty.stage) === stage),
  ) ||
    (duty.stage === stage && duty.writing?.fulfils.some((fulfilled) => fulfilled === key) === true));

/** Whether a neutral officer acts at all: by holding a stage or owing a duty. */
const hasOfficers = (protocol: Protocol): boolean =>
  protocol.stages.some(({ holders }) => holders.neutral !== undefined) ||
  protocol.duties.some(({ by }) => by.side === 'neutral');

function happensIn(protocol: Protocol, stage: Stage, ref: EventRef): boolean {
  const { key } = ref;
  const told = (): boolean => protocol.duties.some((duty) => isToldBy(duty, key, stage.id, ref));
  const opens = (): boolean =>
    key !== 'entered' && stage.opensOn.includes(key) && canOpen(protocol, stage, key);
  if (key === 'entered' || TOLD_ANYWHERE.includes(key)) return true;
  switch (key) {
    case 'unresolved':
      return stage.decidedBy === 'raising' ? stage.kind === 'informal' : stage.decidedBy !== 'neutral';
    case 'resolved':
      return stage.decidedBy !== 'neutral';
    case 'satisfied':
    case 'not-satisfied':
    case 'late-escalation':
    case 'late-accepted':
    case 'late-refused':
      return stage.decidedBy === 'raising';
    case 'decision-made':
      return stage.decidedBy === 'neutral';
    case 'scrutineer-finding':
      return stage.holders.neutral !== undefined;
    case 'attention-received':
      return hasOfficers(protocol);
    case 'done':
      return ref.duty !== undefined;
    case 'disagreement-arose':
    case 'decision-received':
    case 'manager-aware':
    case 'concern-remains':
      return opens();
    // A referral takes a case into its stage: where it opens none, no duty to refer can be done before it is there.
    case 'referred':
      return opens();
    case 'response-received':
      return told() || happensIn(protocol, stage, { ...ref, key: 'response-sent' });
    default:
      return opens() || told();
  }
}

/** True where something that is named can ever happen: somebody may tell of it, or a receipt does. */
export function canHappen(protocol: Protocol, duty: Duty, ref: EventRef): boolean {
  const id = ref.stage ?? duty.stage;
  return protocol.stages.some((stage) => (id === '*' || stage.id === id) && happensIn(protocol, stage, ref));
}

/** With these events a matter begins in this protocol. */
export const beginnings = (protocol: Protocol): EventKey[] => [
  ...new Set([...protocol.dayZero, ...BEGINNINGS]),
];

/** An event as a protocol file writes it: `referred@2`, `letter-sent#1e`. */
export const writeRef = ({ key, medium, stage, duty }: EventRef): string =>
  [
    key,
    medium === undefined ? '' : `(${medium})`,
    stage === undefined ? '' : `@${stage}`,
    duty === undefined ? '' : `#${duty}`,
  ].join('');
