import { type Headline, headlineOf } from '../../bot/protocol/standing.ts';
import { text } from '../card-parts.ts';
import { momentFields, readComingFields } from '../fields/moment-fields.ts';
import { calendarOfNext } from '../provisional.ts';
import { isEndOfDay, sayCounted } from '../say-date.ts';
import { type FormContext, type PlanForm, type Reading } from './form-plan.ts';
import { reasonField } from './reason-field.ts';

const sayAt = (context: FormContext, next: Headline): string => {
  const said = sayCounted(calendarOfNext(context, next), next.at, context.now);
  return isEndOfDay(next.at) ? `the end of ${said}` : said;
};

function readEarlier(context: FormContext, values: Record<string, string>): Reading {
  const { world, case: kase, now } = context;
  const until = readComingFields(values, 'until', now);
  if ('problems' in until) return until;
  if (until.at <= now) return { problems: { untilDate: 'Please choose a time that is still to come.' } };
  const next = headlineOf(world, kase, now);
  if (next && until.at >= next.at) {
    return {
      problems: {
        untilDate: `Please choose an earlier time: the next date is already ${sayAt(context, next)}.`,
      },
    };
  }
  return { value: { form: 'earlier-date', until: until.at, reason: values['reason'] ?? '' } };
}

/** "The child needs it sooner." */
export const planEarlierDate: PlanForm = (context) => {
  const { world, case: kase, now } = context;
  const next = headlineOf(world, kase, now);
  return {
    title: 'Set an earlier date',
    about: [
      text(
        'Use this when the child needs an answer sooner. Everybody in the case is told, and the earlier date then counts.',
      ),
      text(
        next
          ? `It must be before the next date, which is ${sayAt(context, next)}.`
          : 'There is no other date now.',
        { weight: 'Bolder' },
      ),
    ],
    items: [
      ...momentFields({
        id: 'until',
        dateLabel: 'By which date?',
        timeLabel: 'By what time? (if you like)',
        timeRequired: false,
        hint: 'Without a time it is the end of that day. UK time.',
      }),
      reasonField('Why does the child need it sooner?', true),
    ],
    submit: 'Set this date',
    style: 'positive',
    read: (values) => readEarlier(context, values),
  };
};
