import { AGENCY_TYPES } from './agency-type.ts';
import { type Mistake, error } from './check-mistake.ts';
import { sayKnown } from './check-near.ts';
import { namesAt, placesOf } from './check-places.ts';

/** Who is meant by their part in the case, and not by a role of the file. */
const WHOEVER: readonly string[] = ['holder', 'everyone'];

type Kind = 'stage' | 'duty' | 'role' | 'form' | 'kind of agency';

/** Where a file names something that must be in it. */
const NAMES: readonly (readonly [pattern: string, kind: Kind])[] = [
  ['stages.*.next', 'stage'],
  ['stages.*.limitDuty', 'duty'],
  ['stages.*.window', 'duty'],
  ['stages.*.holders.*', 'role'],
  ['stages.*.members.*.anyOf.*', 'role'],
  ['duties.*.stage', 'stage'],
  ['duties.*.by.role', 'role'],
  ['duties.*.to.role', 'role'],
  ['duties.*.to.*.role', 'role'],
  ['duties.*.copies.role', 'role'],
  ['duties.*.copies.*.role', 'role'],
  ['duties.*.writing.form', 'form'],
  ['duties.*.writing.attest.*.duty', 'duty'],
  ['forms.*.fields.*.requiredFrom', 'stage'],
  ['forms.*.fields.*.fromStage', 'stage'],
  ['forms.*.fields.*.filledBy', 'role'],
  ['pattern.suggests', 'stage'],
  ['substitutes.*.stages.*', 'stage'],
  ['substitutes.*.role', 'role'],
  ['substitutes.*.agencyType', 'kind of agency'],
  ['roles.*.equivalents.*.agencyType', 'kind of agency'],
];

/** Where a file names an event: its stage and its duty must be in the file too. */
const EVENTS: readonly string[] = ['duties.*.starts.*', 'duties.*.doneBy.*', 'duties.*.countsFrom.*'];

type Known = (kind: Kind) => Set<string>;

const knownIn = (file: unknown): Known => {
  const ids = (list: string): Set<string> => new Set(namesAt(file, `${list}.*.id`).map(({ value }) => value));
  const known: Record<Kind, Set<string>> = {
    stage: ids('stages'),
    duty: ids('duties'),
    role: ids('roles'),
    form: ids('forms'),
    'kind of agency': new Set(AGENCY_TYPES),
  };
  return (kind) => known[kind];
};

function missing(known: Known, kind: Kind, name: string): string | undefined {
  if (known(kind).has(name) || (kind === 'role' && WHOEVER.includes(name))) return undefined;
  const all = kind === 'role' ? [...known(kind), ...WHOEVER] : known(kind);
  return `there is no ${kind} "${name}"${sayKnown(name, all)}`;
}

function inEvents(file: unknown, known: Known): Mistake[] {
  return EVENTS.flatMap((pattern) => namesAt(file, pattern)).flatMap(({ path, value }) => {
    const [, stage, duty] = /^[^@#]*(?:@([^#]*))?(?:#(.*))?$/.exec(value) ?? [];
    const wrong = [
      stage === undefined || stage === '*' ? undefined : missing(known, 'stage', stage),
      duty === undefined ? undefined : missing(known, 'duty', duty),
    ];
    return wrong.flatMap((message) => (message === undefined ? [] : [error(path, message)]));
  });
}

/** A guard names the stage that it keeps shut. */
const inGuards = (file: unknown, known: Known): Mistake[] =>
  namesAt(file, 'duties.*.blocks.*').flatMap(({ path, value }) => {
    const message = value.startsWith('to:') ? missing(known, 'stage', value.slice(3)) : undefined;
    return message === undefined ? [] : [error(path, message)];
  });

/** A field that is required because of another names a field of its own form, and values that this one allows. */
function inForm(form: { path: Mistake['path']; value: unknown }): Mistake[] {
  const ids = new Set(namesAt(form.value, 'fields.*.id').map(({ value }) => value));
  return placesOf(form.value, 'fields.*.requiredWhen', form.path).flatMap(({ path, value }) => {
    const { field, in: values } = value as { field?: unknown; in?: unknown };
    if (typeof field !== 'string') return [];
    if (!ids.has(field))
      return [error([...path, 'field'], `there is no field "${field}" in this form${sayKnown(field, ids)}`)];
    const asked = placesOf(form.value, 'fields.*').find((it) => (it.value as { id?: unknown }).id === field);
    const allowed = namesAt(asked?.value, 'allowed.*').map((it) => it.value);
    return namesAt(values, '*')
      .filter((it) => allowed.length > 0 && !allowed.includes(it.value))
      .map((it) =>
        error(
          [...path, 'in', ...it.path],
          `the field "${field}" does not allow "${it.value}"${sayKnown(it.value, allowed, 'It allows')}`,
        ),
      );
  });
}

/**
 * Names in a protocol file that point to nothing. Takes the file as it was read: it may have other mistakes.
 */
export function checkNames(file: unknown): Mistake[] {
  const known = knownIn(file);
  const plain = NAMES.flatMap(([pattern, kind]) =>
    namesAt(file, pattern).flatMap(({ path, value }) => {
      const message = missing(known, kind, value);
      return message === undefined ? [] : [error(path, message)];
    }),
  );
  const forms = placesOf(file, 'forms.*').flatMap(inForm);
  return [...plain, ...inEvents(file, known), ...inGuards(file, known), ...forms];
}
