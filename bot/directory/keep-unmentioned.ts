import type { TableClient } from '@azure/data-tables';
import * as z from 'zod';
import { keyOf } from '../tables/encode-key.ts';
import { findRow } from '../tables/read-rows.ts';
import { readDirectoryRow, SETTINGS } from './directory-rows.ts';
import type { Settings } from './settings-schema.ts';

const asWritten = z.object({ settings: z.array(z.record(z.string(), z.unknown())).default([]) });

/** What a file says of each procedure, property by property: once it is parsed, what was left out has its default. */
const mentionedIn = (file: unknown): ReadonlySet<string>[] =>
  asWritten.parse(file).settings.map((entry) => new Set(Object.keys(entry)));

const only = (settings: Settings, wanted: (name: string) => boolean): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => wanted(name)));

function merge(kept: Settings, given: Settings, mentioned: ReadonlySet<string>): Settings {
  const merged = {
    ...given,
    ...only(kept, (name) => !mentioned.has(name)),
    ...only(given, (name) => mentioned.has(name)),
  };
  if (merged.mailbox === kept.mailbox) return merged;
  // A test mail from another mailbox says nothing of this one.
  return only(merged, (name) => mentioned.has(name) || !name.startsWith('mailTest')) as Settings;
}

/**
 * The settings of a file that has been checked, with what is kept already of all that it does not mention: most of it is
 * set inside Teams. `file` is as YAML gave it, and its settings stand in the same order. Throws `StoreError`.
 */
export async function keepUnmentioned(
  table: TableClient,
  settings: readonly Settings[],
  file: unknown,
): Promise<Settings[]> {
  const mentioned = mentionedIn(file);
  return Promise.all(
    settings.map(async (given, index) => {
      const row = await findRow(table, SETTINGS, keyOf(given.protocol));
      if (!row) return given;
      return merge(readDirectoryRow(SETTINGS, row), given, mentioned[index] ?? new Set());
    }),
  );
}
