import type { Protocol, Stage } from './definition.ts';
import type { EventKey } from './event-key.ts';
import { firstStage } from './ladder.ts';

/**
 * With what a matter can begin under a protocol, beside being raised: its day zero, what opens an informal first
 * stage, and where neither is there, whatever opens the first stage.
 */
export function beginningsOf(protocol: Protocol): EventKey[] {
  const first = firstStage({ protocol });
  const informal = first.kind === 'informal' ? first.opensOn : [];
  const keys = [...new Set([...protocol.dayZero, ...informal])].filter((key) => key !== 'raised');
  return keys.length > 0 || first.opensOn.includes('raised') ? keys : first.opensOn;
}

/** The stage in which a matter begins that began so; the one that being raised opens, where the beginning opens none. */
export function stageBegun(protocol: Protocol, beginning: EventKey | undefined): Stage {
  const opening = (key: EventKey): Stage | undefined =>
    protocol.stages.find((stage) => stage.opensOn.includes(key));
  return (beginning && opening(beginning)) ?? opening('raised') ?? firstStage({ protocol });
}

/** True where putting it to the other side opens the stage, or is asked for in it. */
export const isRaisedIn = (protocol: Protocol, stage: Stage): boolean =>
  stage.opensOn.includes('raised') ||
  protocol.duties.some(
    (duty) =>
      duty.stage === stage.id &&
      [...duty.starts, ...duty.doneBy].some(
        (ref) => ref.key === 'raised' && (ref.stage ?? stage.id) === stage.id,
      ),
  );

/** True where the first stage is an informal talk that may be over already, or be passed over. */
export const beginsWithTalk = (protocol: Protocol): boolean => {
  const first = firstStage({ protocol });
  return first.kind === 'informal' && first.opensOn.includes('raised');
};

/** The stage that sending opens and for which the raising person says how long there is, if there is one. */
export function stageToState(protocol: Protocol): Stage | undefined {
  const stage = stageBegun(protocol, undefined);
  return stage.opensOn.includes('raised') && stage.stated !== undefined ? stage : undefined;
}

/** Events that only the raising side tells of, and that need no reason: a matter begins with them. */
const TOLD_BY_RAISER: readonly EventKey[] = [
  'disagreement-arose',
  'decision-received',
  'manager-aware',
  'concern-remains',
];

export const isBeginning = (key: EventKey): boolean => TOLD_BY_RAISER.includes(key);

/** True for a stage that nothing but a beginning opens: an informal one before it may be left at any time. */
export const isOpenedByBeginning = ({ opensOn }: Stage): boolean => opensOn.every(isBeginning);
