import { actorsOf, partOf } from '../authority.ts';
import { type Judgement, type Matter, accept, notYours, refuse } from './judgement.ts';

/** A thread that is known to be there is not opened again. */
export function reopenThread(matter: Matter): Judgement {
  const { receipts } = matter.case;
  const parties = actorsOf(matter.case);
  if (!partOf(parties, matter.actor)) return notYours(parties);
  const { outcome } = receipts['thread'] ?? {};
  if (outcome === undefined || outcome === 'delivered') return refuse('not-now');
  return accept({ type: 'thread-reopened', at: matter.now, by: matter.actor });
}
