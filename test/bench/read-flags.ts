import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

export const PARTS = ['turn', 'throughput', 'sweep', 'cold', 'lifecycle', 'bundle'] as const;
export type Part = (typeof PARTS)[number];

export interface Flags {
  readonly parts: readonly Part[];
  readonly json: boolean;
  readonly quick: boolean;
  readonly profile: boolean;
  /** The folder of the built app. */
  readonly appDir: string;
}

export const HELP = `npm run bench -- [flags]
  --only turn,sweep   only these of ${PARTS.join(', ')}
  --quick             fewer turns: a first look, not a figure to quote
  --profile           also where the time of a turn and of a cold start goes
  --json              for a machine
  --app FOLDER        another built app than this one`;

/** @throws Error that says what a flag should be */
export function readFlags(given: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...given],
    options: {
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      app: { type: 'string', default: fileURLToPath(new URL('../../', import.meta.url)) },
    },
  });
  const named = values.only?.split(',') ?? PARTS;
  const parts = PARTS.filter((part) => named.includes(part));
  const unknown = named.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`--only knows no "${unknown}": there is ${PARTS.join(', ')}`);
  const { json, quick, profile, app } = values;
  return { parts, json, quick, profile, appDir: app };
}
