import type { Case } from '../bot/protocol/case.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { World } from '../bot/protocol/world.ts';

/** What every card is drawn from: the protocol, the case, and the moment (UTC) at which somebody looks. */
export interface View {
  readonly world: World;
  readonly case: Case;
  readonly now: Instant;
}
