import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { checkIcons } from './check-icons.ts';
import { checkSchema } from './check-schema.ts';
import { checkTeamsRules } from './check-teams-rules.ts';
import { fillPlaceholders, placeholdersIn, type UnsetPlaceholder } from './fill-placeholders.ts';
import { valueAt, type Json, type Problem } from './json-path.ts';

export const shippedManifest = fileURLToPath(new URL('manifest.json', import.meta.url));

export type PackageResult =
  | { readonly kind: 'packed'; readonly zip: Uint8Array; readonly files: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly problems: readonly Problem[];
      readonly unset: readonly UnsetPlaceholder[];
    };

/**
 * Makes the Teams app package, or says everything that is wrong with it at once.
 * The same manifest, icons and environment give the same bytes on every machine.
 */
export async function buildPackage(
  manifestFile: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<PackageResult> {
  const template = parseManifest(manifestFile);
  if ('message' in template) return { kind: 'refused', problems: [template], unset: [] };
  const { manifest, unset } = fillPlaceholders(template.json, env);
  const icons = checkIcons(manifest, (name) => readIcon(dirname(manifestFile), name));
  const found = [...(await checkSchema(manifest)), ...checkTeamsRules(manifest), ...icons.problems];
  const problems = found.flatMap((problem) => blameVariable(problem, template.json, unset));
  if (problems.length > 0 || unset.length > 0) return { kind: 'refused', problems, unset };
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const files = { 'manifest.json': text, ...icons.files };
  return { kind: 'packed', zip: zipWithFixedDates(files), files: Object.keys(files) };
}

function parseManifest(file: string): { readonly json: Json } | Problem {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const json = JSON.parse(text) as Json;
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { json };
    return { path: '(the whole file)', message: 'is not a JSON object' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { path: '(the whole file)', message: `cannot be read as JSON: ${reason}` };
  }
}

/** A manifest kept elsewhere may have its own icons; where it has none, the product's own are used. */
function readIcon(folder: string, name: string): Buffer | undefined {
  for (const place of [folder, dirname(shippedManifest)]) {
    try {
      return readFileSync(join(place, name));
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Says which variable brought a wrong value; drops what is wrong only because its variable is not set yet. */
function blameVariable(problem: Problem, template: Json, unset: readonly UnsetPlaceholder[]): Problem[] {
  const written = valueAt(template, problem.path);
  const names = typeof written === 'string' ? placeholdersIn(written) : [];
  if (names.some((name) => unset.some((placeholder) => placeholder.name === name))) return [];
  if (names.length === 0) return [problem];
  return [{ ...problem, message: `${problem.message} (the value comes from ${names.join(', ')})` }];
}

function zipWithFixedDates(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // The zip format keeps local time: a date made from local parts is written alike in every time zone.
  const mtime = new Date(1980, 0, 1);
  const entries = Object.entries(files).map(([name, bytes]) => {
    // PNG images are compressed already.
    const level = name.endsWith('.png') ? 0 : 9;
    return [name, [bytes, { mtime, level }]] as const;
  });
  return zipSync(Object.fromEntries(entries) as Zippable);
}
