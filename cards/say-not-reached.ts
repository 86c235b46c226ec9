import { type Asked, type Asking, askedHere } from '../bot/protocol/asked.ts';
import { sayMoment } from './say-date.ts';
import { sayList } from './say-list.ts';
import { partyOf, sayPerson } from './say-people.ts';
import type { View } from './view.ts';

/** What the thread did not do for somebody. */
function sayInTeams(names: string, { outcome, how }: Asking, many: boolean): string {
  const what = how === 'reminder' ? 'reminder' : 'message';
  switch (outcome) {
    case 'missed':
      return `${names} ${many ? 'are' : 'is'} not in this team`;
    case 'failed':
      return `The ${what} in Teams did not reach ${names}`;
    default:
      return `The ${what} in Teams may not have reached ${names}`;
  }
}

/** What the e-mail did that followed it; undefined while it is on its way. */
function sayMail(view: View, mail: Asking | undefined): string {
  const when = mail === undefined ? '' : sayMoment(mail.at, view.now);
  switch (mail?.outcome) {
    case undefined:
      return 'an e-mail is on its way.';
    case 'delivered':
      return `told by e-mail on ${when}.`;
    case 'unknown':
      return `an e-mail of ${when} may not have arrived either. Please ask.`;
    default:
      return 'the e-mail could not be sent either. Please tell them another way.';
  }
}

interface NotReached {
  readonly post: Asking | undefined;
  readonly mail: Asking | undefined;
}

function notReached({ last, instead }: Asked): NotReached | undefined {
  if (instead) return { post: instead, mail: last };
  if (last.outcome === 'delivered') return undefined;
  return last.how === 'e-mail' ? { post: undefined, mail: last } : { post: last, mail: undefined };
}

function say(view: View, { post, mail }: NotReached, people: readonly string[]): string {
  const parties = people.flatMap((person) => partyOf(view.case, person) ?? []);
  const names = sayList(parties.map(sayPerson));
  if (post) return `${sayInTeams(names, post, parties.length > 1)}: ${sayMail(view, mail)}`;
  return mail?.outcome === 'unknown'
    ? `The e-mail to ${names} may not have arrived. Please ask.`
    : `The e-mail to ${names} could not be sent. Please tell them another way.`;
}

/** Who was not reached at the present step as they should have been, and what was done instead; alike is said once. */
export function sayNotReached(view: View): string[] {
  const groups = new Map<string, { found: NotReached; people: string[] }>();
  for (const asked of askedHere(view.world, view.case)) {
    const found = notReached(asked);
    if (!found || asked.answered) continue;
    const alike = JSON.stringify([
      found.post?.outcome,
      found.post?.how,
      found.mail?.outcome,
      found.mail && sayMoment(found.mail.at, view.now),
    ]);
    const group = groups.get(alike);
    groups.set(alike, { found, people: [...(group?.people ?? []), asked.person] });
  }
  return [...groups.values()].map(({ found, people }) => say(view, found, people));
}
