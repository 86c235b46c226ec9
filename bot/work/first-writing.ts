import type { Case, Intake, Actor } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import { decide } from '../protocol/decide/decide.ts';
import type { Duty } from '../protocol/definition.ts';
import { intakeWords } from '../protocol/intake-words.ts';
import { firstStage, nextStage } from '../protocol/ladder.ts';
import type { World } from '../protocol/world.ts';

/** Past an informal first stage the matter goes straight to the next level: the duty whose writing does so. */
function firstWriting(world: World, kase: Case): Duty | undefined {
  const next = nextStage(world, kase, firstStage(world).id);
  return world.protocol.duties.find(
    (duty) => duty.kind === 'raise' && duty.writing && duty.stage === next?.id,
  );
}

/** The words of the form as the first text to the next level. */
const wordsFor = (duty: Duty, intake: Intake): Record<string, string> =>
  Object.fromEntries(
    (duty.writing?.fields ?? []).map((field) => [
      field.id,
      field.prefill === 'intake' ? intakeWords({ ...intake, wouldSettle: '' }) : intake.wouldSettle,
    ]),
  );

/** The case as it will be once the first text has arrived. */
function foresee(world: World, kase: Case, duty: Duty, actor: Actor, now: string): Case {
  const [key] = duty.writing?.fulfils ?? [];
  if (!key) return kase;
  const report: Report = { key, stage: duty.stage };
  const decision = decide(world, kase, { id: 'preview', now, actor, type: 'record', report });
  return 'refused' in decision ? kase : decision.next;
}

type Open = Extract<Command, { type: 'open' }>;

/** Past an informal talk the matter goes up in writing: the case as it then will be, and the text. */
export function goUp(
  world: World,
  opened: Case,
  command: Open,
  draft: string,
): { preview: Case; write: Command } | undefined {
  const duty = firstWriting(world, opened);
  if (!duty) return undefined;
  const { now, actor, intake } = command;
  const fields = wordsFor(duty, intake);
  const write: Command = {
    id: `write:${draft}`,
    now,
    actor,
    type: 'write',
    duty: duty.id,
    fields,
    attested: [],
  };
  return { preview: foresee(world, opened, duty, actor, now), write };
}
