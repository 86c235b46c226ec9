import { calledBy, callingOf, noticeOf } from '../../protocol/call-people.ts';
import type { Writing } from '../../protocol/case.ts';
import { entryOf } from '../../protocol/entry-of.ts';
import { sentDuty } from '../../protocol/decide/write.ts';
import { upperFirst, withoutStop } from '../../../cards/say-list.ts';
import { actorName, agencyOf, partyOf, sayPeopleInRole } from '../../../cards/say-people.ts';
import { writingName } from '../../../cards/say-writing.ts';
import type { View } from '../../../cards/view.ts';
import { cleanInline } from '../clean-text.ts';
import type { NoticeLetter } from './notice-letter.ts';

/** What has not arrived: what it is and for whom, and what a business manager can do about it. */
interface Failure {
  readonly what: string;
  readonly toDo: readonly string[];
}

const NOBODY = 'somebody who has left the case';

const nameAll = ({ world, case: kase }: View, people: readonly string[]): string => {
  const parties = people.flatMap((person) => partyOf(kase, person) ?? []);
  return parties.length === 0 ? NOBODY : sayPeopleInRole(world, parties);
};

const CALL_THEM =
  'It tells them that a child or young person may be in danger. Please ring them now, and do not wait for a mail.';

function ofCalling(view: View, key: string): Failure {
  const { reason } = callingOf(key) ?? {};
  const people = nameAll(view, calledBy(view.case, key).people);
  return {
    what: `${reason === 'remind' ? 'The reminder' : 'The message'} in the thread of the case, for ${people}`,
    toDo: [
      ...(reason === 'danger' ? [CALL_THEM] : []),
      'They are written to by e-mail instead.',
      'Please see to it that Counterpart can write in the channel again: that it is still in the team, and that the channel is still there.',
    ],
  };
}

function ofNotice(view: View, { reason, person }: { reason: string; person: string }): Failure {
  const why = reason === 'recorded-for-you' ? 'to say what was recorded for them' : 'to ask them to act';
  return {
    what: `The e-mail to ${nameAll(view, [person])}, ${why}`,
    toDo: [
      ...(reason === 'danger' ? [CALL_THEM] : []),
      'Please tell them in some other way: nothing else goes out to them about it.',
      'If their address may be wrong, say “directory” to Counterpart in your own chat with it, and put it right.',
    ],
  };
}

function ofWriting(view: View, writing: Writing, isUnknown: boolean): Failure {
  const to = sayPeopleInRole(view.world, [...writing.to, ...writing.copies]);
  const writer = actorName(view.case, writing.by);
  return {
    what: `${upperFirst(writingName(view, writing.duty, writing.version))} of ${writer}, by e-mail to ${to}`,
    toDo: isUnknown
      ? [
          'Nobody knows whether it has arrived. It is not sent again by itself, as it could then arrive twice, and it does not count as sent.',
          `Please find out: look for it in Sent Items of the mailbox, or ask them. If it has not arrived, ${writer} can send it again from the case.`,
        ]
      : [
          `It does not count as sent. ${writer} sees this on the case and can send it again from there. Please make sure that it goes, or that they are told in some other way.`,
        ],
  };
}

function failureOf(view: View, key: string, isUnknown: boolean): Failure {
  const notice = noticeOf(key);
  if (notice) return ofNotice(view, notice);
  if (callingOf(key)) return ofCalling(view, key);
  const writing = view.case.writings[sentDuty(key) ?? ''];
  if (writing) return ofWriting(view, writing, isUnknown);
  const [, id] = /^stage:(.+)$/.exec(key) ?? [];
  const stage = view.world.protocol.stages.find((it) => it.id === id);
  return {
    what: stage
      ? `The card of the step “${stage.title}” with its buttons, in the thread of the case`
      : 'A message in the thread of the case that tells everybody what has happened',
    toDo: [
      'Everybody of the case still finds it in their own chat with Counterpart. Please make sure that they know.',
      'Please see to it that Counterpart can write in the channel again: that it is still in the team, and that the channel is still there.',
    ],
  };
}

/**
 * Tells a business manager what did not get through, for whom and why, by the key of its effect. Reference, agencies,
 * roles and names of professionals only: no word of what was written.
 */
export function describeFailure(view: View, about: string, number: string): NoticeLetter {
  const { world, case: kase } = view;
  const receipt = entryOf(kase.receipts, about);
  const isUnknown = receipt?.outcome === 'unknown';
  const { what, toDo } = failureOf(view, about, isUnknown);
  const why = withoutStop(cleanInline(receipt?.why ?? 'no reason was given'));
  return {
    service: `Counterpart for ${world.protocol.shortTitle}`,
    title: isUnknown ? 'A letter may not have arrived' : 'A message did not arrive',
    opening: `This is about ${kase.ref}, between ${agencyOf(kase, 'raising')} and ${agencyOf(kase, 'receiving')}.`,
    facts: [],
    parts: [
      {
        heading: isUnknown ? 'What may not have arrived' : 'What did not arrive',
        lines: [`${what}.`, `The reason: ${why}.`],
      },
      { heading: 'What you are asked to do', lines: toDo },
      {
        heading: 'Why you get this',
        lines: [
          'You are a business manager of this procedure. What Counterpart could not deliver comes to you once; it is not tried again by itself.',
        ],
      },
    ],
    unbroken: [kase.ref],
    footer: [`That this mail was sent is on the record of ${kase.ref}.`, `Message number: ${number}`],
  };
}
