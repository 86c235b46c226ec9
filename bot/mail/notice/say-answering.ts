import type { NoticeReason } from '../../protocol/effect.ts';
import type { Party } from '../../protocol/case.ts';
import { partyTitle } from '../../protocol/cast-role.ts';
import type { PersonCard } from '../../protocol/roster.ts';
import { dutyOf, stageOf } from '../../protocol/world.ts';
import type { Move } from '../../../cards/move.ts';
import { movesFor } from '../../../cards/on-behalf-moves.ts';
import { recordersOf } from '../../../cards/recorders-of.ts';
import { sayList } from '../../../cards/say-list.ts';
import { stageNow } from '../../../cards/stage-now.ts';
import type { View } from '../../../cards/view.ts';
import { cleanInline } from '../clean-text.ts';
import { businessManagers, sayManagers } from './business-managers.ts';
import { isUnproven } from './is-unproven.ts';
import type { NoticePart } from './notice-letter.ts';

const NOBODY_READS = 'Nobody reads the mailbox from which this mail comes.';

const sayRecorder = (view: View, party: Party): string =>
  `${cleanInline(party.name)}, ${partyTitle(view.world.protocol, party)}, ${cleanInline(party.agencyName)}: ${cleanInline(party.email)}`;

/**
 * The one to whom a reply goes: the first in Teams who may put the answer on record, else the business manager, who
 * alone hears from somebody whose address is not confirmed. Undefined for whoever is in Teams.
 */
export function replyTo(view: View, { outside, person }: Party): PersonCard | undefined {
  if (outside !== true) return undefined;
  const [manager] = businessManagers(view);
  return isUnproven(view.case, person) ? manager : (recordersOf(view, person)[0] ?? manager);
}

/** Before anything of the matter goes to an address that somebody has typed. */
const confirmedFirst = (view: View): string[] => [
  'The business manager confirms your address first; then you get what was written, and can answer.',
  `To have it confirmed, or if you are not the right person, reply to this mail or write to ${sayManagers(view)}.`,
];

function byReply(view: View, party: Party): string[] {
  const [first, ...others] = recordersOf(view, party.person);
  if (!first) {
    return [
      `Nobody of this case can put your answer on record at the moment. Please write to ${sayManagers(view)}, so that somebody can.`,
      NOBODY_READS,
    ];
  }
  const name = cleanInline(first.name);
  const other = first.side === party.side ? '' : ', is of the other side';
  return [
    `Reply to this mail: your reply goes to ${name}, who is in Teams${other} and puts on record for you what you say. It is marked as yours, and as written down by ${name}; you get a mail about it each time.`,
    ...[first, ...others].map((it) => sayRecorder(view, it)),
    `If you would rather write to somebody of neither side: ${sayManagers(view)}.`,
    `${NOBODY_READS} Please do not send a reply to more people than need it.`,
  ];
}

/** How to answer, for whoever is outside Teams and for whoever only was not reached there. */
export function answering(view: View, party: Party): NoticePart {
  if (isUnproven(view.case, party.person))
    return { heading: 'What happens next', lines: confirmedFirst(view) };
  return {
    heading: 'How to answer',
    lines:
      party.outside === true
        ? byReply(view, party)
        : [
            `Open it in Teams: write “case ${view.case.ref}” to Counterpart in your own chat with it, or go to the thread of the case in its channel. What the case says can be read there.`,
            `If you cannot open it there, ask ${sayManagers(view)}, to add you to the team.`,
            NOBODY_READS,
          ],
  };
}

/** What may be put on record: in the words of the protocol where it is a duty, as nobody outside has seen its button. */
function sayMove(view: View, { label, duty: id }: Move): string {
  if (id === undefined) return label;
  const { text, stage } = dutyOf(view.world.protocol, id);
  const from = stageOf(view.world.protocol, stage).title;
  return stage === stageNow(view).id ? text : `${text} (from the step “${from}”)`;
}

/** What may be put on record for somebody now. */
export function recordable(view: View, party: Party): NoticePart[] {
  if (isUnproven(view.case, party.person)) return [];
  const moves = party.outside === true ? movesFor(view, party.person) : [];
  const names = [...new Set(recordersOf(view, party.person).map(({ name }) => cleanInline(name)))];
  if (moves.length === 0 || names.length === 0) return [];
  return [
    {
      heading: `What ${sayList(names, 'or')} can put on record for you now`,
      items: [...new Set(moves.map((move) => sayMove(view, move)))],
    },
  ];
}

/** What to do about something that was put on record and is not what they meant. */
export function putRight(view: View, party: Party, reason: NoticeReason): NoticePart[] {
  if (reason !== 'recorded-for-you') return [];
  const first = replyTo(view, party);
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
