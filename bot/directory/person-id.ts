import { createHash } from 'node:crypto';
import type { Person } from '../ports/people.ts';
import { accountOf } from '../protocol/account.ts';

/** Any GUID would do; this one is the project's own, and must never change. */
const NAMESPACE = '5d1f0f0a-6c54-4b0e-9d5e-0c9f6a2b7e41';

/**
 * The directory's id for a person of whom only the e-mail address is known: always the same for one address, in any
 * letters (a GUID of version 5; those of Entra are of version 4).
 */
export function personIdFor(email: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(email.trim().toLowerCase())
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** By which id of Entra somebody signs in, as far as the directory knows; undefined for whoever is outside Teams. */
export const effectiveEntraId = (person: Person): string | undefined =>
  person.entraId === undefined && isOurs(person.id) ? undefined : accountOf(person);

/** True for an id that `personIdFor` may have made, which says nothing about Entra. */
const isOurs = (id: string): boolean => id.charAt(14) === '5';
