import { AGENCY_TYPES } from '../protocol/agency-type.ts';
import type { EventKey } from '../protocol/event-key.ts';
import { EVENT_KEYS } from '../protocol/event-key.ts';
import { sayEvent } from './timeline-words.ts';
import { wrapped } from './timeline-text.ts';

export const USAGE = 'usage: npm run -s simulate -- [--json] [--with PROTOCOL.yaml] FILE.yaml';

/** The keys of an event beside `at`, `recorded` and `side`, which any may have. */
const KEYS: Readonly<Partial<Record<EventKey, string>>> = {
  raised: 'medium: verbal or written; stage; days, as for time-stated; reason',
  unresolved: 'reason (needed before the time of the stage is up)',
  referred: 'to (a stage); reason',
  'notification-received': 'stage; medium: verbal or written; reason',
  'response-sent': 'stage',
  'response-received': 'stage',
  'form-received': 'stage; reason',
  'attention-received': 'by: business-manager or chair',
  'letter-sent': 'duty (needed)',
  'notice-sent': 'duty (needed)',
  done: 'duty (needed); for what no other event fulfils',
  resolved: 'with a side: that side says so; without: everybody who must has agreed to the same words',
  'risk-flagged': 'level: immediate, imminent or significant',
  'risk-referred': 'level: immediate, imminent or significant',
  'time-stated': 'until; or days: { n: 3, unit: working, calendar or unspecified }',
  'earlier-date-set': 'until; reason',
  'later-date-requested': 'until; reason',
  'late-escalation': 'reason',
  'late-refused': 'reason',
  'facts-changed': 'facts: { lookedAfter: true }',
  'scrutineer-finding': 'leadershipWeak: true or false; allAttemptsFailed: true or false',
  'stage-requested': 'to (a stage)',
  'action-agreed': 'action; owner; due',
  'action-checked': 'action',
};

const WIDEST = Math.max(...EVENT_KEYS.map((key) => key.length));

const events = (): string[] =>
  EVENT_KEYS.flatMap((key) => {
    const keys = KEYS[key];
    const also = keys === undefined ? '' : ` – ${keys}`;
    return wrapped(`  ${key.padEnd(WIDEST)}  `, `${sayEvent(key)}${also}`);
  });

const FILE: readonly string[] = [
  'Plays the case of a file through the bot and tells what followed, when and why. With --json the end',
  'of it for a machine. --with plays it by a protocol file that does not lie in bot/protocols yet.',
  '',
  'A case file:',
  '',
  '  title: A disagreement about a place',
  '  protocol: NAME                   # the names: npm run -s protocol -- outline',
  '  facts:                           # may be left out, as may each fact: it is then not known',
  '    adult: false                   # 18 or over; true or false, as are: cpPlan, lookedAfter,',
  '                                   # raisedInConference, handlingInadequate, dcsPossible, tooSerious',
  '    category: 4                    # a number of the list of the protocol',
  '    dissent: at-conference         # calling-conference, at-conference, plan or none',
  '    raising:                       # who raises it; receiving: the other side, with the same keys',
  '      role: practitioner           # or parent, young-person …',
  '      agency: Oak School           # its name',
  '      agencyType: school           # one of those below',
  '      employer: other              # childrens-services, council-other or other',
  '  history: { similarRecorded: [2026-03-11] }   # the days of earlier cases that were alike',
  '  settings:                        # what the owner has set',
  '    similarThreshold: { count: 3, months: 12 }',
  '    bankHolidaysUntil: 2026-12-31  # as if later bank holidays were not known yet',
  '  happenings:                      # in the order in which they are recorded',
  '    - at: 2026-12-24T10:00         # when it happened; a date alone is the end of that day. London’s',
  '                                   # time; +00:00 or +01:00 behind it where the hour comes twice',
  '      recorded: 2026-12-24T10:05   # when the bot is told; left out: at once',
  '      event: disagreement-arose    # one of those below',
  '      side: raising                # or receiving; left out: whoever may, and both where both do it',
  '  asOf: 2026-12-24T12:00           # the moment to look at; left out: the last happening',
  '  expect: { stage: "1" }           # what should come out, as --json prints it: only "npm run -s scenarios" looks',
  '',
];

/** What a case file may hold: the only place where all of it is written down. */
export const simulateHelp = (): string =>
  [
    USAGE,
    '',
    ...FILE,
    ...wrapped('Agency types: ', AGENCY_TYPES.join(', ')),
    '',
    'Stages and duties go by the names that "npm run -s protocol -- outline NAME" shows ("1", 1a); a',
    'number alone needs quotation marks. Events, what they say, and the keys that belong to them:',
    '',
    ...events(),
    '',
  ].join('\n');
