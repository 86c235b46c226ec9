import type { Person } from './load-directory.ts';

/** The one person whose name contains what was typed, in any case; or all who could be meant (all, when nobody is). */
export function findPerson(people: readonly Person[], typed: string): Person | readonly Person[] {
  const wanted = fold(typed);
  const exact = people.filter((one) => fold(one.name) === wanted || one.id === typed);
  const meant =
    exact.length > 0 ? exact : people.filter((one) => wanted !== '' && fold(one.name).includes(wanted));
  const [only] = meant;
  if (meant.length === 1 && only) return only;
  return meant.length === 0 ? people : meant;
}

/** "Priya Shah, SENCO, Oak School" */
export function describePerson(person: Person, agencies: readonly { id: string; name: string }[]): string {
  const agency = agencies.find(({ id }) => id === person.agency)?.name ?? person.agency;
  return `${person.name}, ${person.jobTitle}, ${agency}`;
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
