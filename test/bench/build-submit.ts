import type { Connector } from '../sandbox/connector.ts';
import type { Activity } from '../sandbox/connector/world.ts';
import type { Seat } from '../sandbox/teams-client.ts';
import { buildActivity } from '../sandbox/teams-client/build-activity.ts';
import { fillIn, type Given } from '../sandbox/teams-client/fill-in.ts';
import { findAction } from '../sandbox/teams-client/find-action.ts';
import { type Pressed, view } from '../sandbox/teams-client/read-answer.ts';

/** What Teams sends when somebody presses the last button of a form, without sending it. */
export function buildSubmit(
  connector: Connector,
  { person }: Seat,
  form: Pressed,
  inputs: Record<string, Given>,
  at: Date,
): Activity {
  const { card, conversationId, messageId } = view(form);
  const { action, cards } = findAction(card, 'form.submit');
  const conversation = connector.world.conversations.get(conversationId);
  if (!conversation) throw new RangeError(`there is no conversation ${conversationId}`);
  const { title, id, verb } = action;
  const data = { ...(action['data'] as object), ...fillIn(cards, inputs, false) };
  const value = { action: { title, id, verb, type: 'Action.Execute', data }, trigger: 'manual' };
  const parts = { type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value };
  return buildActivity(connector, person, conversation, parts, at);
}
