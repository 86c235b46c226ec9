import { parseArgs } from 'node:util';

/** Runs are alike until somebody asks for another one. */
export const USUAL_SEED = 20_260_406;

export interface Arguments {
  readonly seed: number;
  /** The names of the proofs to run; empty: all. */
  readonly only: readonly string[];
  readonly json: boolean;
  /** The short run of each, as in `npm test`. */
  readonly quick: boolean;
  readonly help: boolean;
}

export const usage = (known: readonly string[]): string =>
  `npm run faults -- [flags]
  --only NAME,NAME   only these of ${known.join(', ')}
  --quick            the short run of each, as in npm test
  --seed NUMBER      what is drawn at random; ${USUAL_SEED} when left out
  --json             for a machine`;

/**
 * What was asked for on the command line.
 * @throws Error that says what is wrong with it
 */
export function readArguments(argv: readonly string[], known: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seed: { type: 'string', default: String(USUAL_SEED) },
      only: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} is no whole number`);
  const only = values.only.split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`there is no proof called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return { seed, only, json: values.json, quick: values.quick, help: values.help };
}
