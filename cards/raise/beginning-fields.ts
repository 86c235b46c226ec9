import { beginningsOf } from '../../bot/protocol/beginning.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import type { EventKey } from '../../bot/protocol/event-key.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { Field } from '../fields/field.ts';
import { momentFields, readPastFields } from '../fields/moment-fields.ts';
import { sayEvent } from '../say-happening.ts';
import { upperFirst } from '../say-list.ts';
import type { Problems, RaiseForm, Typed } from '../submission.ts';

/** In the words of whoever raises the matter; any other event in the words of the record. */
const LABELS: Partial<Record<EventKey, string>> = {
  'disagreement-arose': 'We disagreed',
  'decision-received': 'I received a decision',
  'manager-aware': 'My line manager knows about it',
  'concern-remains': 'I am worried, and we talk informally first',
};

/** What the case can begin with. */
const choicesOf = (protocol: Protocol) =>
  beginningsOf(protocol).map((key) => ({ value: key, label: LABELS[key] ?? upperFirst(sayEvent(key)) }));

export function beginningFields(protocol: Protocol, now: Instant): Field[] {
  const choices = choicesOf(protocol);
  if (choices.length === 0) return [];
  return [
    {
      kind: 'choice',
      id: 'zero',
      look: 'expanded',
      label: 'What did it start with?',
      required: true,
      missing: 'Please choose what it started with.',
      // Where one answer passes over the informal talk, nobody is led to it.
      initial: choices.some(({ value }) => value === 'concern-remains') ? undefined : choices[0]?.value,
      choices,
    },
    ...momentFields({
      id: 'zero',
      dateLabel: 'On which day was that?',
      timeLabel: 'At what time?',
      timeRequired: true,
      initial: now,
      hint: 'The days are counted from here. UK time.',
    }),
  ];
}

type Begun = Pick<RaiseForm, 'dayZero'>;

export function readBeginning(
  protocol: Protocol,
  values: Typed,
  now: Instant,
): { value: Begun } | { problems: Problems } {
  const start = choicesOf(protocol).find(({ value }) => value === values['zero']);
  if (!start) return { value: {} };
  const when = readPastFields(values, now, [], 'zero');
  return 'problems' in when ? when : { value: { dayZero: { key: start.value, at: when.at } } };
}
