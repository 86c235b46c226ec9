import { type Mistake, error } from './check-mistake.ts';
import { namesAt } from './check-places.ts';

/** Where a file gives names of its own. */
const OWN_NAMES: readonly string[] = [
  'id',
  'stages.*.id',
  'stages.*.outOfTurn.reasons.*.id',
  'duties.*.id',
  'duties.*.writing.fields.*.id',
  'roles.*.id',
  'forms.*.id',
  'forms.*.fields.*.id',
  'forms.*.fields.*.columns.*.id',
  'flags.*.id',
  'gate.steps.*.id',
  'eligibility.*.steps.*.id',
];
/** The names of facts, each a path: `raising.agencyType`. */
const FACTS: readonly string[] = ['questions.*.fact', 'startAbove'];

/** What every object of the language has by itself: nothing of a file may be called so. */
const RESERVED: readonly string[] = Object.getOwnPropertyNames(Object.prototype);

/** Names that the service keeps for itself. Takes the file as it was read: it may have other mistakes. */
export const checkReserved = (file: unknown): Mistake[] =>
  [...OWN_NAMES, ...FACTS]
    .flatMap((pattern) => namesAt(file, pattern))
    .flatMap(({ path, value }) => {
      const taken = value.split('.').find((part) => RESERVED.includes(part));
      return taken === undefined
        ? []
        : [error(path, `"${taken}" is a name that the service keeps for itself; choose another`)];
    });
