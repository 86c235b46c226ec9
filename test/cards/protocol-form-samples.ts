import { currentStage } from '../../bot/protocol/case.ts';
import { type Played, mailGoes, play, writes } from '../fixtures/play-case.ts';
import { FILLED, atSeniors, formCase } from '../fixtures/resolution-form.ts';
import { inputsOf } from './card-complaints.ts';
import { type FormSample, drawForm } from './form-samples.ts';

export const opened = (played: Played, viewer: string, duty: string): FormSample => ({
  played,
  viewer,
  button: {
    ...{ ref: played.case.ref, revision: played.case.revision, surface: 'stage', form: 'write', duty },
    stage: currentStage(played.case)?.stage ?? '',
  },
});
export const byManager = (played = formCase()): FormSample => opened(played, 'helen', 'F2');
export const input = (it: FormSample, id: string) =>
  inputsOf(drawForm(it)).find((one) => one['id'] === `text_${id}`);
export const typed = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [`text_${id}`, value]));

export const sentOnce = (): Played =>
  play(formCase(), writes('helen', '2026-06-05 09:00', 'F2', FILLED), mailGoes('F2', '2026-06-05 09:01'));
export const bySenior = (): FormSample => opened(atSeniors(sentOnce()), 'gareth', 'F3');
export const AGAIN = {
  ...FILLED,
  method: 'Two meetings',
  completedBy: 'Gareth Bevan',
  completedOn: '2026-06-06',
};
export const byOfficer = (): FormSample =>
  opened(
    play(
      bySenior().played,
      writes('gareth', '2026-06-06 09:00', 'F3', AGAIN),
      mailGoes('F3', '2026-06-06 09:01'),
    ),
    'olive',
    'FB',
  );
