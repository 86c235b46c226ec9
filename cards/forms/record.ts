import { type CardElement, text } from '../card-parts.ts';
import type { Duty, Stage } from '../../bot/protocol/definition.ts';
import { londonDay } from '../../bot/protocol/instant.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { leadsInto } from '../move.ts';
import { sayDay } from '../say-date.ts';
import { withoutStop } from '../say-list.ts';
import { stagePeople } from '../say-people.ts';
import { sayAsked } from './escalate.ts';
import type { Problems, Typed } from '../submission.ts';
import {
  type FormContext,
  type PlanForm,
  type Reading,
  momentsOf,
  nothingToDo,
  stageSeen,
} from './form-plan.ts';
import { leavingFields, readLeaving } from './leaving-fields.ts';
import { noteIn, recordFields } from './record-fields.ts';

const RECOMPUTED =
  'This goes on the record with your name. If it was earlier than now, say when: the dates that follow are worked out again, and everybody in the case sees the change.';

/** The stage into which doing it takes the case from the present one. */
function stageAhead(context: FormContext, duty: Duty): { from: Stage; to: Stage } | undefined {
  const { world, case: kase } = context;
  const from = stageSeen(context);
  const to = from && nextStage(world, kase, from.id);
  return from && to && leadsInto(duty, to) ? { from, to } : undefined;
}

/** Telling one's own manager takes the case up: who is asked there. */
function whatFollows(context: FormContext, duty: Duty): CardElement[] {
  const { world, case: kase, viewer } = context;
  const ahead = stageAhead(context, duty);
  if (!ahead) return [];
  const { to } = ahead;
  return [
    text(
      `This takes the case to ${stagePeople(world, to)}. ${sayAsked(world, kase, to, viewer, context.now)}`,
    ),
  ];
}

function readRecord(context: FormContext, duty: Duty, values: Typed): Reading {
  const { case: kase, now } = context;
  const when = readPastFields(values, now, momentsOf(kase));
  const ahead = stageAhead(context, duty);
  const leaving = ahead ? readLeaving(context, ahead.from, ahead.to, values) : { value: {} };
  if ('problems' in when || 'problems' in leaving) {
    const wrong = [when, leaving].map((it) => ('problems' in it ? it.problems : {}));
    return { problems: Object.assign({}, ...wrong) as Problems };
  }
  const began = kase.stages.find(({ stage }) => stage === duty.stage)?.enteredAt;
  if (began !== undefined && londonDay(when.at) < londonDay(began)) {
    return {
      problems: { whenDate: `Please check the day: this step began only on ${sayDay(began, now)}.` },
    };
  }
  const done = { form: 'record', duty: duty.id, occurredAt: when.at } as const;
  return { value: { ...done, ...noteIn(values), ...leaving.value } };
}

/** "We have spoken": a duty was done, and when. */
export const planRecord: PlanForm = (context) => {
  const { world, button, now } = context;
  const duty = world.protocol.duties.find((it) => it.id === button.duty);
  if (!duty) return nothingToDo('Record what was done', text('This step is not part of this protocol.'));
  // Only its e-mail fulfils what is to be written: nobody puts it on record without one.
  if (duty.writing) return nothingToDo(duty.writing.title, text('This step is done in writing.'));
  const ahead = stageAhead(context, duty);
  return {
    title: duty.button ?? withoutStop(duty.text),
    about: [text(`The step: ${duty.text}`), ...whatFollows(context, duty), text(RECOMPUTED)],
    items: [
      ...recordFields(duty),
      ...(ahead ? leavingFields(context, ahead.from, ahead.to) : []),
      ...pastFields(now),
    ],
    submit: 'Put it on record',
    style: 'positive',
    read: (values) => readRecord(context, duty, values),
  };
};
