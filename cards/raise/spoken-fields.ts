import { beginningsOf, beginsWithTalk, isRaisedIn, stageBegun } from '../../bot/protocol/beginning.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { Choice, Field } from '../fields/field.ts';
import { momentFields, readPastFields } from '../fields/moment-fields.ts';
import type { Problems, RaiseForm, Typed } from '../submission.ts';

const INFORMAL: readonly Choice[] = [
  { value: 'talk', label: 'No, we begin with a talk' },
  { value: 'tried', label: 'Yes, and it did not settle it' },
  { value: 'too-serious', label: 'No, it is too serious for an informal talk' },
];
const MIRRORED: readonly Choice[] = [
  { value: 'no', label: 'No. Sending this tells them' },
  { value: 'yes', label: 'Yes, by word of mouth' },
];

/** The question has a sense where putting it to the other side opens the formal step, or is asked for in it. */
function isAsked(protocol: Protocol): boolean {
  const beginnings = beginningsOf(protocol);
  const begun = (beginnings.length === 0 ? [undefined] : beginnings).map((key) => stageBegun(protocol, key));
  return begun.some((stage) => stage.kind !== 'informal' && isRaisedIn(protocol, stage));
}

const asksWhen = (answer: string | undefined): boolean => answer === 'yes' || answer === 'tried';

/** Has it been put to the other person already, and when? */
export function spokenFields(protocol: Protocol): Field[] {
  const informal = beginsWithTalk(protocol);
  if (!informal && !isAsked(protocol)) return [];
  return [
    {
      kind: 'choice',
      id: 'spoken',
      look: 'expanded',
      label: informal
        ? 'Have you talked about it with this person?'
        : 'Have you already raised it with them?',
      required: true,
      missing: 'Please choose an answer.',
      choices: informal ? INFORMAL : MIRRORED,
    },
    ...momentFields({
      id: 'spoken',
      dateLabel: 'If yes: on which day?',
      timeLabel: 'If yes: at what time?',
      timeRequired: false,
      hint: 'Leave this empty if your answer is no. UK time.',
    }).map((field) => ({ ...field, required: false })),
  ];
}

type Spoken = Pick<RaiseForm, 'spokenAt' | 'informal'>;

/** What the answers about an earlier talk mean, or what is missing. */
export function readSpoken(values: Typed, now: Instant): { value: Spoken } | { problems: Problems } {
  const { spoken, spokenDate = '', spokenTime = '' } = values;
  const informal = INFORMAL.find(({ value }) => value === spoken)?.value as RaiseForm['informal'];
  const begun: Spoken = informal === undefined ? {} : { informal };
  if (!asksWhen(spoken)) return { value: begun };
  const missing: Problems = {
    ...(spokenDate === '' ? { spokenDate: 'Please say on which day you talked.' } : {}),
    ...(spokenTime === '' ? { spokenTime: 'Please say at what time. About right is good enough.' } : {}),
  };
  if (Object.keys(missing).length > 0) return { problems: missing };
  const when = readPastFields(values, now, [], 'spoken');
  return 'problems' in when ? when : { value: { ...begun, spokenAt: when.at } };
}
