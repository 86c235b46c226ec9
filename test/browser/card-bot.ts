/**
 * A bot that knows nothing of Counterpart: it shows one card with one form, starts a thread, updates and mentions.
 * With it the browser driver and the sandbox's memory are proved on their own.
 */
import { app } from '@azure/functions';
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TurnContext,
} from 'botbuilder';
import type { Activity, ChannelAccount, ConversationParameters } from 'botbuilder';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  body: object[];
  actions?: object[];
}

function card(body: object[], actions: object[] = []): Card {
  return { type: 'AdaptiveCard', version: '1.5', body, actions };
}

function text(words: string): object {
  return { type: 'TextBlock', text: words, wrap: true };
}

function button(title: string, verb: string): object {
  return { type: 'Action.Execute', title, verb, data: { verb } };
}

const welcome = () => card([text('Welcome to the card bot')], [button('Open the form', 'form')]);

const form = () =>
  card(
    [
      text('The form'),
      {
        type: 'Input.Text',
        id: 'what',
        label: 'What happened',
        isMultiline: true,
        isRequired: true,
        errorMessage: 'x',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'who',
        label: 'Which agency',
        choices: ['Oak School', 'Riverside NHS Trust'].map((title) => ({ title, value: title })),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'danger',
        label: 'Is the child in danger',
        style: 'expanded',
        choices: ['Yes', 'No'].map((title) => ({ title, value: title })),
      },
      { type: 'Input.Date', id: 'when', label: 'When' },
      { type: 'Input.Time', id: 'time', label: 'At what time' },
      { type: 'Input.Toggle', id: 'agree', title: 'I have told my manager', label: 'Told' },
    ],
    [button('Send', 'send')],
  );

function threadCard(state: string): Card {
  return card(
    [text(`Thread card: ${state}`)],
    [button('Update for all', 'update'), button('Only for me', 'mine')],
  );
}

async function onMessage(context: TurnContext): Promise<void> {
  const words = TurnContext.removeRecipientMention(context.activity).trim();
  const { from } = context.activity;
  if (words === 'thread') await startThread(context);
  else if (words === 'hi')
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(welcome())));
  else await context.sendActivity(`${from.name} (${from.aadObjectId ?? '?'}) said: ${words}`);
}

async function startThread(context: TurnContext): Promise<void> {
  const channel = '19:sandwell-send@thread.tacv2';
  const root = MessageFactory.attachment(CardFactory.adaptiveCard(threadCard('open')));
  const parameters = { isGroup: true, channelData: { channel: { id: channel } }, activity: root };
  await adapter.createConversationAsync(
    '',
    'msteams',
    context.activity.serviceUrl,
    '',
    parameters as unknown as ConversationParameters,
    async (inThread) => {
      await inThread.sendActivity(mention(context.activity.from));
    },
  );
  await context.sendActivity('The thread is open.');
}

function mention(mentioned: ChannelAccount): Partial<Activity> {
  const words = `<at>${mentioned.name}</at>`;
  return {
    type: 'message',
    text: `${words} it is your move`,
    entities: [{ type: 'mention', mentioned, text: words }],
  };
}

async function onClick(context: TurnContext): Promise<object> {
  const { action } = context.activity.value as { action: { verb: string; data: Record<string, string> } };
  if (action.verb === 'form') return answer(form());
  if (action.verb === 'send') {
    const given = Object.entries(action.data).filter(([key]) => key !== 'verb');
    return answer(card([text('Thank you'), text(JSON.stringify(Object.fromEntries(given)))]));
  }
  if (action.verb === 'mine') return answer(card([text(`Only ${context.activity.from.name} sees this`)]));
  const shown = threadCard(`updated by ${context.activity.from.name}`);
  const update = MessageFactory.attachment(CardFactory.adaptiveCard(shown));
  await context.updateActivity({ ...update, id: context.activity.replyToId ?? '' });
  return answer(shown);
}

function answer(value: Card): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}

async function onTurn(context: TurnContext): Promise<void> {
  if (context.activity.type === 'message') await onMessage(context);
  if (context.activity.type !== 'invoke') return;
  const body = await onClick(context);
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

app.http('messages', {
  methods: ['POST'],
  route: 'messages',
  authLevel: 'anonymous',
  handler: async (request) => {
    const sent: { status: number; body: unknown } = { status: 200, body: undefined };
    const response = {
      socket: undefined,
      status: (code: number) => void (sent.status = code),
      header: () => undefined,
      send: (body: unknown) => void (sent.body = body),
      end: () => undefined,
    };
    const headers = Object.fromEntries(request.headers.entries());
    const body = (await request.json()) as Record<string, unknown>;
    await adapter.process({ body, headers, method: 'POST' }, response as never, onTurn);
    return sent.body === undefined ? { status: sent.status } : { status: sent.status, jsonBody: sent.body };
  },
});
