import { APPROVED, CONSTABLE as POLICE } from '../../journeys/birmingham-people.ts';
import { BIRMINGHAM, DORSET, SAFEGUARDING, SANDWELL, WEST_SUSSEX } from '../../journeys/raise.ts';
import { CHILD, TRUST_WORKER } from '../../journeys/safeguarding-people.ts';
import { CONSTABLE } from '../../journeys/west-sussex-people.ts';

type Inputs = Record<string, string | boolean>;

/** Somebody sends the form behind a button, or time passes: London wall time or ISO 8601. */
export type Step = readonly [who: string, button: string, inputs?: Inputs] | { readonly until: string };

/** One whole case: the way up through every level that the journeys of the tests take too, and to its end. */
export interface Path {
  readonly protocol: string;
  readonly raisedBy: string;
  readonly matter: Inputs;
  readonly steps: readonly Step[];
}

const until = (at: string): Step => ({ until: at });
const giveUp = (who: string): Step => [who, 'It cannot be settled here', { reason: 'No way forward.' }];

const sandwellSend: Path = {
  protocol: 'sandwell-send',
  raisedBy: 'Priya Shah',
  matter: SANDWELL,
  steps: [
    ['Tom Baker', 'I have reviewed the file'],
    giveUp('Priya Shah'),
    ['Priya Shah', 'Bring in my manager'],
    until('2026-06-02T11:00:00+01:00'),
    giveUp('Colin Webb'),
    until('2026-06-03T10:00:00+01:00'),
    ['Helen Price', 'Refer it to my senior manager'],
    ['Farah Malik', 'We have met'],
    giveUp('Gareth Bevan'),
    ['Gareth Bevan', 'Bring in my director'],
    ['Ruth Adeyemi', 'Write to the other director', { text_letter: 'This must be settled.' }],
    ['Ruth Adeyemi', 'Add a fact', { facts: 'dcsPossible' }],
    ['Diane Cooper', 'Alert the DCS', { text_alert: 'You may be needed.' }],
    ['Ruth Adeyemi', 'We have met'],
    giveUp('Ruth Adeyemi'),
    ['Ruth Adeyemi', 'Go to DCS (exceptional)', { reason: 'The placement ends on Friday.' }],
    ['Judith Okafor', 'The Director has considered it'],
    ['Priya Shah', 'The needs are met in full'],
    ['Priya Shah', 'Close the case'],
  ],
};

/** In Dorset each level answers in writing, and the practitioner goes on to the next. */
const dorsetLevel = (holder: string, button: string, duty: string, next?: string): Step[] => [
  [
    holder,
    button,
    { text_findings: 'What we found.', text_answer: 'We do not join.', [`tick_${duty}`]: true },
  ],
  ['Laura Finch', 'I am not satisfied'],
  ...(next === undefined
    ? []
    : [
        [
          'Laura Finch',
          `Take it to the ${next}`,
          { text_matter: 'They will not join.', text_ask: 'That they join.' },
        ] as const,
      ]),
];

const dorsetSend: Path = {
  protocol: 'dorset-send',
  raisedBy: 'Laura Finch',
  matter: DORSET,
  steps: [
    ...dorsetLevel('Rachel Dunn', 'Write the answer', 'T3', 'Service Manager'),
    ...dorsetLevel('Victor Stone', 'Write the answer', 'S2', 'Strategic Lead'),
    ...dorsetLevel('Amara Bello', 'Write the answer', 'L2', 'Corporate Director'),
    ...dorsetLevel('Edward Marsh', 'Write the outcome', 'C2'),
  ],
};

const CLEAR = { confirm0: true, confirm1: true, confirm2: true };

const safeguarding: Path = {
  protocol: 'sandwell-safeguarding',
  raisedBy: 'Sunita Rao',
  matter: { ...SAFEGUARDING, counterpart: TRUST_WORKER },
  steps: [
    ['Sunita Rao', 'I have talked with my manager'],
    giveUp('Leah Morgan'),
    ['Leah Morgan', 'I have told my manager too'],
    ['Sunita Rao', 'I have told my manager'],
    ['Beth Harmon', 'We have made it clear', CLEAR],
    ['Yvonne Hart', 'We have made it clear', CLEAR],
    ['Yvonne Hart', 'We have talked'],
    until('2026-06-03T10:00:00+01:00'),
    giveUp('Yvonne Hart'),
    ['Beth Harmon', 'Bring in the senior managers'],
    ['Dafydd Rees', 'We have met'],
    ['Ian Fletcher', 'Send the form', CHILD],
    giveUp('Dafydd Rees'),
    ['Ian Fletcher', 'Send the form to my director'],
    ['Ian Fletcher', 'Tell our representative', { text_notice: 'It goes up.' }],
    ['Ian Fletcher', 'Tell the Director for Quality', { text_notice: 'It goes up.' }],
    until('2026-06-10T10:00:00+01:00'),
    ['Ian Fletcher', 'My director has the form'],
    ['Grace Nwosu', 'Send the form', { text_method: 'A joint meeting.' }],
    ['Grace Nwosu', 'We have talked'],
    until('2026-06-17T10:00:00+01:00'),
    giveUp('Olivia Grant'),
    [
      'Grace Nwosu',
      'Give notice to the partnership',
      { text_notice: 'Please decide.', text_papers: 'A report, by secure mail.' },
    ],
    ['Grace Nwosu', 'Refer it to the Chair'],
    until('2026-06-25T10:00:00+01:00'),
    ['Stewart Lane', 'The meeting has been held'],
    ['Bernard Achebe', 'The Chair has decided'],
    ['Stewart Lane', 'The record is kept'],
    ['Grace Nwosu', 'The copy is on the file'],
    ['Olivia Grant', 'The copy is on the file'],
    [
      'Olivia Grant',
      'Write the outcome',
      {
        text_outcome: 'The plan stays.',
        text_openPoints: 'Nothing is open.',
        text_actions: 'Weekly visits.',
      },
    ],
    [
      'Stewart Lane',
      'Tell everybody the outcome',
      { text_outcome: 'The plan stays.', text_learning: 'Ring sooner.' },
    ],
    ['Grace Nwosu', 'Close the case'],
  ],
};

const westSussex: Path = {
  protocol: 'west-sussex',
  raisedBy: 'Jenny Walsh',
  matter: { ...WEST_SUSSEX, counterpart: CONSTABLE },
  steps: [
    giveUp('Lewis Boyd'),
    ['Jenny Walsh', 'Bring in my line manager', { statedDays: '3', statedKind: 'calendar' }],
    until('2026-06-05T09:30:00+01:00'),
    giveUp('Carys Penn'),
    ['Alison Frost', 'Write the record', { text_action: 'A call.', text_outcome: 'Open.' }],
    ['Alison Frost', 'Refer it to my senior manager', { statedDate: '2026-06-10', statedTime: '15:00' }],
    giveUp('Jack Nolan'),
    ['Keith Barlow', 'Fill in the template', { text_tried: 'Talks.', text_effect: 'None.' }],
    ['Keith Barlow', 'Take it to the safeguarding leads', { statedDays: '2 working days' }],
    ['Hazel Whitby', 'Ask them to take part', { text_invitation: 'Monday at two.' }],
    giveUp('Hazel Whitby'),
    ['Miriam Stein', 'Refer it to the Scrutineer', { statedDays: '10', statedKind: 'working' }],
    ['Eleanor Voss', 'Tell the three partners', { text_invitation: 'Please come.' }],
    ['Eleanor Voss', 'Record a finding', { leadershipWeak: true, allAttemptsFailed: true }],
    ['Eleanor Voss', 'Record what came of it'],
    ['Jenny Walsh', 'The needs are met'],
    ['Jenny Walsh', 'Close the case'],
  ],
};

const birmingham: Path = {
  protocol: 'birmingham',
  raisedBy: 'Adam Sykes',
  matter: { ...BIRMINGHAM, counterpart: POLICE },
  steps: [
    until('2026-06-03T09:30:00+01:00'),
    ['Adam Sykes', 'Confirm it in writing'],
    ['Imran Sadiq', 'I have reviewed the file'],
    ['Imran Sadiq', 'We have spoken'],
    ['Adam Sykes', 'It is on record', APPROVED],
    giveUp('Imran Sadiq'),
    ['Adam Sykes', 'Bring in my manager'],
    ['Imran Sadiq', 'Bring in my manager'],
    ['Kelly Upton', 'We have talked'],
    until('2026-06-04T10:00:00+01:00'),
    giveUp('Kelly Upton'),
    ['Martin Hobbs', 'Refer it to my senior manager'],
    ['Kelly Upton', 'Refer it to my senior manager'],
    ['Frank Lowry', 'Copy them in'],
    ['Frank Lowry', 'We have met'],
    giveUp('Claire Devlin'),
    ['Claire Devlin', 'Bring in my director'],
    ['Frank Lowry', 'Bring in my director'],
    ['Raymond Eze', 'Write to the other director', { text_letter: 'We must agree.' }],
    ['Denise Carver', 'Keep them informed', { text_notice: 'With the directors.' }],
    ['Denise Carver', 'We have met'],
    giveUp('Denise Carver'),
    [
      'Raymond Eze',
      'Write to the Chair',
      { text_letter: 'Not settled.', text_concerns: 'Concerns.', reason: 'The child is alone.' },
    ],
    ['Godfrey Amis', 'Ask for it in writing', { text_request: 'Write by Monday.' }],
    ['Raymond Eze', 'Answer the Chair', { text_view: 'One.', text_solution: 'This.' }],
    ['Denise Carver', 'Answer the Chair', { text_view: 'Two.', text_solution: 'That.' }],
    until('2026-06-10T10:00:00+01:00'),
    ['Godfrey Amis', 'We have met'],
    [
      'Godfrey Amis',
      'Decide and tell everybody',
      { text_decision: 'She stays.', text_why: 'She is safe.', text_actions: 'Visits.' },
    ],
    ['Godfrey Amis', 'My own record is made', { confirm0: true, confirm1: true }],
    ['Raymond Eze', 'It is shared'],
    ['Adam Sykes', 'The needs are met'],
    ['Imran Sadiq', 'Close the case'],
  ],
};

export const PATHS: readonly Path[] = [sandwellSend, dorsetSend, safeguarding, westSussex, birmingham];
