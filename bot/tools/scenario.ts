import { LineCounter, isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import * as z from 'zod';
import type { Mistake } from '../protocol/check-mistake.ts';
import type { Protocol } from '../protocol/definition.ts';
import { EVENT_KEYS } from '../protocol/event-key.ts';
import type { Facts } from '../protocol/predicate.ts';
import { placeInText } from '../protocol-text/place-in-text.ts';
import { DAY, MOMENT, whyNot } from './scenario-moment.ts';
import { saySchemaMistakes, sayScenarioPlace } from './scenario-mistakes.ts';
import { namesMistakes } from './scenario-names.ts';

/** A scenario file that cannot be played: every mistake with its line. */
export class ScenarioError extends Error {
  readonly code = 'scenario';
}

/** YAML reads `2026-06-01` and `2026-06-01T10:00` as text here: a date without a zone is London's. */
const when = (kind: typeof DAY | typeof MOMENT) =>
  z.custom<string>((written) => whyNot(written, kind) === undefined, {
    error: ({ input }) => whyNot(input, kind),
  });
const moment = when(MOMENT);
const day = when(DAY);
const fact = z.union([z.string(), z.number(), z.boolean()]);
const facts: z.ZodType<Facts> = z.lazy(() => z.record(z.string(), z.union([fact, facts])));

const happening = z.strictObject({
  at: moment,
  recorded: moment.optional(),
  event: z.enum(EVENT_KEYS),
  side: z.enum(['raising', 'receiving']).optional(),
  medium: z.enum(['verbal', 'written']).optional(),
  stage: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
  duty: z.string().optional(),
  by: z.enum(['business-manager', 'chair']).optional(),
  level: z.enum(['immediate', 'imminent', 'significant']).optional(),
  until: moment.optional(),
  days: z
    .strictObject({
      n: z.number().int().positive().max(366),
      unit: z.enum(['working', 'calendar', 'unspecified']),
    })
    .optional(),
  facts: facts.optional(),
  leadershipWeak: z.boolean().optional(),
  allAttemptsFailed: z.boolean().optional(),
  action: z.string().optional(),
  owner: z.string().optional(),
  due: moment.optional(),
});
export type ScenarioHappening = z.infer<typeof happening>;

const scenarioSchema = z.strictObject({
  title: z.string(),
  protocol: z.string(),
  facts: facts.default({}),
  history: z.strictObject({ similarRecorded: z.array(day) }).optional(),
  settings: z
    .strictObject({
      similarThreshold: z.strictObject({ count: z.number().int(), months: z.number().int() }).optional(),
      bankHolidaysUntil: day.optional(),
    })
    .default({}),
  happenings: z.array(happening).min(1),
  asOf: moment.optional(),
  /** What the file hopes for; the simulator does not look. */
  expect: z.unknown().optional(),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** A scenario, and what is odd about it without making it unusable, a line each with its place. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly warnings: readonly string[];
}

/** No map of a file is taken for what every object has anyhow. */
const RESERVED = '__proto__';

/** What makes a text no YAML at all, or hides something in it. */
function brokenYaml(document: Document.Parsed): { offset: number; message: string }[] {
  const found = document.errors.map(({ message, pos }) => ({
    offset: pos[0],
    message: `this is not readable YAML: ${message}`,
  }));
  visit(document, {
    Alias: (_, alias) => {
      if (!alias.resolve(document))
        found.push({
          offset: alias.range?.[0] ?? 0,
          message: `"*${alias.source}" stands for nothing: there is no "&${alias.source}" above`,
        });
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === RESERVED)
        found.push({ offset: key.range?.[0] ?? 0, message: `"${RESERVED}" is not known here` });
    },
  });
  return found;
}

function contentOf(document: Document.Parsed, fail: (why: string) => never): unknown {
  try {
    const content: unknown = document.toJS();
    // Throws where something contains itself.
    JSON.stringify(content);
    return content;
  } catch (error) {
    return fail((error as Error).message);
  }
}

/**
 * Reads a scenario file.
 * @param protocols what it may name, by id
 * @throws ScenarioError with every mistake and its place
 */
export function readScenario(
  text: string,
  name: string,
  protocols: ReadonlyMap<string, Protocol>,
): ReadScenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const fail = (mistakes: readonly string[]): never => {
    throw new ScenarioError(mistakes.join('\n'));
  };
  const at = (offset: number, message: string): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}: mistake: ${message}`;
  };
  const broken = brokenYaml(document);
  if (broken.length > 0) return fail(broken.map(({ offset, message }) => at(offset, message)));
  const { contents } = document;
  if (contents === null) return fail([at(0, 'the file is empty')]);
  if (!isMap(contents)) return fail([at(0, 'the file must be a map of names and values')]);
  const content = contentOf(document, (why) => fail([at(0, why)]));
  const say = (mistakes: readonly Mistake[]): string[] =>
    mistakes
      .map((it) => ({ ...it, ...placeInText(document, lines, it.path, it.atKey === true) }))
      .sort((one, other) => one.line - other.line || one.column - other.column)
      .map(({ line, column, level, path, message }) => {
        const what = level === 'error' ? 'mistake' : level;
        return `${name}:${line}:${column}: ${what}: ${sayScenarioPlace(path)}${message}`;
      });
  const parsed = scenarioSchema.safeParse(content);
  if (!parsed.success) return fail(say(saySchemaMistakes(parsed.error.issues, content, scenarioSchema)));
  const found = namesMistakes(parsed.data, protocols);
  const errors = found.filter(({ level }) => level === 'error');
  if (errors.length > 0) return fail(say(errors));
  return { scenario: parsed.data, warnings: say(found) };
}

/** The same without the warnings. */
export const parseScenario = (...given: Parameters<typeof readScenario>): Scenario =>
  readScenario(...given).scenario;
