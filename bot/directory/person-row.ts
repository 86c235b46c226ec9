import * as z from 'zod';
import type { Person } from '../ports/people.ts';
import { personSchema } from './directory-schema.ts';
import { jsonText } from './json-text.ts';

/** A row holds texts only: what is more than that is its JSON. */
type Fields = Readonly<Record<string, string | undefined>>;

export function personFields({ outside, away, unconfirmed, ...texts }: Person): Fields {
  return {
    ...texts,
    ...(outside === true && { outside: 'yes' }),
    ...(away && { away: JSON.stringify(away) }),
    ...(unconfirmed && { unconfirmed: JSON.stringify(unconfirmed) }),
  };
}

export const personRowSchema = z
  .looseObject({
    outside: z
      .literal('yes')
      .transform(() => true)
      .exactOptional(),
    away: jsonText.exactOptional(),
    unconfirmed: jsonText.exactOptional(),
  })
  .pipe(personSchema);
