import type { CaseButtonData } from '../../cards/form-id.ts';
import type { World } from '../protocol/world.ts';

/**
 * What a button carries that no card of this case ever had: a stage or a duty that its protocol does not know.
 * Undefined for a button as we draw them, however old its card.
 */
export function tamperingWith(
  { protocol }: World,
  { stage, to, duty }: CaseButtonData,
): 'unknown-stage' | 'unknown-duty' | undefined {
  const isStage = (id: string): boolean => protocol.stages.some((it) => it.id === id);
  if ((stage !== '' && !isStage(stage)) || (to !== undefined && !isStage(to))) return 'unknown-stage';
  if (duty !== undefined && !protocol.duties.some((it) => it.id === duty)) return 'unknown-duty';
  return undefined;
}
