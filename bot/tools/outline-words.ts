import { roleTitle } from '../protocol/world.ts';
import type { Duty, EventRef, Protocol, Who } from '../protocol/definition.ts';

type Limit = NonNullable<Duty['limit']>;

/** What an event is when something counts from it, or waits for it. */
const WHEN: Readonly<Record<EventRef['key'], string>> = {
  entered: 'the stage opens',
  'disagreement-arose': 'the disagreement arises',
  'decision-received': 'the decision arrives',
  'manager-aware': 'the line manager knows of it',
  'concern-remains': 'the concern remains after a talk',
  raised: 'the matter is raised',
  'confirmed-in-writing': 'it is confirmed in writing',
  'file-reviewed': 'the file has been reviewed',
  spoke: 'they have talked',
  'meeting-held': 'the meeting has been held',
  unresolved: 'somebody says that it cannot be settled',
  resolved: 'it is settled',
  referred: 'it is taken up',
  'director-raised': 'it is raised with a director',
  'notification-received': 'the matter arrives',
  'put-in-writing': 'it is put in writing',
  'response-sent': 'the answer is sent',
  'response-received': 'the answer arrives',
  'form-received': 'the form arrives',
  'attention-received': 'it comes to the attention of the officer',
  'letter-sent': 'the letter is sent',
  'notice-sent': 'the notice is sent',
  'decision-made': 'the decision is made',
  'decision-communicated': 'the decision is made known',
  'risk-flagged': 'a danger is told of',
  'risk-referred': 'the safety steps have been taken',
  'time-stated': 'the time is stated',
  'earlier-date-set': 'an earlier date is set',
  'later-date-requested': 'more time is asked for',
  'late-escalation': 'somebody asks to go up late',
  'late-accepted': 'a late request is accepted',
  'late-refused': 'a late request is refused',
  'not-satisfied': 'the answer does not satisfy',
  satisfied: 'the answer satisfies',
  'facts-changed': 'something about the case changes',
  'scrutineer-finding':
    'the officer gives a finding: leadership is weak or failing, and every attempt has failed',
  'stage-requested': 'somebody asks to go to another stage',
  'action-agreed': 'an action is agreed',
  'action-checked': 'an action has been checked',
  disseminated: 'what was learned has been shared',
  'needs-met': 'the needs are met',
  debriefed: 'what was learned has been talked over',
  done: 'it is done',
};

/** "a, b or c" */
export const oneOf = (words: readonly string[]): string => listed(words, 'or');
export const allOf = (words: readonly string[]): string => listed(words, 'and');

function listed(words: readonly string[], last: string): string {
  const once = [...new Set(words)];
  return once.length < 2 ? once.join('') : `${once.slice(0, -1).join(', ')} ${last} ${once.at(-1) ?? ''}`;
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const withStop = (text: string): string => (/[.!?:]["”')]*$/.test(text) ? text : `${text}.`);

/** Where it stands in the printed document: "[lines 188-191]". */
export function source(src: string): string {
  if (!/^\d/.test(src)) return `[${src}]`;
  return `[${/^\d+$/.test(src) ? 'line' : 'lines'} ${src}]`;
}

export const keyWords = (key: EventRef['key']): string => WHEN[key];

/** "it is settled (stages 1, 2 or 3) or the notice is sent (duty 2e or 3f)"; `own` is the stage in which the duty stands. */
export function sayRefs(refs: readonly EventRef[], own: string): string {
  const eventOf = ({ key, medium }: EventRef): string =>
    `${WHEN[key]}${medium === undefined ? '' : ` (${medium})`}`;
  const said = [...new Set(refs.map(eventOf))].map((event) => {
    const alike = refs.filter((ref) => eventOf(ref) === event);
    const duties = alike.flatMap(({ duty }) => duty ?? []);
    // A duty says where it stands by its name.
    const stages = alike.flatMap(({ duty, stage }) => (duty === undefined ? [stage ?? own] : []));
    const at = stages.every((stage) => stage === own)
      ? ''
      : ` (stage${stages.length === 1 ? '' : 's'} ${oneOf(stages)})`;
    const of = duties.length === 0 ? '' : ` (duty ${oneOf(duties)})`;
    return stages.includes('*') ? `${event}${of} in any stage` : `${event}${of}${at}`;
  });
  return oneOf(said);
}

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** "2 working days", "at once; no number is printed". */
export function sayLimit(limit: Limit): string {
  switch (limit.unit) {
    case 'working-day':
    case 'calendar-day':
      return counted(limit.n, limit.unit === 'working-day' ? 'working day' : 'calendar day');
    case 'hour':
      return `${counted(limit.n, 'hour')} by the clock`;
    case 'month':
      return counted(limit.n, 'month');
    case 'same-day':
      return 'the same day';
    case 'immediate':
      return 'at once (no number is printed)';
    case 'stated':
      return 'the time that the escalating person states';
  }
}

/** "the line or team manager of the raising side" */
export function sayWho(protocol: Protocol, { side, role }: Who): string {
  const on = {
    raising: ' of the raising side',
    receiving: ' of the receiving side',
    each: ' of each side',
    joint: ' of both sides, together',
    neutral: '',
  }[side];
  if (role === 'everyone') return `everybody in the case${side === 'joint' || side === 'each' ? '' : on}`;
  if (role === 'holder') return `whoever holds the stage${on}`;
  const title = roleTitle(protocol, role);
  // Each side has its own; an officer is one, and a side's part is said by its side.
  return `the ${title}${on}`;
}

export const sayPeople = (protocol: Protocol, people: readonly Who[]): string =>
  allOf(people.map((who) => sayWho(protocol, who)));
