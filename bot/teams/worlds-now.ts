import type { CaseService } from '../ports/case-service.ts';
import type { World } from '../protocol/world.ts';

/** Every procedure that can be raised, with what its owner has set for it by now. */
export const worldsNow = (cases: CaseService): World[] => cases.protocols.map((it) => cases.worldOf(it));
