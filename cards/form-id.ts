/** The forms that open in place on a case's cards. */
export const FORM_IDS = [
  'record', // a duty was done: which, when, how
  'not-settled', // it cannot be settled at this stage
  'settle', // propose the wording of a settlement
  'answer-settlement', // accept the other side's wording, or say what is wrong with it
  'escalate', // go up a stage
  'earlier-date',
  'later-date',
  'danger',
  'danger-done', // the safety steps have been taken
  'write', // a text that the service e-mails and whose receipt fulfils a duty
  'satisfied',
  'not-satisfied',
  'ask-late', // after the window has passed
  'answer-late',
  'facts', // something about the case is now known: the DCS may be needed, there is a gap in policy
  'decision', // the neutral officer's
  'attention', // what was sent has reached a neutral officer
  'finding', // what the independent officer of a stage finds
  'jump', // go straight to a stage that the document opens from below
  'action', // something was agreed: what, who, by when
  'action-check', // an agreed action was done
  'details', // the words of the case, for its parties
  'on-behalf', // what may be put on record for somebody outside Teams
  'hand-over', // a part goes to somebody else
  'name-holder', // who it is, where nobody is there for a part
  'close',
  'reopen-thread', // its thread failed, or may not be there
] as const;
export type FormId = (typeof FORM_IDS)[number];

/** Verbs of Action.Execute. Everything else is answered with "I do not know this button". */
export const VERBS = {
  home: 'home',
  help: 'help',
  howItWorks: 'help.protocol',
  myCases: 'cases.mine',
  showCase: 'case.show',
  setUp: 'setup',
  raise: 'raise.start',
  raiseStep: 'raise.step',
  raiseSend: 'raise.send',
  openForm: 'form.open',
  submitForm: 'form.submit',
  back: 'form.back',
  directory: 'directory.show',
  directoryAsk: 'directory.ask',
  directorySubmit: 'directory.submit',
  directoryAct: 'directory.act',
} as const;

/** Which card a form was opened from, so that Back and the answer can draw it again. */
export type Surface = 'root' | 'stage' | 'personal';

/** What every case button carries. It finds the case and says what was seen; it proves nothing. */
export interface CaseButtonData {
  readonly ref: string;
  /** The revision that the card was drawn from. */
  readonly revision: number;
  readonly surface: Surface;
  /** The stage that the card was drawn for. */
  readonly stage: string;
  readonly form?: FormId;
  readonly duty?: string;
  /** The stage that a button leads to, where it is not the next. */
  readonly to?: string;
  /** The person outside Teams for whom it is put on record. */
  readonly behalf?: string;
  /** The part of the case that a form is about: its side, and its role or its person. */
  readonly part?: string;
}
