import type { Case } from '../../protocol/case.ts';
import { isUnprovenAddress } from '../../protocol/unconfirmed-address.ts';

/** True where the address of somebody was typed by somebody of the case, and nobody has confirmed it: they are told nothing of the matter. */
export const isUnproven = ({ parties }: Case, person: string): boolean =>
  parties.some((party) => party.person === person && isUnprovenAddress(party));
