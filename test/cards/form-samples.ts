import type { AdaptiveCard } from '../../cards/card-parts.ts';
import type { CaseButtonData, FormId } from '../../cards/form-id.ts';
import { renderForm } from '../../cards/forms/render-form.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Problems, Typed } from '../../cards/submission.ts';
import type { Played } from '../fixtures/play-case.ts';
import { offered } from './offered-form.ts';
import { DORSET_STATES, SANDWELL_STATES } from '../fixtures/sample-states.ts';

/** A form as somebody opens it: on which case, and who looks. */
export interface FormSample {
  readonly played: Played;
  readonly button: CaseButtonData;
  readonly viewer: string;
}

const sample = (played: Played, viewer: string, form: FormId, duty?: string): FormSample => ({
  played,
  viewer,
  button: {
    ref: played.case.ref,
    revision: played.case.revision,
    surface: 'stage',
    stage: currentStage(played.case)?.stage ?? '',
    form,
    ...(duty === undefined ? {} : { duty }),
  },
});

const S = SANDWELL_STATES;
const D = DORSET_STATES;
const SC = 'sandwell-safeguarding';
const WS = 'west-sussex';
const BI = 'birmingham';

/** A case that has just come to the Chair. */
const chair = (): Played => offered(BI, 'write', { stage: '4', which: '4c' }).played;

/** Each form at least once, on the case where it is offered. */
export const FORM_SAMPLES: Readonly<Record<string, () => FormSample>> = {
  'record-spoke': () => sample(S.raised(), 'tom', 'record', '1d'),
  'record-tell-manager': () => sample(S.notSettled(), 'priya', 'record', '2a'),
  'not-settled': () => sample(S.raised(), 'tom', 'not-settled'),
  'not-settled-informal': () => sample(D.informal(), 'laura', 'not-settled'),
  settle: () => sample(S.lineManagers(), 'helen', 'settle'),
  'answer-settlement': () => sample(S.proposed(), 'colin', 'answer-settlement'),
  'escalate-early': () => sample(S.raised(), 'priya', 'escalate'),
  'escalate-exceptional': () => sample(S.directors(), 'ruth', 'escalate'),
  'earlier-date': () => sample(S.raised(), 'priya', 'earlier-date'),
  'later-date': () => sample(S.raised(), 'tom', 'later-date'),
  'danger-sandwell': () => sample(S.raised(), 'priya', 'danger'),
  'danger-dorset': () => sample(D.informal(), 'laura', 'danger'),
  'danger-done': () => sample(S.danger(), 'priya', 'danger-done'),
  'write-outcome': () => sample(S.settled(), 'colin', 'write', '2c'),
  'write-again': () => sample(S.letterUnknown(), 'colin', 'write', '2c'),
  'write-early': () => sample(D.informal(), 'laura', 'write', 'T1'),
  'write-answer': () => sample(D.teamManager(), 'rachel', 'write', 'T4'),
  'write-letter': () => sample(S.directors(), 'ruth', 'write', '3b-2'),
  satisfied: () => sample(D.answered(), 'laura', 'satisfied'),
  'not-satisfied': () => sample(D.answered(), 'laura', 'not-satisfied'),
  'ask-late': () => sample(D.lapsed(), 'laura', 'ask-late'),
  'answer-late': () => sample(D.lateAsked(), 'victor', 'answer-late'),
  facts: () => sample(S.directors(), 'ruth', 'facts'),
  decision: () => sample(S.exceptional(), 'judith', 'decision'),
  'close-blocked': () => sample(S.settled(), 'priya', 'close'),
  close: () => sample(S.needsMet(), 'priya', 'close'),
  'record-with-ticks': () => offered(SC, 'record', { stage: '1', which: '1b' }),
  'record-with-note': () => offered(SC, 'record', { stage: '1', state: 'settled', which: '1d' }),
  'record-with-time': () => offered(WS, 'record', { stage: '1', state: 'given-up', which: '2-raise' }),
  'escalate-stated': () => offered(WS, 'escalate', { stage: '2' }),
  'escalate-urgent': () => offered(SC, 'escalate', { stage: '2', state: 'given-up' }),
  jump: () => offered(WS, 'jump', { stage: '1' }),
  finding: () => offered(WS, 'finding', { stage: '5' }),
  attention: () => sample(chair(), 'neutral:business-manager', 'attention'),
  action: () => offered(SC, 'action', { stage: '1' }),
  'action-check': () => offered(SC, 'action-check', { stage: '1', state: 'action' }),
  'facts-safeguarding': () => offered(SC, 'facts', { stage: '1' }),
  'write-decision': () => offered(BI, 'write', { stage: '4', which: '4c' }),
  'reopen-thread': () => sample(S.raised(), 'priya', 'reopen-thread'),
};

export const drawForm = (
  { played, button, viewer }: FormSample,
  typed?: Typed,
  problems?: Problems,
): AdaptiveCard => renderForm(played.world, played.case, button, viewer, played.now, typed, problems);
