import { type Document, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { EVENT_KEYS } from '../protocol/event-key.ts';
import { fromLondonWallTime } from '../protocol/instant.ts';
import type { Facts } from '../protocol/predicate.ts';

/** A scenario file that cannot be played: every mistake with its line. */
export class ScenarioError extends Error {
  readonly code = 'scenario';
}

/** True where the text is a date, or a date-time, that there is: not the 30th of February, not 25 o'clock. */
const isReal = (written: string): boolean => {
  try {
    fromLondonWallTime(written.includes('T') ? written : `${written}T12:00`);
    // Far from the calendar's own years a mistake is likelier than a wish.
    return /^(19|20)/.test(written);
  } catch {
    return false;
  }
};
/** YAML reads `2026-06-01` and `2026-06-01T10:00` as text here: a date without a zone is London's. */
const when = (shape: RegExp, what: string) =>
  z.string({ error: `is not ${what}` }).refine((written) => shape.test(written) && isReal(written), {
    error: (issue) => `"${String(issue.input)}" is not ${what}`,
  });
const moment = when(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/, 'a date or a date-time');
const day = when(/^\d{4}-\d\d-\d\d$/, 'a date');
const event = z.enum(EVENT_KEYS, {
  error: (issue) =>
    `"${String(issue.input)}" is not an event; there are: ${EVENT_KEYS.filter((key) => key !== 'done').join(', ')}, done`,
});
const fact = z.union([z.string(), z.number(), z.boolean()]);
const facts: z.ZodType<Facts> = z.lazy(() => z.record(z.string(), z.union([fact, facts])));

const happening = z.strictObject({
  at: moment,
  recorded: moment.optional(),
  event,
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

/** What a scenario may name; the simulator fills it from the protocol files. */
export interface KnownNames {
  protocols: ReadonlySet<string>;
  stages: (protocol: string) => ReadonlySet<string>;
  duties: (protocol: string) => ReadonlySet<string>;
}

function unknownNames(
  scenario: Scenario,
  known: KnownNames,
): { path: (string | number)[]; message: string }[] {
  if (!known.protocols.has(scenario.protocol)) {
    const all = [...known.protocols].join(', ');
    return [{ path: ['protocol'], message: `"${scenario.protocol}" is not a protocol; there are: ${all}` }];
  }
  const stages = known.stages(scenario.protocol);
  const duties = known.duties(scenario.protocol);
  return scenario.happenings.flatMap((it, index) => {
    const wrong: { path: (string | number)[]; message: string }[] = [];
    for (const name of ['stage', 'to'] as const) {
      const id = it[name];
      if (id !== undefined && !stages.has(id)) {
        wrong.push({
          path: ['happenings', index, name],
          message: `"${id}" is not a stage of ${scenario.protocol}`,
        });
      }
    }
    if (it.duty !== undefined && !duties.has(it.duty)) {
      wrong.push({
        path: ['happenings', index, 'duty'],
        message: `"${it.duty}" is not a duty of ${scenario.protocol}`,
      });
    }
    return wrong;
  });
}

function contentOf(document: Document.Parsed, name: string): unknown {
  try {
    const content: unknown = document.toJS();
    // Throws where something contains itself.
    JSON.stringify(content);
    return content;
  } catch (error) {
    throw new ScenarioError(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Reads a scenario file.
 * @throws ScenarioError with every mistake and its line
 */
export function parseScenario(text: string, name: string, known: KnownNames): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const place = (path: readonly PropertyKey[]): string => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
      if (node?.range) return `${name}:${lines.linePos(node.range[0]).line}`;
    }
    return name;
  };
  const fail = (mistakes: string[]): never => {
    throw new ScenarioError(mistakes.join('\n'));
  };
  if (document.errors.length > 0) fail(document.errors.map((error) => `${name}: ${error.message}`));
  const parsed = scenarioSchema.safeParse(contentOf(document, name));
  if (!parsed.success) {
    return fail(parsed.error.issues.map((it) => `${place(it.path)} ${it.path.join('.')} ${it.message}`));
  }
  const unknown = unknownNames(parsed.data, known);
  if (unknown.length > 0) fail(unknown.map((it) => `${place(it.path)} ${it.path.join('.')} ${it.message}`));
  return parsed.data;
}
