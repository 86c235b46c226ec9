import type { NoticeReason } from '../../protocol/effect.ts';
import type { Party } from '../../protocol/case.ts';
import { partyTitle } from '../../protocol/cast-role.ts';
import { movesFor } from '../../../cards/on-behalf-moves.ts';
import { recordersOf } from '../../../cards/recorders-of.ts';
import { sayList } from '../../../cards/say-list.ts';
import type { View } from '../../../cards/view.ts';
import { cleanInline } from '../clean-text.ts';
import type { NoticePart } from './notice-letter.ts';

const NOBODY_READS = 'Nobody reads the mailbox from which this mail comes.';

const sayRecorder = (view: View, party: Party): string =>
  `${cleanInline(party.name)}, ${partyTitle(view.world.protocol, party)}, ${cleanInline(party.agencyName)}: ${cleanInline(party.email)}`;

/** The one to whom a reply goes: the first in Teams who may put the answer on record; undefined for whoever is in Teams. */
export const replyTo = (view: View, { outside, person }: Party): Party | undefined =>
  outside === true ? recordersOf(view, person)[0] : undefined;

function byReply(view: View, party: Party): string[] {
  const [first, ...others] = recordersOf(view, party.person);
  if (!first) {
    return [
      'Nobody of this case can put your answer on record at the moment. Please ring the business manager of your partnership, so that somebody can.',
      NOBODY_READS,
    ];
  }
  const name = cleanInline(first.name);
  return [
    `Reply to this mail, or ring: your reply goes to ${name}, who is in Teams and puts on record for you what you say. It is marked as yours, and as written down by ${name}; you get a mail about it each time.`,
    ...[first, ...others].map((it) => sayRecorder(view, it)),
    `${NOBODY_READS} Please do not send a reply to more people than need it.`,
  ];
}

/** How to answer, for whoever is outside Teams and for whoever only was not reached there. */
export const answering = (view: View, party: Party): NoticePart => ({
  heading: 'How to answer',
  lines:
    party.outside === true
      ? byReply(view, party)
      : [
          `Open it in Teams: write “case ${view.case.ref}” to Counterpart in your own chat with it, or go to the thread of the case in its channel. What the case says can be read there.`,
          'If you cannot open it there, ask the business manager of your partnership to add you to the team.',
          `${NOBODY_READS} Please do not reply to it.`,
        ],
});

/** What may be put on record for somebody now, by the words of the buttons. */
export function recordable(view: View, party: Party): NoticePart[] {
  const moves = party.outside === true ? movesFor(view, party.person) : [];
  const names = [...new Set(recordersOf(view, party.person).map(({ name }) => cleanInline(name)))];
  if (moves.length === 0 || names.length === 0) return [];
  return [
    {
      heading: `What ${sayList(names, 'or')} can put on record for you now`,
      items: [...new Set(moves.map(({ label }) => label))],
    },
  ];
}

/** What to do about something that was put on record and is not what they meant. */
export function putRight(view: View, party: Party, reason: NoticeReason): NoticePart[] {
  if (reason !== 'recorded-for-you') return [];
  const [first] = recordersOf(view, party.person);
  const whom = first ? `by replying to this mail: it goes to ${cleanInline(first.name)}` : 'at once';
  return [
    {
      heading: 'If that is not what you said',
      lines: [
        `Say so ${whom}. Nothing on record is ever rubbed out: what is right is put beside it, with the day on which you said so.`,
      ],
    },
  ];
}
