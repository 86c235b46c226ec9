import { textsOf, valueAt, type Json, type Problem } from './json-path.ts';
import { placeholdersIn } from './fill-placeholders.ts';

/** What Teams refuses at the upload although the schema lets it pass. */
export function checkTeamsRules(manifest: Json): Problem[] {
  return [
    ...checkTexts(manifest),
    ...checkAddresses(manifest),
    ...checkDomains(manifest),
    ...checkCommandScopes(manifest),
  ];
}

const neverBlank = ['name.short', 'name.full', 'description.short', 'description.full', 'developer.name'];

function checkTexts(manifest: Json): Problem[] {
  const version = valueAt(manifest, 'version');
  const wrongVersion = typeof version === 'string' && !/^\d+\.\d+\.\d+$/.test(version);
  return [
    ...neverBlank.flatMap((path) => {
      const value = valueAt(manifest, path);
      return typeof value === 'string' && value.trim() === '' ? [{ path, message: 'must not be empty' }] : [];
    }),
    ...(wrongVersion
      ? [
          {
            path: 'version',
            message: `${JSON.stringify(version)} is not allowed. Allowed: three numbers such as 1.0.0`,
          },
        ]
      : []),
    // A placeholder that is written wrongly would reach people as it stands.
    ...textsOf(manifest)
      .filter(({ text }) => /\$\{|\{\{/.test(text) && placeholdersIn(text).length === 0)
      .map(({ path, text }) => ({
        path,
        message: `${JSON.stringify(text)} looks like a placeholder. Allowed: the form \${{NAME}}`,
      })),
  ];
}

function checkAddresses(manifest: Json): Problem[] {
  return ['developer.websiteUrl', 'developer.privacyUrl', 'developer.termsOfUseUrl'].flatMap((path) => {
    const value = valueAt(manifest, path);
    // Anything that is no web address at all is the schema's to report.
    if (typeof value !== 'string' || !/^https?:/i.test(value)) return [];
    if (URL.canParse(value) && value.toLowerCase().startsWith('https:')) return [];
    return [
      { path, message: `${JSON.stringify(value)} is not allowed. Allowed: a whole address with https://` },
    ];
  });
}

function checkDomains(manifest: Json): Problem[] {
  const domains = valueAt(manifest, 'validDomains');
  if (!Array.isArray(domains)) return [];
  return (domains as readonly Json[]).flatMap((domain, index) => {
    if (typeof domain !== 'string' || /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) return [];
    const message = `${JSON.stringify(domain)} is not allowed. Allowed: a host name alone, such as bot.example.org`;
    return [{ path: `validDomains[${index}]`, message }];
  });
}

const knownScopes: readonly Json[] = ['personal', 'team', 'groupChat', 'copilot'];

/** A command list for a scope that the bot does not have is refused at the upload. */
function checkCommandScopes(manifest: Json): Problem[] {
  const botScopes = valueAt(manifest, 'bots[0].scopes');
  const lists = valueAt(manifest, 'bots[0].commandLists');
  if (!Array.isArray(botScopes) || !Array.isArray(lists)) return [];
  const allowed = botScopes as readonly Json[];
  // With a misspelt scope in the bot itself, every list would be blamed for it.
  if (!allowed.every((scope) => knownScopes.includes(scope))) return [];
  return lists.flatMap((_, list) => {
    const path = `bots[0].commandLists[${list}].scopes`;
    const scopes = valueAt(manifest, path);
    if (!Array.isArray(scopes)) return [];
    return (scopes as readonly Json[]).flatMap((scope, index) => {
      if (allowed.includes(scope)) return [];
      const names = allowed.map((name) => JSON.stringify(name)).join(', ');
      const message = `${JSON.stringify(scope)} is not one of the bot’s own scopes. Allowed: ${names}`;
      return [{ path: `${path}[${index}]`, message }];
    });
  });
}
