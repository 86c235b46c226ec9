import { dutyOwners } from '../../bot/protocol/authority.ts';
import { type Party, currentStage } from '../../bot/protocol/case.ts';
import type { Duty } from '../../bot/protocol/definition.ts';
import { formOf } from '../../bot/protocol/form-values.ts';
import { stageOf } from '../../bot/protocol/world.ts';
import { type CardElement, text } from '../card-parts.ts';
import { type Field, type Note, note } from '../fields/field.ts';
import type { Typed } from '../submission.ts';
import { type FormContext, type PlanForm, type Reading, nothingToDo } from './form-plan.ts';
import { LABELS, guardNotes } from './leaving-fields.ts';
import { writingReason } from './leaving-reason.ts';
import { sayLeaving } from './say-leaving.ts';
import { reasonField, reasonIn } from './reason-field.ts';
import { type Asked, askForm } from './protocol-form.ts';
import { sayRecipients, sayUnsendable, sayWritingState } from './say-recipients.ts';
import { fieldInput, tickFields, tickInput, writingFields } from './writing-fields.ts';

const warning = (said: string): CardElement => text(`⚠ ${said}`, { weight: 'Bolder' });

/** The side for which the viewer writes. */
const sideOf = ({ world, case: kase, viewer }: FormContext, duty: Duty): Party['side'] | undefined =>
  dutyOwners(world, kase, duty).find(({ person }) => person === viewer)?.side;

/** True where the receipt of the writing takes the case into the duty's stage. */
const opensStage = ({ world }: FormContext, duty: Duty): boolean =>
  world.protocol.stages.some(
    (stage) => stage.id === duty.stage && stage.opensOn.some((key) => duty.writing?.fulfils.includes(key)),
  );

function earlyReason(context: FormContext, duty: Duty): (Field | Note)[] {
  const { world, case: kase, now } = context;
  if (currentStage(kase)?.stage === duty.stage) return [];
  const needed = writingReason(world, kase, { stage: duty.stage, opens: opensStage(context, duty) }, now);
  if (!needed) return [];
  return [
    ...guardNotes(context, stageOf(world.protocol, duty.stage)),
    note(text(sayLeaving(world, kase, needed, now), { spacing: 'Medium' })),
    reasonField(LABELS[needed], true),
  ];
}

/** The questions of a writing that is no form of the protocol. */
const askWords = (context: FormContext, duty: Duty): Asked => ({
  about: [],
  items: writingFields(context.case, duty, sideOf(context, duty)),
  read: (values) => ({
    fields: Object.fromEntries(
      (duty.writing?.fields ?? []).map(({ id }) => [id, values[fieldInput(id)] ?? '']),
    ),
  }),
});

function askOf(context: FormContext, duty: Duty): Asked {
  const { protocol } = context.world;
  const form = formOf(protocol, duty);
  return form ? askForm(context, { protocol, form, duty }) : askWords(context, duty);
}

function readWriting(duty: Duty, asked: Asked, values: Typed): Reading {
  const read = asked.read(values);
  if ('problems' in read) return read;
  const { attest = [] } = duty.writing ?? {};
  return {
    value: {
      form: 'write',
      duty: duty.id,
      fields: read.fields,
      attested: attest.filter((it) => values[tickInput(it.duty)] === 'true').map((it) => it.duty),
      ...reasonIn(values['reason'] ?? ''),
    },
  };
}

/** A text that the service e-mails: the outcome, an answer, a letter, a notice. */
export const planWrite: PlanForm = (context) => {
  const duty = context.world.protocol.duties.find((it) => it.id === context.button.duty);
  if (!duty?.writing) return nothingToDo('Write', text('This step is not part of this protocol.'));
  const state = sayWritingState(context.case, duty, sideOf(context, duty));
  const asked = askOf(context, duty);
  return {
    title: duty.writing.title,
    about: [
      text(duty.writing.intro ?? 'This goes by e-mail.'),
      text(sayRecipients(context, duty)),
      ...[sayUnsendable(context, duty), state].flatMap((it) => (it === undefined ? [] : [warning(it)])),
      ...asked.about,
    ],
    items: [...asked.items, ...tickFields(duty), ...earlyReason(context, duty)],
    submit: 'Send the e-mail',
    style: 'positive',
    ...(asked.seen === undefined ? {} : { seen: asked.seen }),
    ...(asked.stands === undefined ? {} : { stands: asked.stands }),
    read: (values) => readWriting(duty, asked, values),
  };
};
