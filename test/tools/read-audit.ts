import { z } from 'zod';

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string().default(''), isDirect: z.boolean().default(false) }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
});

/** What the register of known weaknesses says of the packages, or that it could not be asked. */
export type Audit =
  | { readonly kind: 'asked'; readonly packages: number; readonly grave: string[]; readonly slight: string[] }
  | { readonly kind: 'not-asked'; readonly because: string };

const GRAVE = new Set(['high', 'critical']);

const reasonIn = (printed: unknown): string => {
  const { message, error } = (printed ?? {}) as { message?: unknown; error?: { summary?: unknown } };
  const said = [message, error?.summary].find((one) => typeof one === 'string' && one !== '');
  return typeof said === 'string' ? (said.split('\n')[0] ?? '') : 'no report came back';
};

/** Reads what `npm audit --json` has printed. Anything but a whole report says nothing of the packages. */
export function readAudit(text: string): Audit {
  let printed: unknown;
  try {
    printed = JSON.parse(text);
  } catch {
    return { kind: 'not-asked', because: 'no report came back' };
  }
  const { data: report } = reportSchema.safeParse(printed);
  if (!report) return { kind: 'not-asked', because: reasonIn(printed) };
  const found = Object.entries(report.vulnerabilities);
  const told = (grave: boolean): string[] =>
    found
      .filter(([, { severity }]) => GRAVE.has(severity) === grave)
      .map(([name, { severity, range }]) => `${name} ${range} (${severity})`.replace('  ', ' '));
  const { total } = report.metadata.dependencies;
  return { kind: 'asked', packages: total, grave: told(true), slight: told(false) };
}
