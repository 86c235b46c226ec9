import type { Happening } from '../bot/protocol/case.ts';
import type { EventKey } from '../bot/protocol/event-key.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { sayEnd } from './say-date.ts';
import { withoutStop } from './say-list.ts';
import { stagePeople } from './say-people.ts';
import { writingName } from './say-writing.ts';
import type { View } from './view.ts';

/** What somebody put on record, to be read after their name: "Ann Field (Oak School): …". */
const SAID: Record<EventKey, string> = {
  'disagreement-arose': 'the disagreement began',
  'decision-received': 'the decision arrived',
  'manager-aware': 'the manager knows of it',
  'concern-remains': 'is still worried',
  raised: 'raised the matter',
  'confirmed-in-writing': 'confirmed it in writing',
  'file-reviewed': 'has read and reviewed the file',
  spoke: 'the two sides have talked',
  'meeting-held': 'a meeting was held',
  unresolved: 'it could not be settled',
  resolved: 'it is settled',
  referred: 'passed it on',
  'director-raised': 'raised it with their director',
  'notification-received': 'the matter has arrived',
  'put-in-writing': 'put it in writing',
  'response-sent': 'the answer was sent',
  'response-received': 'the answer arrived',
  'form-received': 'the form arrived',
  'attention-received': 'took note of it',
  'letter-sent': 'the letter was sent',
  'notice-sent': 'the notice was sent',
  'decision-made': 'has considered the matter',
  'decision-communicated': 'made the decision known',
  'risk-flagged': 'a child or young person may be in danger',
  'risk-referred': 'the safety steps have been taken',
  'time-stated': 'said how long there is',
  'earlier-date-set': 'set an earlier date',
  'later-date-requested': 'asked for more time; the date stays',
  'late-escalation': 'asked to go up although the time had passed',
  'late-accepted': 'took up the late request',
  'late-refused': 'did not take up the late request',
  'not-satisfied': 'is not satisfied with the answer',
  satisfied: 'is satisfied',
  'facts-changed': 'added something about the case',
  'scrutineer-finding': 'gave a finding',
  'stage-requested': 'asked to go up',
  'action-agreed': 'an action was agreed',
  'action-checked': 'checked an action',
  disseminated: 'shared what was learned',
  'needs-met': 'the needs are met in full',
  debriefed: 'talked over what was learned',
  done: 'something was done',
};

/** What an event says, to be read after a name or for itself. */
export const sayEvent = (key: EventKey): string => SAID[key];

/** A duty that is done is told by its own words. */
function what(view: View, happening: Happening): string {
  const duty = view.world.protocol.duties.find(({ id }) => id === happening.duty);
  if (happening.key === 'done' && duty) return `done: ${withoutStop(duty.text)}`;
  if (duty?.writing && ['letter-sent', 'notice-sent'].includes(happening.key)) {
    return `${writingName(view, duty.id, entryOf(view.case.writings, duty.id)?.version)} was sent by e-mail`;
  }
  const stage = view.world.protocol.stages.find(({ id }) => id === happening.stage);
  if (happening.key === 'referred' && stage) return `passed it on to ${stagePeople(view.world, stage)}`;
  if (happening.key === 'notification-received' && stage) {
    return `the matter has reached ${stagePeople(view.world, stage)}`;
  }
  return SAID[happening.key];
}

/** What happened, without the reason in a person's own words. */
export function sayHappening(view: View, happening: Happening): string {
  const until = happening.until === undefined ? '' : `: ${sayEnd(happening.until, view.now)}`;
  return `${what(view, happening)}${until}`;
}
