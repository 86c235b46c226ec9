import {
  type HeldDesk,
  parseDeputy,
  parseEndRole,
  renderDeputy,
  renderEndRole,
} from '../../cards/directory/held-forms.ts';
import { sayRole } from '../../cards/directory/person-card.ts';
import type { HeldKey } from '../../cards/directory/directory-wish.ts';
import {
  type RoleChoices,
  type RoleForm,
  parseRoleForm,
  renderRoleForm,
} from '../../cards/directory/role-form.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { sayCalendarDay } from '../../cards/say-date.ts';
import { sayList } from '../../cards/say-list.ts';
import { plainName } from '../../cards/say-people.ts';
import type { Problems } from '../../cards/submission.ts';
import type { Person } from '../ports/people.ts';
import type { Holding } from '../protocol/roster.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { GONE, findPerson, showPerson } from './directory-show.ts';
import { agencyOptions, deputyOptions, findHeld, heldRole, roleOptions } from './directory-views.ts';
import { type DirectoryVisit, keepersOf, keepsProtocol, write } from './directory-visit.ts';
import { without } from './without.ts';

const choicesFor = (desk: DirectoryVisit, person: Person): RoleChoices => ({
  who: person.id,
  name: person.name,
  roles: roleOptions(desk),
  agencies: agencyOptions(desk),
  agency: person.agency,
  team: person.team,
  deputies: deputyOptions(desk, person.agency, person.id),
  today: desk.today,
});

export function askRole(desk: DirectoryVisit, who: string | undefined): Answer {
  const person = findPerson(desk, who);
  return person ? asCard(renderRoleForm(choicesFor(desk, person))) : asText(GONE);
}

const sameAs = (form: RoleForm, held: Holding): boolean =>
  form.deputy === held.deputy && form.from === held.from && held.endsOn === undefined;

export async function submitRole(
  desk: DirectoryVisit,
  who: string | undefined,
  inputs: unknown,
): Promise<Answer> {
  const person = findPerson(desk, who);
  if (!person) return asText(GONE);
  const choices = choicesFor(desk, person);
  const again = (problems: Problems): Answer => asCard(renderRoleForm(choices, typedFrom(inputs), problems));
  const parsed = parseRoleForm(choices, inputs);
  if ('problems' in parsed) return again(parsed.problems);
  const form = parsed.value;
  // The choices are those of the procedures that they keep; what comes back is checked all the same.
  if (!keepsProtocol(desk, form.protocol)) return refuseForeign(desk, person.id, form.protocol);
  const known = findHeld(desk, person.id, form);
  if (known && !sameAs(form, known))
    return again({ role: 'They hold this role already. Go back and change its deputy, or end it.' });
  const role: Holding = { ...form, person: person.id };
  const after = known ? desk : await write(desk, [{ kind: 'put-role', role }]);
  return showPerson(after, who, 0, `They now hold this role: ${sayRole(heldRole(after, role))}.`);
}

/** A role of a procedure that somebody else keeps: said politely, with whom to ask. */
function refuseForeign(desk: DirectoryVisit, who: string, protocol: string): Answer {
  const { cases, log } = desk.visit.deps;
  log({ what: 'directory-role-refused', person: desk.me.id, protocols: [protocol] });
  const called = cases.protocols.find(({ id }) => id === protocol)?.shortTitle ?? 'this procedure';
  const keepers = keepersOf(desk, protocol).map(plainName);
  const ask =
    keepers.length === 0 ? 'It has no business manager yet.' : `Please ask ${sayList(keepers, 'or')}.`;
  return asText(`Nothing was changed. You do not keep the roles of ${called}. ${ask}`);
}

interface Held {
  readonly person: Person;
  readonly holding: Holding;
  readonly form: HeldDesk;
}

/** The role that is meant, where it is still held and theirs to change. */
function heldAt(
  desk: DirectoryVisit,
  who: string | undefined,
  key: HeldKey | undefined,
): Held | { readonly answer: Answer } {
  const person = findPerson(desk, who);
  if (!person) return { answer: asText(GONE) };
  const holding = findHeld(desk, person.id, key);
  if (!holding)
    return { answer: showPerson(desk, who, 0, { refused: 'They do not hold this role any more.' }) };
  if (!keepsProtocol(desk, holding.protocol))
    return { answer: refuseForeign(desk, person.id, holding.protocol) };
  const form: HeldDesk = {
    who: person.id,
    name: person.name,
    role: heldRole(desk, holding),
    today: desk.today,
    deputies: deputyOptions(desk, person.agency, person.id),
    deputy: holding.deputy,
  };
  return { person, holding, form };
}

export function askHeld(
  desk: DirectoryVisit,
  ask: 'deputy' | 'end-role',
  who: string | undefined,
  key: HeldKey | undefined,
): Answer {
  const held = heldAt(desk, who, key);
  if ('answer' in held) return held.answer;
  return asCard(ask === 'deputy' ? renderDeputy(held.form) : renderEndRole(held.form));
}

export async function submitEnd(
  desk: DirectoryVisit,
  who: string | undefined,
  key: HeldKey | undefined,
  inputs: unknown,
): Promise<Answer> {
  const held = heldAt(desk, who, key);
  if ('answer' in held) return held.answer;
  const parsed = parseEndRole(held.form, inputs);
  if ('problems' in parsed) return asCard(renderEndRole(held.form, typedFrom(inputs), parsed.problems));
  const { endsOn } = parsed.value;
  const { holding: role } = held;
  const neverBegins = role.from !== undefined && endsOn <= role.from;
  const after = await write(desk, [
    neverBegins ? { kind: 'remove-role', role } : { kind: 'put-role', role: { ...role, endsOn } },
  ]);
  const ends =
    endsOn === desk.today
      ? 'They no longer hold this role'
      : `From ${sayCalendarDay(endsOn, desk.now)} they no longer hold this role`;
  return showPerson(after, who, 0, `${ends}: ${sayRole(held.form.role)}.`);
}

export async function submitDeputy(
  desk: DirectoryVisit,
  who: string | undefined,
  key: HeldKey | undefined,
  inputs: unknown,
): Promise<Answer> {
  const held = heldAt(desk, who, key);
  if ('answer' in held) return held.answer;
  const parsed = parseDeputy(held.form, inputs);
  if ('problems' in parsed) return asCard(renderDeputy(held.form, typedFrom(inputs), parsed.problems));
  const after = await write(desk, [
    { kind: 'put-role', role: { ...without(held.holding, 'deputy'), ...parsed.value } },
  ]);
  return showPerson(after, who, 0, 'The deputy was changed.');
}
