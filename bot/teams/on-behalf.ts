import { renderOnBehalf, sayMayNotRecord, withBehalfNote } from '../../cards/on-behalf-card.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderNotice } from '../../cards/notice-card.ts';
import type { Command } from '../protocol/command.ts';
import { mayRecordFor, recordsFor } from '../protocol/may-record-for.ts';
import { type Answer, asCard } from './answer.ts';
import type { Desk } from './answer-form.ts';
import { noteRefusal } from './put-on-record.ts';
import type { Turn } from './to-command.ts';

/** Whose sides, duties and words a form shows: those of whoever is spoken for, else of whoever pressed. */
export const speakerOf = ({ button, visit }: Desk): string => button.behalf ?? visit.person.id;

/** A command as the one would give it for whom it is recorded, and in the name of the one who records it. */
export function inNameOf<Made extends Command | undefined>(
  { button, case: kase }: Desk,
  turn: Turn,
  make: (turn: Turn) => Made,
): Made {
  const { behalf } = button;
  if (behalf === undefined) return make(turn);
  const name = kase.parties.find(({ person }) => person === behalf)?.name ?? '';
  const made = make({ ...turn, actor: { person: behalf, name } });
  return made && { ...made, actor: turn.actor, behalf };
}

/** Of a danger anybody may tell: whoever may not for somebody else does so in their own name. */
export function asSelf<One extends Desk>(desk: One): One {
  const { behalf, ...button } = desk.button;
  return behalf === undefined ? desk : { ...desk, button };
}

/** A form that is filled in for somebody says so below its title. */
export const noteBehalf = ({ world, case: kase, button, now }: Desk, form: AdaptiveCard): AdaptiveCard =>
  button.behalf === undefined ? form : withBehalfNote({ world, case: kase, now }, button.behalf, form);

/** From the stored case alone: what the button says of it proves nothing. */
const mayRecord = ({ visit, case: kase, button }: Desk): boolean =>
  button.behalf === undefined
    ? button.form !== 'on-behalf' || recordsFor(kase, visit.person.id).length > 0
    : mayRecordFor(kase, visit.person.id, button.behalf);

/** For whoever may not record for the one whom the button names; undefined where they may, or it names nobody. */
export async function turnedFromRecording(desk: Desk): Promise<Answer | undefined> {
  if (mayRecord(desk)) return undefined;
  const { visit, world, case: kase, button, now } = desk;
  visit.deps.log({ what: 'recording-refused', ref: kase.ref, person: visit.person.id });
  await noteRefusal(visit, kase, now, button.form ?? 'case', 'not-theirs-to-record');
  const text = sayMayNotRecord({ world, case: kase, now }, button.behalf);
  const back = { case: kase, surface: button.surface, stage: button.stage };
  return asCard(renderNotice({ kind: 'refused', text, back }));
}

/** The moves that are open to the one for whom it is recorded. */
export function showOnBehalf({ visit, world, case: kase, button, now }: Desk): Answer {
  const { behalf, surface, stage } = button;
  const viewer = visit.person.id;
  return asCard(renderOnBehalf({ view: { world, case: kase, now }, viewer, behalf, surface, stage }));
}
