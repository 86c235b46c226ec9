import { randomUUID } from 'node:crypto';
import type { AgencyGiven } from '../../cards/directory/new-agency.ts';
import type { Agency } from '../ports/people.ts';

const plain = (name: string): string => name.trim().toLowerCase();

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'agency';

/** The agency that was meant: a listed one, also where it is named anew, or a new one with an id that none has. */
export function agencyMeant(agencies: readonly Agency[], given: AgencyGiven): { id: string; made?: Agency } {
  if ('id' in given) return given;
  const { name, type } = given;
  const known = agencies.find((it) => plain(it.name) === plain(name));
  if (known) return { id: known.id };
  const base = slug(name);
  const id = agencies.some((it) => it.id === base) ? `${base}-${randomUUID().slice(0, 8)}` : base;
  return { id, made: { id, name: name.trim(), type } };
}
