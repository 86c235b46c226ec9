import { type Mistake, error, warning } from './check-mistake.ts';
import { stagesFrom } from './check-ways.ts';
import type { Duty, Protocol, Stage } from './definition.ts';

type Part = 'raising' | 'receiving' | 'neutral';

/** Whose word ends a stage must be held by somebody. */
const NEEDS: Readonly<Record<Stage['decidedBy'], readonly Part[]>> = {
  both: ['raising', 'receiving'],
  all: ['raising', 'receiving', 'neutral'],
  raising: ['raising'],
  neutral: ['neutral'],
};

function unheld(stage: Stage, index: number): Mistake[] {
  const lacks = NEEDS[stage.decidedBy].filter((part) => stage.holders[part] === undefined);
  if (lacks.length === 0) return [];
  return [
    error(
      ['stages', index, 'holders'],
      `stage ${stage.id} is decided by "${stage.decidedBy}", and nobody holds it for: ${lacks.join(', ')}`,
    ),
  ];
}

/** Whoever holds a stage for a side must be of that side. */
const strangers = (protocol: Protocol, stage: Stage, index: number): Mistake[] =>
  (['raising', 'receiving', 'neutral'] as const).flatMap((part) => {
    const on = protocol.roles.find(({ id }) => id === stage.holders[part])?.side;
    const fits = on === undefined || on === part || (on === 'each' && part !== 'neutral');
    return fits
      ? []
      : [
          error(
            ['stages', index, 'holders', part],
            `"${stage.holders[part] ?? ''}" cannot hold a stage for "${part}": the role is of the side "${on}"`,
          ),
        ];
  });

function withoutLimit(protocol: Protocol, stage: Stage, index: number): Mistake[] {
  return (['limitDuty', 'window'] as const).flatMap((key) => {
    const duty = protocol.duties.find(({ id }) => id === stage[key]);
    const isElsewhere = duty?.stage !== stage.id && protocol.stages.some(({ id }) => id === duty?.stage);
    if (duty && isElsewhere)
      return [
        error(
          ['stages', index, key],
          `duty ${duty.id} is of stage ${duty.stage}; the time of stage ${stage.id} comes from a duty of its own`,
        ),
      ];
    return !duty || duty.limit
      ? []
      : [warning(['stages', index, key], `duty ${duty.id} is to give the time, and it has no limit`)];
  });
}

/** A guard must be able to stand before its exit is taken. */
function lateGuards(protocol: Protocol, duty: Duty, index: number): Mistake[] {
  return duty.blocks.flatMap((exit, at) => {
    const path = ['duties', index, 'blocks', at];
    if (exit === 'close') {
      return duty.endsWithStage
        ? [warning(path, 'it keeps the case from being closed, and yet is over when its stage ends')]
        : [];
    }
    const target = exit.slice('to:'.length);
    const after = stagesFrom(protocol, target);
    const isAfter = ({ stage = duty.stage }: Duty['starts'][number]): boolean => after.includes(stage);
    return duty.starts.every(isAfter)
      ? [
          error(
            path,
            `it is to be done before stage ${target}, and it can only begin once the case is there or further`,
          ),
        ]
      : [];
  });
}

/** Stages that nobody can end, and guards that come too late. */
export const checkStages = (protocol: Protocol): Mistake[] => [
  ...protocol.stages.flatMap((stage, index) => [
    ...unheld(stage, index),
    ...strangers(protocol, stage, index),
    ...withoutLimit(protocol, stage, index),
  ]),
  ...protocol.duties.flatMap((duty, index) => lateGuards(protocol, duty, index)),
];
