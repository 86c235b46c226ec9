import { eligibilityOf } from '../../bot/protocol/eligibility.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderHelp } from '../../cards/help-card.ts';
import { renderDangerAdvice } from '../../cards/raise/advice-card.ts';
import { parseEligibility, renderEligibility } from '../../cards/raise/eligibility-card.ts';
import { parseRaiseForm } from '../../cards/raise/parse-raise-form.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import type { Pickable } from '../../cards/raise/raise-fields.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import { renderRedirect } from '../../cards/raise/redirect-card.ts';
import { renderSent } from '../../cards/raise/sent-card.ts';
import { parseStart, renderStart } from '../../cards/raise/start-card.ts';
import { renderWelcome } from '../../cards/welcome-card.ts';
import { dorset, sandwell } from '../fixtures/sample-cases.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { SANDWELL_STATES } from '../fixtures/sample-states.ts';

export const SANDWELL: Protocol = worldOf('sandwell-send').protocol;
export const DORSET: Protocol = worldOf('dorset-send').protocol;
export const BOTH: readonly Protocol[] = [SANDWELL, DORSET];
export const called = (protocols: readonly Protocol[]) => protocols.map((protocol) => ({ protocol }));
export const DRAFT = 'draft-1';
/** Monday 1 June 2026, 10:00 in London. */
export const NOW = '2026-06-01T09:00:00.000Z';

export const PEOPLE: readonly Pickable[] = [
  { id: 'tom', label: 'Tom Baker, EHC plan coordinator, Sandwell Council' },
  { id: 'nadia', label: 'Nadia Hussain, SEND case officer, Sandwell Council' },
  { id: 'sunita', label: 'Sunita Rao, Speech and language therapist, Riverside NHS Trust' },
];

/** A raise form that is filled in as it should be. */
export const GOOD = {
  counterpart: 'tom',
  category: '3',
  zero: 'disagreement-arose',
  zeroDate: '2026-05-29',
  zeroTime: '14:30',
  spoken: 'no',
  spokenDate: '',
  spokenTime: '',
  whatHappened: 'The plan names ten hours of support. Since Easter it has been two.',
  evidence: 'The timetable of the spring term.',
  wouldSettle: 'Ten hours a week from Monday.',
  childReference: 'OPS-20417',
  untilDate: '',
  untilTime: '',
  earlierReason: '',
};

/** The same with a mistake in almost every field. */
export const BAD = {
  ...GOOD,
  zeroDate: '2026-06-02',
  spoken: 'yes',
  evidence: '',
  wouldSettle: 'x'.repeat(1600),
  childReference: 'Emily Brown',
  untilDate: '2026-06-02',
};

const problemsOf = (parsed: object): Record<string, string> =>
  'problems' in parsed ? (parsed.problems as Record<string, string>) : {};

const PARENT = { raising: { role: 'parent' } };

/** Every card on the way to a case, and the two that greet. */
export const RAISE_SAMPLES: Readonly<Record<string, () => AdaptiveCard>> = {
  welcome: () => renderWelcome(BOTH),
  help: () => renderHelp(BOTH),
  start: () => renderStart(called(BOTH), DRAFT),
  'start-problem': () =>
    renderStart(called(BOTH), DRAFT, { danger: 'no' }, problemsOf(parseStart(BOTH, { danger: 'no' }))),
  'start-one': () => renderStart(called([SANDWELL]), DRAFT),
  'advice-sandwell': () => renderDangerAdvice({ protocol: SANDWELL }, {}, DRAFT),
  'advice-dorset': () => renderDangerAdvice({ protocol: DORSET }, {}, DRAFT),
  eligibility: () => renderEligibility(DORSET, DRAFT),
  'eligibility-problem': () => {
    const typed = { fact_raising_role: 'practitioner' };
    return renderEligibility(DORSET, DRAFT, typed, problemsOf(parseEligibility(DORSET, typed)));
  },
  redirect: () => renderRedirect(DORSET, eligibilityOf(DORSET, PARENT)),
  'ask-owner': () => renderRedirect(DORSET, { result: 'ask-owner', steps: [], flags: ['owner'] }),
  'form-sandwell': () => renderRaiseForm(SANDWELL, DRAFT, PEOPLE, undefined, undefined, NOW),
  'form-dorset': () => renderRaiseForm(DORSET, DRAFT, PEOPLE, undefined, undefined, NOW),
  'form-problems': () =>
    renderRaiseForm(
      SANDWELL,
      DRAFT,
      PEOPLE,
      BAD,
      problemsOf(parseRaiseForm(SANDWELL, BAD, PEOPLE, NOW)),
      NOW,
    ),
  'preview-sandwell': () => {
    const { world, case: kase, now } = SANDWELL_STATES.earlier();
    return renderPreview(world, kase, DRAFT, PEOPLE[0]?.label ?? '', now);
  },
  'preview-dorset': () => {
    const { world, case: kase, now } = dorset();
    return renderPreview(world, kase, DRAFT, 'Simon Gray, SEND case officer, Dorset Council', now);
  },
  sent: () => {
    const { world, case: kase, now } = sandwell();
    return renderSent(world, kase, now);
  },
};
