import { createHash, randomUUID } from 'node:crypto';
import type { Visit } from './answer.ts';
import type { Desk } from './answer-form.ts';
import type { Turn } from './to-command.ts';

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

/**
 * An activity's id is its own in one conversation only. One that has none cannot be known again by it: the words of
 * the form then tell a repetition.
 */
function activityId({ id, place, speaker }: Visit['inbound']): string {
  return `activity:${id === '' ? randomUUID() : digest([place.conversationId, speaker.teamsId, id])}`;
}

export const turnOf = ({ visit, now }: Desk): Turn => ({
  id: activityId(visit.inbound),
  now,
  actor: { person: visit.person.id, name: visit.person.name },
});

/** The same person sending the same form with the same words from the same card is one act, however often it comes. */
export function keyOf({ button, visit }: Desk, inputs: unknown): string {
  const { stage, form, duty, to, revision, behalf = '' } = button;
  return [stage, form, duty, to, revision, behalf, visit.person.id, digest(inputs)].join(':');
}

/** True where this very form was sent and accepted before: Teams, or the person, has only sent it again. */
export const wasHandled = (desk: Desk, inputs: unknown): Promise<boolean> =>
  desk.visit.deps.cases.wasHandled(desk.case.ref, [activityId(desk.visit.inbound), keyOf(desk, inputs)]);
