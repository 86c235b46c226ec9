import { type Mistake, type Path, error } from './check-mistake.ts';
import { namesAt, placesOf } from './check-places.ts';
import type { Protocol } from './definition.ts';

/** How many entries a list may have: more make no card that anybody could use. */
const COUNTS: readonly (readonly [list: string, most: number, what: string])[] = [
  ['overall', 10, 'days of the whole case'],
  ['questions', 12, 'questions'],
  ['questions.*.answers', 30, 'answers'],
  ['eligibility', 40, 'rules'],
  ['categories', 60, 'categories'],
  ['gate.triggers', 10, 'triggers'],
  ['gate.steps', 20, 'steps'],
  ['gate.contacts', 20, 'contacts'],
  ['roles', 60, 'roles'],
  ['substitutes', 60, 'substitutes'],
  ['stages', 20, 'stages'],
  ['stages.*.outOfTurn.reasons', 20, 'reasons'],
  ['stages.*.members', 20, 'groups of members'],
  ['duties', 200, 'duties'],
  ['duties.*.to', 10, 'people to write to'],
  ['duties.*.copies', 20, 'copies'],
  ['duties.*.confirm', 10, 'statements to tick'],
  ['duties.*.writing.attest', 10, 'statements to tick'],
  ['forms', 20, 'forms'],
  ['forms.*.fields.*.allowed', 60, 'choices'],
  ['links', 40, 'links'],
  ['guidance', 40, 'pieces of guidance'],
  ['flags', 40, 'flags'],
  ['readings', 200, 'readings'],
];

const tooMany = (protocol: Protocol): Mistake[] =>
  COUNTS.flatMap(([list, most, what]) =>
    placesOf(protocol, list).flatMap(({ path, value }) =>
      Array.isArray(value) && value.length > most
        ? [error(path, `too many ${what}: ${value.length}, where ${most} are the most`)]
        : [],
    ),
  );

/** The texts that one card shows together: what each entry weighs beside its words, and what there is room for. */
interface Shown {
  readonly card: string;
  readonly at: Path;
  readonly texts: readonly string[];
  readonly beside: number;
  /** In bytes. A card of Teams takes 28 KB; the rest is for what else stands in this one. */
  readonly most: number;
}

const KB = 1024;
const textsOf = (protocol: Protocol, ...patterns: readonly string[]): string[] =>
  patterns.flatMap((pattern) => namesAt(protocol, pattern).map(({ value }) => value));

const shown = (protocol: Protocol): Shown[] => [
  {
    card: 'the form in which a matter is raised (its categories and questions)',
    at: ['categories'],
    texts: textsOf(protocol, 'categories.*.label', 'questions.*.ask', 'questions.*.answers.*.label'),
    beside: 40,
    most: 12 * KB,
  },
  {
    card: 'the card of the first help in danger (triggers, steps and contacts)',
    at: ['gate'],
    texts: textsOf(
      protocol,
      'gate.triggers.*.label',
      'gate.steps.*.text',
      'gate.contacts.*.label',
      'gate.note',
    ),
    beside: 100,
    most: 12 * KB,
  },
  {
    card: 'the card that tells how it works (the titles and the "about" of all stages)',
    at: ['stages'],
    texts: textsOf(protocol, 'about', 'stages.*.title', 'stages.*.about', 'overall.*.meaning'),
    beside: 150,
    most: 20 * KB,
  },
  ...protocol.stages.map(({ id }, index) => ({
    card: `the card of stage ${id} (the texts of its duties)`,
    at: ['stages', index, 'id'],
    texts: protocol.duties.flatMap((duty) => (duty.stage === id ? [`${duty.text}${duty.button ?? ''}`] : [])),
    beside: 300,
    most: 18 * KB,
  })),
];

const encoder = new TextEncoder();
/** A text that is too long by itself is said to be so where it stands, and not of its card as well. */
const MOST_OF_ONE = 1000;

const tooFull = (protocol: Protocol): Mistake[] =>
  shown(protocol).flatMap(({ card, at, texts, beside, most }) => {
    const weight = texts.reduce(
      (total, text) => total + beside + Math.min(encoder.encode(text).length, MOST_OF_ONE),
      0,
    );
    const say = (bytes: number): string => `${Math.ceil(bytes / KB)} KB`;
    return weight <= most
      ? []
      : [
          error(
            at,
            `too much for ${card}: about ${say(weight)}, where there is room for ${say(most)}; use fewer or shorter texts`,
          ),
        ];
  });

/** More than a card can carry, all its texts together. */
export const checkRoom = (protocol: Protocol): Mistake[] => [...tooMany(protocol), ...tooFull(protocol)];
