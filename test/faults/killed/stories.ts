import type { Case } from '../../../bot/protocol/case.ts';
import { APPROVED, CONSTABLE as POLICE, PROTOCOL as BI } from '../../journeys/birmingham-people.ts';
import { BIRMINGHAM, DORSET, SAFEGUARDING, SANDWELL } from '../../journeys/raise.ts';
import { CONSTABLE, PROTOCOL as SC } from '../../journeys/safeguarding-people.ts';
import type { Given } from '../../sandbox/teams-client/fill-in.ts';

type Inputs = Readonly<Record<string, Given>>;

/** One thing that somebody does with a form behind a button; what is done shows in the case. */
export interface Act {
  readonly who: string;
  readonly button: string;
  readonly inputs?: Inputs;
  readonly isDone: (kase: Case) => boolean;
}

/** The clock is moved to the next day in London at that time, and the timers do their work. */
export interface Wait {
  readonly nextDayAt: string;
}

/** A case from the first word to its end. */
export interface Story {
  readonly protocol: string;
  readonly raiser: string;
  /** What is filled in on each card until the form itself. */
  readonly before: readonly Inputs[];
  readonly matter: Inputs;
  readonly steps: readonly (Act | Wait)[];
}

const has =
  (key: string, by?: string, stage?: string) =>
  ({ happenings }: Case): boolean =>
    happenings.some(
      (it) =>
        it.key === key &&
        (by === undefined || it.by.name === by) &&
        (stage === undefined || it.stage === stage),
    );
const sent = (duty: string) => (kase: Case) => kase.writings[duty]?.status === 'sent';
const closed = (kase: Case) => kase.outcome === 'closed';
const proposed = (kase: Case) => kase.settlement !== undefined;
const settled = (kase: Case) => kase.outcome !== undefined;
const start = (protocol: string): Inputs => ({ danger: 'no', protocol, fact_adult: 'false' });
const OUTCOME = { text_openPoints: 'Nothing is open.', text_actions: 'They meet on Friday.' };
const NEXT_DAY: Wait = { nextDayAt: '10:00' };

const dorset: Story = {
  protocol: 'dorset-send',
  raiser: 'Anna Kowalska',
  before: [
    start('dorset-send'),
    {
      fact_raising_role: 'practitioner',
      fact_raising_employer: 'other',
      fact_receiving_employer: 'childrens-services',
    },
  ],
  matter: DORSET,
  steps: [
    NEXT_DAY,
    {
      who: 'Rachel Dunn',
      button: 'Write the answer',
      inputs: { text_findings: 'It was overlooked.', text_answer: 'We join.', tick_T3: true },
      isDone: sent('T4'),
    },
    { who: 'Anna Kowalska', button: 'I am satisfied', isDone: closed },
  ],
};

const sandwell: Story = {
  protocol: 'sandwell-send',
  raiser: 'Priya Shah',
  before: [start('sandwell-send')],
  matter: SANDWELL,
  steps: [
    { who: 'Tom Baker', button: 'I have reviewed the file', isDone: has('file-reviewed') },
    {
      who: 'Priya Shah',
      button: 'It cannot be settled here',
      inputs: { reason: 'No way forward was found.' },
      isDone: has('unresolved'),
    },
    { who: 'Priya Shah', button: 'Bring in my manager', isDone: has('referred') },
    NEXT_DAY,
    {
      who: 'Helen Price',
      button: 'Propose how to settle it',
      inputs: { wording: 'Ten hours a week.' },
      isDone: proposed,
    },
    { who: 'Colin Webb', button: 'Answer the proposal', inputs: { answer: 'confirm' }, isDone: settled },
    { who: 'Colin Webb', button: 'Write the outcome', inputs: OUTCOME, isDone: sent('2c') },
    { who: 'Priya Shah', button: 'The needs are met in full', isDone: has('needs-met') },
    { who: 'Priya Shah', button: 'Close the case', isDone: closed },
  ],
};

const safeguarding: Story = {
  protocol: SC,
  raiser: 'Sunita Rao',
  before: [start(SC)],
  matter: { ...SAFEGUARDING, zero: 'manager-aware', counterpart: CONSTABLE },
  steps: [
    {
      who: 'Beth Harmon',
      button: 'Propose how to settle it',
      inputs: { wording: 'We meet on Friday.' },
      isDone: proposed,
    },
    { who: 'Maya Lunn', button: 'Answer the proposal', inputs: { answer: 'confirm' }, isDone: settled },
    NEXT_DAY,
    {
      who: 'Beth Harmon',
      button: 'We have agreed who writes it',
      inputs: { note: 'The clerk of the clinic' },
      isDone: ({ happenings }) =>
        happenings.some((it) => it.note !== undefined && it.by.name === 'Beth Harmon'),
    },
    {
      who: 'Maya Lunn',
      button: 'We have agreed who writes it',
      inputs: { note: 'The clerk of the clinic' },
      isDone: ({ happenings }) =>
        happenings.some((it) => it.note !== undefined && it.by.name === 'Maya Lunn'),
    },
    { who: 'Maya Lunn', button: 'Write the outcome', inputs: OUTCOME, isDone: allSent },
    { who: 'Maya Lunn', button: 'Close the case', isDone: closed },
  ],
};

const birmingham: Story = {
  protocol: BI,
  raiser: 'Adam Sykes',
  before: [start(BI)],
  matter: { ...BIRMINGHAM, spoken: 'no', spokenDate: '', spokenTime: '', counterpart: POLICE },
  steps: [
    {
      who: 'Imran Sadiq',
      button: 'Propose how to settle it',
      inputs: { wording: 'We visit on Friday.' },
      isDone: proposed,
    },
    { who: 'Adam Sykes', button: 'Answer the proposal', inputs: { answer: 'confirm' }, isDone: settled },
    NEXT_DAY,
    { who: 'Imran Sadiq', button: 'It is on record', inputs: APPROVED, isDone: doneBy('Imran Sadiq') },
    { who: 'Imran Sadiq', button: 'Write the outcome', inputs: OUTCOME, isDone: allSent },
    { who: 'Adam Sykes', button: 'Close the case', isDone: closed },
  ],
};

function allSent({ writings }: Case): boolean {
  const all = Object.values(writings);
  return all.length > 0 && all.every(({ status }) => status === 'sent');
}

function doneBy(name: string) {
  return ({ happenings }: Case): boolean => happenings.some((it) => it.key === 'done' && it.by.name === name);
}

export const STORIES: readonly Story[] = [dorset, sandwell, safeguarding, birmingham];
