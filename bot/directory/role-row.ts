import * as z from 'zod';
import type { Holding } from '../protocol/roster.ts';
import { roleSchema } from './directory-schema.ts';
import { jsonText } from './json-text.ts';

/** A row holds texts only: what is more than that is its JSON. */
export const roleFields = ({ unconfirmed, ...texts }: Holding): Record<string, string | undefined> => ({
  ...texts,
  ...(unconfirmed && { unconfirmed: JSON.stringify(unconfirmed) }),
});

export const roleRowSchema = z.looseObject({ unconfirmed: jsonText.exactOptional() }).pipe(roleSchema);
