import { type Attributes, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { SweepTold, Told, TurnTold } from '../ports/telemetry.ts';

const nameOf = (told: TurnTold | SweepTold): string =>
  told.event === 'sweep' ? `sweep ${told.timer}` : ['turn', told.verb, told.form].filter(Boolean).join(' ');

/** By these, support finds a turn: the activity of Teams, the case. Nothing of it is a name or a word. */
function attributesOf(told: TurnTold | SweepTold): Attributes {
  if (told.event === 'sweep')
    return { cases: told.cases, faults: told.faults.length, conflicts: told.conflicts };
  const { activity, kind, ref, command, outcome, because, fault, conflicts } = told;
  return {
    ...{ activity, kind, outcome, conflicts },
    ...(ref !== undefined && { case: ref }),
    ...(command !== undefined && { command }),
    ...(because !== undefined && { because }),
    ...(fault !== undefined && { fault }),
  };
}

const hasFailed = (told: TurnTold | SweepTold): boolean =>
  told.event === 'sweep' ? told.faults.length > 0 : told.outcome === 'fault' || told.outcome === 'busy';

/** A turn or a sweep as a request of Application Insights. It is over by now: its times are given to it. */
export function spanOf(tracer: Tracer, told: Told): void {
  if (told.event !== 'turn' && told.event !== 'sweep') return;
  const endTime = Date.parse(told.at);
  const span = tracer.startSpan(nameOf(told), {
    kind: SpanKind.SERVER,
    startTime: endTime - told.ms,
    attributes: attributesOf(told),
  });
  span.setStatus({ code: hasFailed(told) ? SpanStatusCode.ERROR : SpanStatusCode.OK });
  span.end(endTime);
}
