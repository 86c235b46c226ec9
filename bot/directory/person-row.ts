import { z } from 'zod';
import type { Person } from '../ports/people.ts';
import { personSchema } from './directory-schema.ts';

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

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
}
const json = z.string().transform(parseJson);

export const personRowSchema = z
  .looseObject({
    outside: z
      .literal('yes')
      .transform(() => true)
      .exactOptional(),
    away: json.exactOptional(),
    unconfirmed: json.exactOptional(),
  })
  .pipe(personSchema);
