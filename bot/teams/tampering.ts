import type { CaseButtonData } from '../../cards/form-id.ts';
import type { Case } from '../protocol/case.ts';
import type { World } from '../protocol/world.ts';

/**
 * What a button carries that no card of this case ever had: a stage to which it has not come, a stage or a duty that
 * its protocol does not know. Undefined for a button as we draw them, however old its card.
 */
export function tamperingWith(
  { protocol }: World,
  kase: Case,
  { form, stage, to, duty }: CaseButtonData,
): 'unknown-stage' | 'unreached-stage' | 'unknown-duty' | undefined {
  // Nothing comes between a person and the danger to a child.
  if (form === 'danger') return undefined;
  const isStage = (id: string): boolean => protocol.stages.some((it) => it.id === id);
  if ((stage !== '' && !isStage(stage)) || (to !== undefined && !isStage(to))) return 'unknown-stage';
  if (stage !== '' && !kase.stages.some((run) => run.stage === stage)) return 'unreached-stage';
  if (duty !== undefined && !protocol.duties.some((it) => it.id === duty)) return 'unknown-duty';
  return undefined;
}
