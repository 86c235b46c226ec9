import { randomInt } from 'node:crypto';

/** Letters and digits that are not taken for one another when read aloud (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that is short, sayable and cannot be guessed: `SS-7K3QXM`. 30 random bits. */
export const newReference = (code: string): string =>
  `${code}-${Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
