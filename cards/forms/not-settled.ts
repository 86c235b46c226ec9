import { isShared } from '../../bot/protocol/world.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { text } from '../card-parts.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { sayLimitDay } from '../say-date.ts';
import { stagePeople } from '../say-people.ts';
import { type FormContext, type PlanForm, momentsOf, nothingToDo, stageSeen } from './form-plan.ts';
import { stageEnds } from './leaving-reason.ts';
import { reasonField, reasonIn } from './reason-field.ts';

/** Until when this must be explained: the limit of the stage; `undefined` where no reason is needed at `at`. */
function reasonUntil(context: FormContext, at: Instant): { limit?: Instant } | undefined {
  const stage = stageSeen(context);
  if (!stage || !isShared(stage)) return undefined;
  const limit = stageEnds(context.world, context.case, stage, at);
  if (limit === undefined) return {};
  return at <= limit ? { limit } : undefined;
}

function sayReason({ world, now }: FormContext, until: { limit?: Instant }): string {
  if (until.limit === undefined)
    return 'No time is printed for this stage, so please say why you stop trying now.';
  return `There is still time: this stage runs until ${sayLimitDay(world.calendar, until.limit, now)}. So please say why you stop trying now.`;
}

/** "We cannot settle it here." */
export const planNotSettled: PlanForm = (context) => {
  const { world, case: kase, now } = context;
  const stage = stageSeen(context);
  if (!stage) return nothingToDo('We cannot settle it', text('The case has not begun yet.'));
  const next = nextStage(world, kase, stage.id);
  const until = reasonUntil(context, now);
  const follows = next
    ? `It can then be taken to ${stagePeople(world, next)}: that is the next step, and it does not happen by itself.`
    : 'There is no stage above this one.';
  return {
    title: 'We cannot settle it at this stage',
    about: [
      text(`You put on record that this stage has not settled it. ${follows}`),
      ...(until ? [text(sayReason(context, until))] : []),
    ],
    items: [
      reasonField('Why can it not be settled here?', until !== undefined),
      ...pastFields(now, 'Since which day?'),
    ],
    submit: 'Put it on record',
    style: 'positive',
    read: (values) => {
      const when = readPastFields(values, now, momentsOf(kase));
      if ('problems' in when) return when;
      const reason = values['reason'] ?? '';
      if (reason.trim() === '' && reasonUntil(context, when.at)) {
        return { problems: { reason: 'Please give your reason: at that time the stage was still running.' } };
      }
      return { value: { form: 'not-settled', occurredAt: when.at, ...reasonIn(reason) } };
    },
  };
};
