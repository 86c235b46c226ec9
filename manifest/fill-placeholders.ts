import type { Json } from './json-path.ts';

/** What belongs into each placeholder, in words for the person who has to find the value. */
export const placeholderMeanings: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: 'the id of this Teams app: any new GUID, kept the same for every later version',
  BOT_ID: 'the bot’s application (client) id: a GUID, shown on the Azure Bot resource',
  BOT_DOMAIN: 'the host name of the Function App, without https://, such as counterpart.azurewebsites.net',
  DEVELOPER_NAME: 'the organisation that runs the bot, as people should read it, at most 32 characters',
  DEVELOPER_WEBSITE: 'the https:// address of that organisation',
  PRIVACY_URL: 'the https:// address of its privacy notice for this service',
  TERMS_URL: 'the https:// address of its terms of use for this service',
};

export interface UnsetPlaceholder {
  readonly name: string;
  readonly meaning: string;
}

export interface Filled {
  readonly manifest: Json;
  /** Each once; their places in `manifest` still hold the placeholder. */
  readonly unset: readonly UnsetPlaceholder[];
}

/** The names of the placeholders in a text: `${{BOT_ID}}` gives `BOT_ID`. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\$\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim());
}

/**
 * Fills every placeholder from the environment. The texts are filled after the JSON is parsed, so a quotation mark in
 * a value cannot break the file. An empty variable counts as unset: it would make an empty value.
 */
export function fillPlaceholders(template: Json, env: Readonly<Record<string, string | undefined>>): Filled {
  const missing = new Set<string>();
  const fillText = (text: string): string =>
    text.replace(/\$\{\{([^{}]*)\}\}/g, (whole, inner: string) => {
      const value = env[inner.trim()]?.trim();
      if (value) return value;
      missing.add(inner.trim());
      return whole;
    });
  const fill = (value: Json): Json => {
    if (typeof value === 'string') return fillText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map(fill);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]));
  };
  const manifest = fill(template);
  const unset = [...missing].map((name) => ({
    name,
    meaning: placeholderMeanings[name] ?? 'not a placeholder that this package knows; is it misspelt?',
  }));
  return { manifest, unset };
}
