import type { Party } from '../../protocol/case.ts';
import type { NoticeReason } from '../../protocol/effect.ts';
import { agenciesAsked, agencyOf, objectorsAgency, stagePeople } from '../../../cards/say-people.ts';
import { upperFirst } from '../../../cards/say-list.ts';
import { sayGaps } from '../../../cards/say-gaps.ts';
import { sayWhyAsked } from '../../../cards/say-why-asked.ts';
import { sayManagers } from './business-managers.ts';
import { stageNow } from '../../../cards/stage-now.ts';
import type { View } from '../../../cards/view.ts';

const because = (why: string): string => (why === '' ? '' : `, ${why}`);

/** Whoever is outside cannot open anything in Teams. */
const whereToSay = (view: View, { outside }: Party): string =>
  outside === true ? `write to ${sayManagers(view)}` : `open the case in Teams, or ask ${sayManagers(view)}`;

const SAY: Record<NoticeReason, (view: View, party: Party) => string> = {
  'stage-opened': (view) => {
    const first = view.case.stages.length <= 1;
    return first
      ? `${agencyOf(view.case, 'raising')} has raised a disagreement with ${agencyOf(view.case, 'receiving')}. Your word is asked for.`
      : `It has come to ${stagePeople(view.world, stageNow(view))}. Your word is asked for.`;
  },
  'settlement-proposed': (view) =>
    `${agencyOf(view.case, view.case.settlement?.side ?? 'raising')} has proposed how to settle it. Still to answer: ${agenciesAsked(view.case, stageNow(view))}.`,
  'settlement-objected': (view) =>
    `${upperFirst(objectorsAgency(view.case))} does not agree with your side’s proposal yet and has said why. Please propose other words.`,
  'not-settled': () => 'One side has said that it cannot be settled at this step.',
  'outcome-to-write': (view) =>
    `It is ${view.case.outcome === 'decided' ? 'decided' : 'settled'}, and the outcome has to be written down.`,
  'answer-arrived': () =>
    'The written answer has been sent, in a mail of its own. Please say whether that settles it.',
  'part-asked': () => 'What was sent to you came in a mail of its own. Now your part of it is asked for.',
  'fact-asked': () => 'Something is now known about it that asks for your part.',
  'not-satisfied': () => 'The answer has not settled it.',
  'late-escalation': () =>
    'You are asked to take it up although the time for that has passed. Please say whether you accept or refuse, and why. Refusing closes the case.',
  'earlier-date': () => 'Somebody has set an earlier date, so that there is less time than before.',
  danger: () => 'A child or young person may be in danger. Please act now; the disagreement can wait.',
  'asked-instead': (view, party) => `You are asked for your word${because(sayWhyAsked(view, party))}.`,
  'handed-over': (view, party) => `You now have a part in it${because(sayWhyAsked(view, party))}.`,
  'nobody-there': (view, party) =>
    `${sayGaps(view).join(' ')} Please say who it is: ${whereToSay(view, party)}.`,
  remind: () => 'This is a reminder. Something has not been done yet, or its time is near.',
  'entry-to-confirm': () => 'Somebody was named whom the business manager has to confirm.',
  'not-delivered': () => 'Something that Counterpart has sent did not get through, or may not have.',
  'recorded-for-you': () => 'Somebody in Teams has put on record what you have said or done.',
};

/** Why somebody is written to, in a sentence or two without a word of the dispute. */
export function sayReason(view: View, reason: NoticeReason, party: Party): string {
  const said = SAY[reason](view, party);
  const why = sayWhyAsked(view, party);
  return why === '' || said.includes(why) ? said : `${said} You are asked ${why}.`;
}
