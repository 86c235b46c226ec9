import { stageToState } from '../../bot/protocol/beginning.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import { fieldsAmong } from '../fields/field.ts';
import { readComingFields } from '../fields/moment-fields.ts';
import { readStated } from '../fields/stated-fields.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Parsed, Problems, RaiseForm, Typed } from '../submission.ts';
import { sayMoment } from '../say-date.ts';
import { factsIn, questionsAt } from './question-fields.ts';
import { readBeginning } from './beginning-fields.ts';
import { NOBODY_LISTED, type Pickable, raiseItems } from './raise-fields.ts';
import { referenceProblem } from './raise-limits.ts';
import { readSpoken } from './spoken-fields.ts';

/** The form together with what its extra questions have told. */
export type RaiseAnswers = RaiseForm & { readonly facts: Facts };

type Part<T> = { readonly value: T } | { readonly problems: Problems };

function readTime(protocol: Protocol, values: Typed, now: Instant): Part<Pick<RaiseForm, 'stated'>> {
  const stated = stageToState(protocol)?.stated;
  return stated === undefined ? { value: {} } : readStated(values, now, stated);
}

function readEarlier(values: Typed, now: Instant): Part<Pick<RaiseForm, 'earlier'>> {
  const { untilDate = '', untilTime = '', earlierReason: reason = '' } = values;
  const explained = reason.trim() !== '';
  if (untilDate === '') {
    return explained || untilTime !== ''
      ? { problems: { untilDate: 'Please give the earlier date too, or empty the fields of this part.' } }
      : { value: {} };
  }
  const until = readComingFields(values, 'until', now);
  const why: Problems = explained ? {} : { earlierReason: 'Please say why the child needs it sooner.' };
  if ('problems' in until) return { problems: { ...until.problems, ...why } };
  if (until.at <= now)
    return { problems: { untilDate: 'Please choose a time that is still to come.', ...why } };
  return explained ? { value: { earlier: { until: until.at, reason } } } : { problems: why };
}

function readReference(values: Typed): Part<unknown> {
  const problem = referenceProblem(values['childReference'] ?? '');
  return problem === undefined ? { value: {} } : { problems: { childReference: problem } };
}

/** Nobody raises a matter before it began. */
function readOrder(
  zero: Part<Pick<RaiseForm, 'dayZero'>>,
  spoken: Part<Pick<RaiseForm, 'spokenAt'>>,
  now: Instant,
): Part<unknown> {
  const began = 'value' in zero ? zero.value.dayZero?.at : undefined;
  const raised = 'value' in spoken ? spoken.value.spokenAt : undefined;
  if (began === undefined || raised === undefined || raised >= began) return { value: {} };
  return { problems: { spokenDate: `Please check the day: it began only on ${sayMoment(began, now)}.` } };
}

/** Nothing of a part that has a problem: the form is not read then. */
const valueOf = <T>(part: Part<T>): T | undefined => ('value' in part ? part.value : undefined);
const problemsOf = (part: Part<unknown>): Problems => ('problems' in part ? part.problems : {});

/** Reads the one form of raising. All problems are told at once. Never throws, whatever the inputs are. */
export function parseRaiseForm(
  protocol: Protocol,
  inputs: unknown,
  people: readonly Pickable[],
  now: Instant,
): Parsed<RaiseAnswers> {
  const { values, problems } = readFields(fieldsAmong(raiseItems(protocol, people, now)), inputs);
  const zero = readBeginning(protocol, values, now);
  const spoken = readSpoken(values, now);
  const stated = readTime(protocol, values, now);
  const earlier = readEarlier(values, now);
  const parts = [zero, spoken, stated, earlier, readReference(values), readOrder(zero, spoken, now)].map(
    problemsOf,
  );
  const nobody: Problems = people.length === 0 ? { '': NOBODY_LISTED } : {};
  const all: Problems = Object.assign({}, nobody, ...parts, problems) as Problems;
  if (Object.keys(all).length > 0) return { problems: all };
  const { counterpart = '', category, whatHappened = '', evidence = '', wouldSettle = '' } = values;
  return {
    value: {
      counterpart,
      category: Number(category),
      ...valueOf(zero),
      ...valueOf(spoken),
      ...valueOf(stated),
      whatHappened,
      evidence,
      wouldSettle,
      childReference: values['childReference'] ?? '',
      ...valueOf(earlier),
      facts: factsIn(questionsAt(protocol, 'form'), values),
    },
  };
}
