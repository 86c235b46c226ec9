export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One wrong value: where it is, as a person would write it (`bots[0].scopes[1]`), and what is allowed there. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

export type Step = string | number;

export function writePath(steps: readonly Step[]): string {
  const written = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return written.replace(/^\./, '') || '(the whole file)';
}

/** The value at a path written by {@link writePath}, or undefined where there is none. */
export function valueAt(root: Json, path: string): Json | undefined {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<Json | undefined>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Array.isArray(value)
      ? (value as readonly Json[])[Number(step)]
      : (value as Record<string, Json>)[step];
  }, root);
}

/** Every text in the file with its path. */
export function textsOf(value: Json, steps: readonly Step[] = []): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path: writePath(steps), text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) => textsOf(item, [...steps, index]));
  }
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...steps, key]));
}
