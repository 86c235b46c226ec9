import type { Actor, Case, Party } from '../protocol/case.ts';
import { partyTitle } from '../protocol/cast-role.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { EventKey } from '../protocol/event-key.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { CaseState } from '../protocol/standing.ts';
import type { Eligibility } from '../protocol/eligibility.ts';
import { sayList } from './timeline-text.ts';

/** What happened, to be read after who said it; an event that is not here is read by its own name. */
const WORDS: Partial<Record<EventKey, string>> = {
  'disagreement-arose': 'the disagreement began',
  'decision-received': 'the decision arrived',
  'manager-aware': 'the line manager knows of it',
  'concern-remains': 'is still worried',
  raised: 'raised the matter',
  'confirmed-in-writing': 'confirmed it in writing',
  'file-reviewed': 'reviewed the file',
  spoke: 'the two sides talked',
  'meeting-held': 'a meeting was held',
  unresolved: 'it cannot be settled at this stage',
  resolved: 'it is settled',
  referred: 'took it up',
  'director-raised': 'raised it with the other director',
  'notification-received': 'the matter arrived',
  'put-in-writing': 'put it in writing',
  'response-sent': 'sent the answer',
  'response-received': 'the answer arrived',
  'form-received': 'the form arrived',
  'attention-received': 'took note of it',
  'letter-sent': 'sent the letter',
  'notice-sent': 'sent the notice',
  'decision-made': 'made the decision',
  'decision-communicated': 'made the decision known',
  'risk-flagged': 'a child or young person may be in danger',
  'risk-referred': 'the safety steps have been taken',
  'time-stated': 'stated the time',
  'earlier-date-set': 'set an earlier date',
  'later-date-requested': 'asked for more time; no date moves',
  'late-escalation': 'asks to go up although the time has passed',
  'late-accepted': 'takes up the late request',
  'late-refused': 'does not take up the late request',
  'not-satisfied': 'is not satisfied with the answer',
  satisfied: 'is satisfied with the answer',
  'facts-changed': 'something about the case has changed',
  'scrutineer-finding': 'gave a finding',
  'stage-requested': 'asked to go to another stage',
  'action-agreed': 'an action was agreed',
  'action-checked': 'an action was checked',
  disseminated: 'shared what was learned',
  'needs-met': "the child's needs are met",
  debriefed: 'talked over what was learned',
  done: 'did what was asked',
};

export const sayEvent = (key: EventKey): string => WORDS[key] ?? key.replaceAll('-', ' ');

const REFUSED: Partial<Record<Refusal['because'], string>> = {
  later: 'it would move a limit later, and nothing does that; it can only be asked for',
  'not-yours': 'it is not for this side or this role to do',
  'not-now': 'the case is not at a point where this can be done',
  'needs-reason': 'a reason has to be given',
  'needs-time': 'a time has to be stated first',
  'needs-finding': 'a finding is needed first',
  'needs-document': 'something has to be done or written first',
  unknown: 'something that belongs to it is missing, or is not known here',
  'nobody-listed': 'nobody is listed who could receive it',
  future: 'its time has not come yet',
};

/** What an event cannot be told without. */
const INCOMPLETE: Partial<Record<EventKey, string>> = {
  'facts-changed': 'it has to say which facts; who the two sides are is settled when the case is opened',
  'action-agreed': 'it has to say which action, and who its owner is',
  'stage-requested': 'it has to say to which stage: "to"',
  'earlier-date-set': 'its date lies too far ahead',
  'later-date-requested': 'its date lies too far ahead',
  'time-stated': 'its date lies too far ahead',
};

/** Why something was refused, in plain words; with the word that the result has for it. */
export function sayRefusal({ because }: Refusal, event: EventKey): string {
  const incomplete = because === 'unknown' ? INCOMPLETE[event] : undefined;
  return `${incomplete ?? REFUSED[because] ?? because.replaceAll('-', ' ')} (${because})`;
}

/** A settled case that nothing keeps open any more. */
export const MAY_BE_CLOSED = 'settled, and it can be closed now (awaiting-outcome)';

export const STATES: Readonly<Record<CaseState, string>> = {
  open: 'open',
  'awaiting-outcome': 'settled; something is still to be done before it can be closed (awaiting-outcome)',
  lapsed: 'the time for going up has passed unused (lapsed)',
  decided: 'decided',
  'final-not-agreed': 'the last stage ended without agreement (final-not-agreed)',
  closed: 'closed',
};

export const RESULTS: Readonly<Record<Eligibility['result'], string>> = {
  accept: 'The case is taken on.',
  redirected: 'No case is opened: the person is sent elsewhere (redirected).',
  'not-eligible': 'No case is opened: this protocol is not for this matter (not-eligible).',
  'ask-owner':
    "No case is opened: the document does not say, and the protocol's owner must be asked (ask-owner).",
};

const FLAGS: Readonly<Record<string, string>> = {
  owner: "The protocol's owner has to look at this case.",
  'not-in-source': 'A move is open here that the document does not print.',
  'ask-day-type': 'Days were stated without saying which: working or calendar days?',
};

/** What a flag says to people: in the words of the file, where it has any. */
export const sayFlag = (protocol: Protocol, id: string): string =>
  protocol.flags.find((flag) => flag.id === id && flag.text !== undefined)?.text ??
  FLAGS[id] ??
  id.replaceAll('-', ' ');

/** "Oak School (raising)"; an agency without a name is its side. */
const sayAgency = ({ agencyName, side }: Party): string =>
  agencyName === side ? `${side} side` : `${agencyName} (${side})`;

/** "line manager, Oak School (raising) and Sandwell Council (receiving)"; a neutral officer by the title alone. */
export function sayParties(protocol: Protocol, parties: readonly Party[]): string {
  const titles = [...new Set(parties.map((party) => partyTitle(protocol, party)))];
  const said = titles.map((title) => {
    const sided = parties.filter((it) => partyTitle(protocol, it) === title && it.side !== 'neutral');
    const agencies = [...new Set(sided.map(sayAgency))];
    return agencies.length === 0 ? title : `${title}, ${sayList(agencies)}`;
  });
  return said.join('; ');
}

/** Those who did something. Of somebody who holds several levels, the lowest is named. */
export const sayActors = (protocol: Protocol, kase: Case, actors: readonly Actor[]): string =>
  sayParties(
    protocol,
    actors.flatMap((by) => kase.parties.find(({ person }) => person === by.person) ?? []),
  );

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
