import type { FormId } from './form-id.ts';
import type { Move } from './move.ts';
import { movesOf } from './moves.ts';
import type { View } from './view.ts';

/** What each does in their own name only: closing a case, and opening its thread again, are nobody's word. */
const IN_OWN_NAME: readonly FormId[] = ['close', 'reopen-thread', 'details'];

/** What may be put on record now for somebody outside Teams, most pressing first. */
export const movesFor = (view: View, person: string): Move[] =>
  movesOf(view).filter(
    ({ form, who }) => !IN_OWN_NAME.includes(form) && who.some((party) => party.person === person),
  );
