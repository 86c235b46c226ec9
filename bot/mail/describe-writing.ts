import type { Case, Party, Writing } from '../protocol/case.ts';
import { partyTitle, sideTitle } from '../protocol/cast-role.ts';
import type { Protocol, Who, WritingField } from '../protocol/definition.ts';
import { contactsOf } from '../protocol/gate.ts';
import { entryOf } from '../protocol/entry-of.ts';
import { holds } from '../protocol/predicate.ts';
import { type OwnerSettings, dutyOf, roleTitle, stageOf } from '../protocol/world.ts';
import { cleanBlock, cleanInline } from './clean-text.ts';
import { sayFullDay, sayTime } from '../../cards/say-date.ts';
import { sayLimit } from '../../cards/say-limit.ts';
import { lowerFirst } from '../../cards/say-list.ts';
import { formCalled } from '../../cards/form-words.ts';
import { type LetterForm, describeForm } from './describe-form.ts';
import { messageNumber } from './message-number.ts';
import { copiesOf, recipientsOf, whoAndWhy } from './recipients.ts';

/** What a mail says, before it is HTML or plain text. Every text is clean, and none is escaped. */
export interface Letter {
  readonly ref: string;
  readonly service: string;
  readonly title: string;
  /** Names the matter, and nothing that anybody wrote: a mail client shows the first lines of a mail on a locked phone. */
  readonly opening: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Says whose words follow: a form's headings speak to its writer ("What you found"). */
  readonly lead: string;
  /** A form of the protocol, in place of words under headings of the writing's own. */
  readonly form?: LetterForm;
  readonly parts: readonly { readonly heading: string; readonly text: string }[];
  readonly confirmed: readonly string[];
  readonly to: readonly string[];
  readonly copies: readonly string[];
  readonly answer: readonly string[];
  readonly danger: readonly string[];
  /** References and numbers that no line should end in the middle of; at least one, longer ones first. */
  readonly unbroken: readonly string[];
  readonly footer: readonly string[];
}

export const DANGER = 'If a child or young person is in danger';

/**
 * `settings` tell the numbers that the partnership has given beside the printed ones. Throws `RangeError` where the
 * protocol has no form for the writing.
 */
export function describeWriting(
  protocol: Protocol,
  kase: Case,
  writing: Writing,
  settings?: OwnerSettings,
): Letter {
  const form = dutyOf(protocol, writing.duty).writing;
  if (!form)
    throw new RangeError(`duty "${writing.duty}" of protocol ${protocol.id} has no form for a writing`);
  const filled = describeForm(protocol, writing);
  const numbers = numbersOf({ protocol, ...(settings && { settings }) }, kase);
  return {
    ref: kase.ref,
    service: `Counterpart for ${protocol.shortTitle}`,
    title: forReaders(form.title),
    opening: opening(protocol, kase, writing),
    facts: facts(protocol, kase, writing),
    lead: `${cleanInline(writing.by.name)} ${filled ? 'sent this form.' : 'wrote, under the headings of the form:'}`,
    ...(filled ? { form: filled } : {}),
    parts: [
      ...parts(filled ? [] : form.fields, writing),
      ...confirmedWords(kase, formCalled(protocol, writing.form)?.fields ?? form.fields, writing),
    ],
    confirmed: form.attest.filter((one) => writing.attested.includes(one.duty)).map((one) => one.label),
    to: recipientsOf(writing).map((party) => whoAndWhy(protocol, kase, party, 'to')),
    copies: copiesOf(writing).map((party) => whoAndWhy(protocol, kase, party, 'copy')),
    answer: [...asked(protocol, kase, writing), ...answer(kase)],
    danger: danger(numbers),
    // The message number may break: one with the name of a form in it is wider than a telephone.
    unbroken: [kase.ref, ...numbers.map(({ phone }) => phone)],
    footer: footer(kase, writing),
  };
}

/** "Your written answer", as the form calls it, is nobody's own for those who get it. */
const forReaders = (title: string): string =>
  title.replace(/^Your (.)/, (_, first: string) => first.toUpperCase());

const parts = (fields: readonly WritingField[], writing: Writing): Letter['parts'] => [
  ...fields.map(({ id, label }) => ({ heading: label, text: cleanBlock(entryOf(writing.fields, id) ?? '') })),
  ...(writing.reason === undefined
    ? []
    : [{ heading: 'Why this goes up before its time', text: cleanBlock(writing.reason) }]),
];

/** Both sides have confirmed one wording. Where the letter says it otherwise, the mail carries that wording too. */
function confirmedWords(
  kase: Case,
  fields: readonly { readonly id: string; readonly prefill?: string | undefined }[],
  writing: Writing,
): Letter['parts'] {
  const { settlement } = kase;
  const field = fields.find(({ prefill }) => prefill === 'settlement');
  if (!settlement?.confirmedBy || !field) return [];
  const confirmed = cleanBlock(settlement.wording);
  if (cleanBlock(entryOf(writing.fields, field.id) ?? '') === confirmed) return [];
  return [{ heading: 'The words that both sides confirmed in the case', text: confirmed }];
}

const agency = (kase: Case, side: Party['side']): string =>
  cleanInline(kase.parties.find((party) => party.side === side)?.agencyName ?? 'an agency');

const opening = (protocol: Protocol, kase: Case, writing: Writing): string =>
  `This is about ${kase.ref}, a disagreement between ${agency(kase, 'raising')}, which raised it, and ` +
  `${agency(kase, 'receiving')}, under “${protocol.title}”. It was written at the stage ` +
  `“${stageOf(protocol, writing.stage).title}”.`;

const facts = (protocol: Protocol, kase: Case, writing: Writing): Letter['facts'] => [
  { label: 'Written by', value: writer(protocol, kase, writing) },
  { label: 'Written on', value: `${sayFullDay(writing.at)} at ${sayTime(writing.at)}` },
  {
    label: `Child’s reference in the system of ${agency(kase, 'raising')}`,
    value: cleanInline(kase.intake.childReference) || 'none was given',
  },
];

/** Of several parts that the writer has, the one by which the text is theirs. */
function writer(protocol: Protocol, kase: Case, { by, side, stage, duty }: Writing): string {
  const theirs = kase.parties.filter((party) => party.person === by.person);
  const roles = [dutyOf(protocol, duty).by.role, stageOf(protocol, stage).holders[side]];
  const onSide = theirs.filter((party) => party.side === side);
  const party = onSide.find(({ role }) => roles.includes(role)) ?? onSide[0] ?? theirs[0];
  const place = party ? [partyTitle(protocol, party), cleanInline(party.agencyName)] : [];
  const hand = by.via ? ` (recorded by ${cleanInline(by.via.name)})` : '';
  return `${[cleanInline(by.name), ...place].join(', ')}${hand}`;
}

/** Who is asked, by what their agency calls them: the side's words where it is one side that is asked. */
function sayWho(protocol: Protocol, kase: Case, { side, role }: Who, stage: string): string {
  if (role === 'everyone') return 'Everybody';
  const one = side === 'each' || side === 'joint' ? undefined : side;
  const held = role === 'holder' ? one && stageOf(protocol, stage).holders[one] : role;
  if (held === undefined) return 'Whoever holds the stage';
  return `The ${one ? sideTitle(protocol, kase, one, held) : roleTitle(protocol, held)}`;
}

/** What the arrival of this mail asks of somebody, and in which time: the days count from it. */
const asked = (protocol: Protocol, kase: Case, { duty, stage }: Writing): string[] => {
  const fulfils: readonly string[] = dutyOf(protocol, duty).writing?.fulfils ?? [];
  return protocol.duties.flatMap((one) => {
    const starts = one.starts.some((ref) => fulfils.includes(ref.key) && (ref.stage ?? one.stage) === stage);
    if (!starts || one.kind !== 'write' || !one.limit) return [];
    const within = `within ${sayLimit(one.limit)} of receiving this mail`;
    return `${sayWho(protocol, kase, one.by, stage)} is asked to do this ${within}: ${lowerFirst(one.text)}`;
  });
};

const answer = (kase: Case): string[] => [
  `To answer, go to the thread of ${kase.ref} in Teams and reply there. Please do not name the child in it: more ` +
    'people can read the channel than receive this mail.',
];

interface Numbered {
  readonly label: string;
  readonly phone: string;
}

/** The numbers for this child or adult, as far as the case says which it is: printed, or given by the partnership. */
export const numbersOf = (files: Parameters<typeof contactsOf>[0], kase: Case): Numbered[] =>
  contactsOf(files, ({ when }) => holds(when, kase.facts) !== false).flatMap(({ label, phone, given }) =>
    phone === undefined
      ? []
      : [
          {
            label: cleanInline(given ? `${label} (number given by the partnership)` : label),
            phone: cleanInline(phone),
          },
        ],
  );

const danger = (numbers: readonly Numbered[]): string[] => [
  'Do not reply to this mail: nobody watches this mailbox for anything urgent. Call 999 in an emergency, and follow ' +
    'your own agency’s safeguarding procedure.',
  ...numbers.map(({ label, phone }) => `${label}: ${phone}`),
];

const footer = (kase: Case, writing: Writing): string[] => [
  `This mail is kept with the record of ${kase.ref}. It concerns a child or young person: share it only with ` +
    'people who need it for their work, and file it as your agency requires. If it has reached you by mistake, tell ' +
    'its writer and delete it.',
  `Message number: ${messageNumber(kase.ref, writing)}`,
];
