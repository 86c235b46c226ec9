import { headlineOf } from '../../bot/protocol/standing.ts';
import { text } from '../card-parts.ts';
import { momentFields, readComingFields } from '../fields/moment-fields.ts';
import { calendarOfNext } from '../provisional.ts';
import { sayCounted } from '../say-date.ts';
import type { PlanForm } from './form-plan.ts';
import { reasonField } from './reason-field.ts';

/** "We need longer": put on record, and nothing moves. */
export const planLaterDate: PlanForm = ({ world, case: kase, now }) => {
  const next = headlineOf(world, kase, now);
  const stays = next
    ? ` The next date stays ${sayCounted(calendarOfNext({ world }, next), next.at, now)}.`
    : '';
  return {
    title: 'Ask for more time',
    about: [
      text(`No date moves.${stays}`, { weight: 'Bolder' }),
      text(
        'Your wish is put on record and the others are told. You may still be reminded, and the others may still take it further.',
      ),
    ],
    items: [
      ...momentFields({
        id: 'until',
        dateLabel: 'Until when would you like?',
        timeLabel: 'Time (if you like)',
        timeRequired: false,
        hint: 'Without a time it is the end of that day. UK time.',
      }),
      reasonField('Why do you need longer?', true),
    ],
    submit: 'Put my wish on record',
    read: (values) => {
      const until = readComingFields(values, 'until', now);
      if ('problems' in until) return until;
      if (until.at <= now) return { problems: { untilDate: 'Please choose a time that is still to come.' } };
      return { value: { form: 'later-date', until: until.at, reason: values['reason'] ?? '' } };
    },
  };
};
