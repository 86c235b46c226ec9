import type { AdaptiveCard } from '../../cards/card-parts.ts';
import type { Answer } from './answer.ts';
import type { Inbound } from './parse-activity.ts';

type Given = Exclude<Answer, { kind: 'nothing' }>;
/** Sends an activity into the conversation in which something was said. */
type Send = (activity: Readonly<Record<string, unknown>>) => Promise<unknown>;

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

const withCard = (card: AdaptiveCard) => ({
  type: 'message',
  attachments: [{ contentType: ADAPTIVE_CARD, content: card }],
});

const message = (given: Given) => {
  switch (given.kind) {
    case 'card':
      return withCard(given.card);
    case 'text':
      return { type: 'message', text: given.text };
    case 'attachment':
      return { type: 'message', attachments: [given.attachment] };
  }
};

/** An invoke is answered in its own response: a card replaces the one that was pressed, for that person alone. */
async function answerPress(send: Send, given: Given): Promise<void> {
  const body =
    given.kind === 'card'
      ? { statusCode: 200, type: ADAPTIVE_CARD, value: given.card }
      : {
          statusCode: 200,
          type: 'application/vnd.microsoft.activity.message',
          value: given.kind === 'text' ? given.text : '',
        };
  await send({ type: 'invokeResponse', value: { status: 200, body } });
  if (given.kind === 'attachment') await send(message(given));
}

/** Sends an answer as Teams wants it for what it answers. Rejects with what the connector refuses. */
export async function giveAnswer(send: Send, inbound: Inbound, given: Answer): Promise<void> {
  if (given.kind === 'nothing') return;
  if (inbound.kind === 'pressed') await answerPress(send, given);
  else {
    // What was said to a file that was offered is an invoke too, and shows nothing in its own place.
    if (inbound.kind === 'consented') await send({ type: 'invokeResponse', value: { status: 200 } });
    await send(message(given));
  }
  if (given.kind === 'card' && given.also) await send({ type: 'message', attachments: [given.also] });
}
