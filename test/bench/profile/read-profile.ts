import { fileOf } from './file-of-line.ts';

/** A CPU profile as V8 gives it: the times are in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
  };
  readonly children?: readonly number[];
}

/** Where time went: milliseconds in all, by what it was spent on, most first. */
export type Spent = readonly (readonly [what: string, ms: number])[];

export interface ProfileSummary {
  /** Not idle. On a machine that others use too, their turns count as well. */
  readonly busyMs: number;
  /** Time in the code of each package or folder itself. */
  readonly packages: Spent;
  readonly functions: Spent;
  /** Time in functions of the product with everything that they call, up to where they wait. */
  readonly within: Spent;
}

interface Frame {
  readonly file: string;
  readonly name: string;
  /** The functions of the product that are under way, this one included. */
  readonly owners: ReadonlySet<string>;
}

/** Waiting, and the sampler's own work. */
const NOT_WORK = new Set(['(idle)', 'dispatch']);

const OWN = /^(bot|cards)\//;

/** Adds up where the samples of a profile lie. */
export function readProfile({ nodes, samples, timeDeltas }: CpuProfile): ProfileSummary {
  const frames = framesOf(nodes);
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  const within = new Map<string, number>();
  let busyMs = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    const ms = (timeDeltas[index] ?? 0) / 1000;
    if (!frame || NOT_WORK.has(frame.name)) continue;
    busyMs += ms;
    add(packages, frame.file === '' ? frame.name : packageOf(frame.file), ms);
    add(functions, `${frame.name} ${frame.file}`.trim(), ms);
    for (const owner of frame.owners) add(within, owner, ms);
  }
  return { busyMs, packages: most(packages), functions: most(functions), within: most(within) };
}

function framesOf(nodes: readonly ProfileNode[]): Map<number, Frame> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const frames = new Map<number, Frame>();
  const walk = (id: number, above: ReadonlySet<string>): void => {
    const node = byId.get(id);
    if (!node) return;
    const { functionName, url, lineNumber } = node.callFrame;
    const file = fileOf(url, lineNumber);
    const name = functionName === '' ? `(anonymous, line ${lineNumber + 1})` : functionName;
    const owners = OWN.test(file) ? new Set([...above, `${name} ${file}`]) : above;
    frames.set(id, { file, name, owners });
    for (const child of node.children ?? []) walk(child, owners);
  };
  const below = new Set(nodes.flatMap(({ children = [] }) => children));
  for (const { id } of nodes) if (!below.has(id)) walk(id, new Set());
  return frames;
}

const add = (to: Map<string, number>, key: string, ms: number): void =>
  void to.set(key, (to.get(key) ?? 0) + ms);

const most = (all: Map<string, number>): Spent => [...all].sort(([, a], [, b]) => b - a);

/** `node_modules/@scope/name/…` is `@scope/name`; the product's own files go by their folder, Node's by its module. */
function packageOf(file: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  if (inPackage !== undefined) return inPackage;
  if (file.startsWith('node:')) return `node (${file.slice(5).split('/').slice(0, 2).join('/')})`;
  return /^(bot\/[^/]+|cards|functions|test)/.exec(file)?.[1] ?? file;
}
