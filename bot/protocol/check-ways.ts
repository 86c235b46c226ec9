import { beginnings, canOpen } from './check-events.ts';
import { type Mistake, error, warning } from './check-mistake.ts';
import type { Protocol, Stage } from './definition.ts';

/** A stage and all that follow it, once each. */
export function stagesFrom(
  protocol: Protocol,
  id: string | undefined,
  seen: readonly string[] = [],
): string[] {
  const stage = protocol.stages.find((it) => it.id === id);
  if (!stage || seen.includes(stage.id)) return [...seen];
  return stagesFrom(protocol, stage.next, [...seen, stage.id]);
}

const isBeginning = (protocol: Protocol, stage: Stage): boolean =>
  stage === protocol.stages[0] || stage.opensOn.some((key) => beginnings(protocol).includes(key));

/** The stages that a case can ever be in. */
export function reachableStages(protocol: Protocol): Set<string> {
  const roots = protocol.stages.filter((stage) => isBeginning(protocol, stage) || stage.outOfTurn);
  return new Set(roots.flatMap((stage) => stagesFrom(protocol, stage.id)));
}

const unreachable = (protocol: Protocol): Mistake[] => {
  const reached = reachableStages(protocol);
  return protocol.stages.flatMap((stage, index) =>
    reached.has(stage.id)
      ? []
      : [
          error(
            ['stages', index, 'id'],
            `no case can get to stage ${stage.id}: no other stage has "next: ${stage.id}", it is not the first, and it is not entered out of turn`,
          ),
        ],
  );
};

/** A stage that no event opens, or that lists an event that opens nothing. */
const unopened = (protocol: Protocol): Mistake[] =>
  protocol.stages.flatMap((stage, index) => {
    const cannot = stage.opensOn.filter((key) => !canOpen(protocol, stage, key));
    if (cannot.length === 0) return [];
    const say = cannot.length < stage.opensOn.length ? warning : error;
    return cannot.map((key) =>
      say(
        ['stages', index, 'opensOn', stage.opensOn.indexOf(key)],
        key === 'scrutineer-finding'
          ? `"${key}" opens stage ${stage.id} only where a neutral officer holds the stage before it; none does`
          : `"${key}" opens no stage; use what takes a case there, such as referred, director-raised, raised, notification-received or form-received`,
      ),
    );
  });

const withoutWayOut = (protocol: Protocol): Mistake[] =>
  protocol.stages.flatMap((stage, index) => {
    const isFinal = stage.final !== 'none';
    if (!isFinal && stage.next === undefined) {
      return [
        error(
          ['stages', index, 'id'],
          `stage ${stage.id} has no way out: give it "next", or "final: last", "final: decision" or "final: binding"`,
        ),
      ];
    }
    const next = protocol.stages.find(({ id }) => id === stage.next);
    // A finding that opens the stage after the last one is nobody's way out of it.
    if (isFinal && next && !next.opensOn.includes('scrutineer-finding')) {
      return [
        warning(['stages', index, 'next'], `stage ${stage.id} is final, and yet leads on to ${next.id}`),
      ];
    }
    return [];
  });

/** Going from stage to stage must come to an end. */
const loops = (protocol: Protocol): Mistake[] =>
  protocol.stages.flatMap((stage, index) => {
    if (stage.next === undefined) return [];
    const after = stagesFrom(protocol, stage.next);
    if (!after.includes(stage.id)) return [];
    const round = [stage.id, ...after.slice(0, after.indexOf(stage.id)), stage.id].join(', ');
    return [error(['stages', index, 'next'], `the stages go round in a circle: ${round}`)];
  });

/** Ways between the stages that lead nowhere, or to which nothing leads. */
export const checkWays = (protocol: Protocol): Mistake[] => [
  ...unreachable(protocol),
  ...unopened(protocol),
  ...withoutWayOut(protocol),
  ...loops(protocol),
];
