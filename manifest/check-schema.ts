import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { valueAt, writePath, type Json, type Problem } from './json-path.ts';

const bundled = dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest'));
const schemaAddress =
  /^https:\/\/developer\.microsoft\.com\/(?:[a-z]{2}-[a-z]{2}\/)?(json-schemas\/teams\/(v[\d.]+)\/MicrosoftTeams\.schema\.json)$/;

/** The schema whose rules apply when the manifest names none that is here. */
const newestSchema =
  'https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json';

/** What a pattern of the schema asks for, in words. */
const patternMeanings: readonly (readonly [start: string, meaning: string])[] = [
  ['^[0-9a-fA-F]{8}-', 'a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ['^#[0-9a-fA-F]{6}', 'a colour such as #0F5560'],
  ['^[Hh][Tt][Tt][Pp]', 'a web address that starts with https://'],
  ['^[A-Za-z0-9]{1,8}(-', 'a language tag such as en-gb'],
];

/** Checks a manifest against the Teams schema that it names. Reads only schemas installed here, never the network. */
export async function checkSchema(manifest: Json): Promise<Problem[]> {
  const named = valueAt(manifest, '$schema');
  const known = typeof named === 'string' && isBundled(named);
  const schema = known ? named : newestSchema;
  const lines = await AppManifestUtils.validateAgainstSchema({
    ...(manifest as object),
    $schema: schema,
  } as TeamsManifest);
  const problems = lines.map((line) => toProblem(line, manifest));
  if (known) return problems;
  return [
    { path: '$schema', message: `Allowed: a schema that is installed here, such as ${newestSchema}` },
    ...problems,
  ];
}

function isBundled(address: string): boolean {
  const file = schemaAddress.exec(address)?.[1];
  return file !== undefined && existsSync(join(bundled, file));
}

/** The library hands its findings over as sentences: `/bots/0/scopes/0 must be … Details: {"allowedValues": …}`. */
function toProblem(line: string, manifest: Json): Problem {
  const [, pointer = '', sentence = line, details = ''] =
    /^(.*?) ?(must .*?)\. Details: (.*)$/s.exec(line) ?? [];
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
  const limits = (details ? JSON.parse(details) : {}) as Limits;
  const extra = limits.missingProperty ?? limits.additionalProperty;
  const path = writePath(extra === undefined ? steps : [...steps, extra]);
  return { path, message: explain(limits, sentence, valueAt(manifest, path)) };
}

/** The parts of ajv's `params` that say what is allowed. */
interface Limits {
  readonly allowedValues?: readonly Json[];
  readonly allowedValue?: Json;
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly limit?: number;
  readonly pattern?: string;
  readonly type?: string;
}

function explain(limits: Limits, sentence: string, value: Json | undefined): string {
  const found = `${JSON.stringify(value)} is not allowed`;
  if (limits.missingProperty !== undefined) return 'is missing';
  if (limits.additionalProperty !== undefined) return 'is not a property that Teams knows here';
  if (limits.allowedValues) {
    const allowed = limits.allowedValues.map((item) => JSON.stringify(item)).join(', ');
    return `${found}. Allowed: ${allowed}`;
  }
  if (limits.allowedValue !== undefined) return `${found}. Allowed: ${JSON.stringify(limits.allowedValue)}`;
  if (limits.limit !== undefined) return explainLimit(limits.limit, sentence, value);
  if (limits.type !== undefined) return `${found}. Allowed: a value of the type ${limits.type}`;
  const pattern = limits.pattern;
  if (pattern === undefined) return `${found}: it ${sentence}`;
  const meaning = patternMeanings.find(([start]) => pattern.startsWith(start))?.[1];
  return `${found}. Allowed: ${meaning ?? `what matches ${pattern}`}`;
}

function explainLimit(limit: number, sentence: string, value: Json | undefined): string {
  const most = sentence.includes('more') ? 'at most' : 'at least';
  if (typeof value === 'string')
    return `has ${Array.from(value).length} characters. Allowed: ${most} ${limit}`;
  if (Array.isArray(value)) return `has ${value.length} entries. Allowed: ${most} ${limit}`;
  return `${JSON.stringify(value)} is not allowed: it ${sentence}`;
}
