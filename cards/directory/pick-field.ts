import type { ChoiceField, TextField } from '../fields/field.ts';
import { plainName } from '../say-people.ts';
import type { Option } from './directory-view.ts';

/** A card has room for so many choices; beyond that, people type. */
const MOST_CHOICES = 60;
const MOST_NAMED = 5;

interface Asking {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly required: boolean;
  readonly missing: string;
  readonly initial?: string | undefined;
  readonly hint?: string | undefined;
  /** What is typed where there are too many to choose from. */
  readonly typing: string;
}

/** A list to choose from; a text field where the list would be too long for a card, or has nothing in it. */
export function pickField(asking: Asking): ChoiceField | TextField {
  const { id, label, options, required, missing, initial, hint, typing } = asking;
  if (!isTyped(options)) {
    const choices = options.map((it) => ({ value: it.value, label: plainName(it.label) }));
    return { kind: 'choice', look: 'filtered', id, label, required, missing, initial, hint, choices };
  }
  const known = options.find(({ value }) => value === initial);
  const both = [hint, typing].filter((it) => it !== undefined).join(' ');
  const begins = known?.also ?? known?.label;
  return { kind: 'text', lines: 'one', max: 200, id, label, required, missing, hint: both, initial: begins };
}

const lower = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');

function matching({ label, also }: Option, wanted: string): 'whole' | 'part' | undefined {
  const names = [label, also ?? ''].map(lower);
  if (names.includes(wanted)) return 'whole';
  return names.some((name) => name.includes(wanted)) ? 'part' : undefined;
}

/** Whether people type what they mean: there is nothing to choose from, or too much. */
export const isTyped = (options: readonly Option[]): boolean =>
  options.length === 0 || options.length > MOST_CHOICES;

/** What was typed and is none of the options, so that it may be something new; undefined otherwise. */
export function unknownPick(options: readonly Option[], given: string | undefined): string | undefined {
  const name = (given ?? '').trim().replace(/\s+/g, ' ');
  const fits = options.some((it) => it.value === given || matching(it, lower(name)) !== undefined);
  return isTyped(options) && name !== '' && !fits ? name : undefined;
}

/** Which option is meant; undefined where nothing was given. */
export function readPick(
  options: readonly Option[],
  given: string | undefined,
): { readonly value: string | undefined } | { readonly problem: string } {
  const wanted = lower(given ?? '');
  if (wanted === '') return { value: undefined };
  const chosen = options.find(({ value }) => value === given);
  if (chosen) return { value: chosen.value };
  const whole = options.filter((it) => matching(it, wanted) === 'whole');
  const fitting = whole.length > 0 ? whole : options.filter((it) => matching(it, wanted) === 'part');
  const [first] = fitting;
  if (first && fitting.length === 1) return { value: first.value };
  if (!first) return { problem: 'Please check the spelling: nothing in the directory fits this.' };
  const names = fitting.slice(0, MOST_NAMED).map((it) => it.also ?? it.label);
  const more = fitting.length > MOST_NAMED ? ` and ${fitting.length - MOST_NAMED} more` : '';
  return { problem: `Please say which: ${names.join('; ')}${more}.` };
}

/** For a list in which "nobody" is an answer. */
export const NOBODY: Option = { value: 'nobody', label: 'Nobody' };
