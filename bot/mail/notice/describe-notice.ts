import type { Notice } from '../../ports/delivery.ts';
import type { Party } from '../../protocol/case.ts';
import { partyTitle } from '../../protocol/cast-role.ts';
import { readingOf } from '../../protocol/reading.ts';
import { ownTasks } from '../../../cards/own-tasks.ts';
import { upperFirst, withoutStop } from '../../../cards/say-list.ts';
import { agencyOf } from '../../../cards/say-people.ts';
import { stageNow } from '../../../cards/stage-now.ts';
import type { View } from '../../../cards/view.ts';
import { cleanBlock, cleanInline } from '../clean-text.ts';
import { DANGER, numbersOf } from '../describe-writing.ts';
import type { NoticeLetter, NoticePart } from './notice-letter.ts';
import { recordedFor } from './recorded-for.ts';
import { isUnproven } from './is-unproven.ts';
import { answering, putRight, recordable } from './say-answering.ts';
import { sayReason } from './say-reason.ts';

interface Telling {
  readonly view: View;
  readonly notice: Notice;
  readonly party: Party;
  /** Outside Teams the letter is all that they have: whoever may read the matter finds it there. */
  readonly tellsMatter: boolean;
}

const TITLES: Partial<Record<Notice['reason'], string>> = {
  danger: 'A child or young person may be in danger',
  remind: 'Reminder: you are asked to act',
  'recorded-for-you': 'Something was put on record for you',
};

const opening = ({ view }: Telling): string =>
  `This is about ${view.case.ref}, a disagreement between ${agencyOf(view.case, 'raising')}, which raised it, and ` +
  `${agencyOf(view.case, 'receiving')}, under “${view.world.protocol.title}”. It is at the stage ` +
  `“${stageNow(view).title}”.`;

function whyYou({ view, notice, party }: Telling): NoticePart {
  const here = party.outside
    ? 'You get this by e-mail because you are not in the Teams of this partnership.'
    : 'You get this by e-mail because the message in Teams did not reach you, or may not have.';
  return { heading: 'Why you get this', lines: [sayReason(view, notice.reason, party), here] };
}

function whatToDo({ view, notice, party }: Telling): NoticePart[] {
  const isBare = isUnproven(view.case, party.person);
  const tasks = ownTasks(view, party.person);
  const none = notice.reason === 'recorded-for-you' ? [] : ['Nothing else has a date at the moment.'];
  if (tasks.length === 0 && none.length === 0) return [];
  return [
    {
      heading: notice.reason === 'danger' ? 'What else you are asked to do' : 'What you are asked to do',
      lines: tasks.length === 0 ? none : [],
      items: tasks.map(({ what, when, why }) =>
        [what, when === '' ? '' : `${withoutStop(when)}.`, isBare ? '' : why].filter(Boolean).join(' '),
      ),
    },
  ];
}

/** The matter in its writer's words, and the wording that waits for an answer. */
function matter({ view, tellsMatter }: Telling): NoticePart[] {
  const { intake, settlement } = view.case;
  if (!tellsMatter) return [];
  const offered =
    settlement && view.case.outcome === undefined
      ? [
          { heading: 'How it has been proposed to settle it', text: settlement.wording },
          ...(settlement.objection
            ? [{ heading: 'What the other side finds wrong with that', text: settlement.objection.reason }]
            : []),
        ]
      : [];
  const raised = [
    { heading: 'What happened', text: intake.whatHappened },
    { heading: 'What shows it', text: intake.evidence },
    { heading: 'What would settle it', text: intake.wouldSettle },
    { heading: 'The child’s reference at the agency that raised it', text: intake.childReference },
  ];
  const quotes = [...raised, ...offered]
    .map(({ heading, text }) => ({ heading, text: cleanBlock(text) }))
    .filter(({ text }) => text !== '');
  return quotes.length === 0 ? [] : [{ heading: 'What it is about, as it was written', quotes }];
}

const danger = (view: View): NoticePart => ({
  heading: DANGER,
  lines: [
    'Do not answer this mail with it, and do not wait. Call 999 in an emergency, and follow your own agency’s safeguarding procedure.',
    ...numbersOf(view.world, view.case).map(({ label, phone }) => `${label}: ${phone}`),
  ],
});

const footer = ({ view, tellsMatter }: Telling, number: string): string[] => [
  tellsMatter
    ? `This mail concerns a child or young person: share it only with people who need it for their work, and file it as your agency requires. If it has reached you by mistake, tell whoever is named above and delete it.`
    : `That this mail was sent is on the record of ${view.case.ref}. If it has reached you by mistake, please delete it.`,
  `Message number: ${number}`,
];

/**
 * What one person is told of a case. Nothing of what was written goes to whoever can read it in Teams, or may not, nor
 * to an address that somebody has typed and nobody has confirmed.
 */
export function describeNotice(view: View, notice: Notice, party: Party, number: string): NoticeLetter {
  const { world, case: kase, now } = view;
  const readsAll = readingOf(world, kase, party.person, now).may === 'all';
  const mayBeTold = readsAll && !isUnproven(kase, party.person);
  const telling: Telling = { view, notice, party, tellsMatter: party.outside === true && mayBeTold };
  const isDanger = notice.reason === 'danger';
  return {
    service: `Counterpart for ${world.protocol.shortTitle}`,
    title: TITLES[notice.reason] ?? 'You are asked to act',
    opening: opening(telling),
    facts: [
      {
        label: 'Your part',
        value: `${upperFirst(partyTitle(world.protocol, party))}, ${cleanInline(party.agencyName)}`,
      },
    ],
    parts: [
      ...(isDanger ? [danger(view)] : []),
      whyYou(telling),
      ...(notice.reason === 'recorded-for-you' ? recordedFor(view, party.person, telling.tellsMatter) : []),
      ...putRight(view, party, notice.reason),
      ...whatToDo(telling),
      answering(view, party),
      ...recordable(view, party),
      ...matter(telling),
      ...(isDanger ? [] : [danger(view)]),
    ],
    unbroken: [kase.ref, ...numbersOf(view.world, view.case).map(({ phone }) => phone)],
    footer: footer(telling, number),
  };
}
