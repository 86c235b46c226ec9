import { app } from '@azure/functions';
import {
  ActivityFactory,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TeamsInfo,
  type ConversationParameters,
  type TurnContext,
} from 'botbuilder';
import { adaptHttp } from '../../functions/adapt-http.ts';
import { offerFile, putFile, readFiles } from './echo-files.ts';

/** A small bot on the real SDK, built and run like the product, for the tests of the stand-ins. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => {
  await context.sendActivity(
    `failed: ${(error as { statusCode?: number }).statusCode ?? 0} ${error.message}`,
  );
};

const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'Input.Text', id: 'reason', label: 'Reason', isRequired: true }],
  actions: [{ type: 'Action.Execute', title: 'Send', verb: 'send', data: { ref: 'SS-7K3QXM' } }],
};

app.http('messages', {
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: (request) => adaptHttp(request, (req, res) => adapter.process(req, res, onTurn)),
});

async function onTurn(context: TurnContext): Promise<void> {
  const { type, text, name } = context.activity;
  if (type === 'invoke' && name === 'fileConsent/invoke') return putFile(context);
  if (type === 'installationUpdate') return greet(context);
  if (type === 'invoke') return answerInvoke(context, context.activity.value as Invoked);
  if (type !== 'message') return;
  const read = await readFiles(context.activity.attachments);
  if (read !== undefined) {
    await context.sendActivity(read);
    return;
  }
  const [what = '', id = ''] = text.replace(/^<at>.*<\/at>\u00a0/, '').split(' ');
  if (what === 'thread') return openThread(context, id);
  if (what === 'update')
    await context.updateActivity({ ...ActivityFactory.fromObject('changed'), id, type: 'message' });
  else if (what === 'delete') await context.deleteActivity(id);
  else if (what === 'offer') await context.sendActivity(offerFile('who.csv', 'name\nAnna Bryce'));
  else if (what === 'who') await context.sendActivity(await describeMembers(context));
  else if (what === 'card') await context.sendActivity({ attachments: [CardFactory.adaptiveCard(form)] });
  else if (what === 'both')
    await context.sendActivity({ text: 'both', attachments: [CardFactory.adaptiveCard(form)] });
  else if (what === 'huge') await context.sendActivity('x'.repeat(110_000));
  else await context.sendActivity(`you said: ${text} at ${new Date().toISOString()}`);
}

async function greet(context: TurnContext): Promise<void> {
  const { conversation, from } = context.activity;
  const { team, settings } = context.activity.channelData as {
    team?: { name: string };
    settings?: { selectedChannel: { id: string } };
  };
  if (conversation.conversationType !== 'channel') return;
  const who = `${from.aadObjectId ?? ''}, called ${from.name}`;
  await context.sendActivity(`in ${team?.name ?? ''} by ${who}, at ${settings?.selectedChannel.id ?? ''}`);
}

interface Invoked {
  action: { verb: string; data: Record<string, string> };
}

async function answerInvoke(context: TurnContext, { action: { data } }: Invoked) {
  const text = { type: 'TextBlock', text: `${data['ref'] ?? ''}: ${data['reason'] ?? ''}` };
  const card = { type: 'AdaptiveCard', version: '1.5', body: [text] };
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}

async function openThread(context: TurnContext, channelId: string) {
  const parameters = {
    isGroup: true,
    channelData: { channel: { id: channelId } },
    activity: { type: 'message', attachments: [CardFactory.adaptiveCard(form)] },
  } as unknown as ConversationParameters;
  const { serviceUrl } = context.activity;
  await adapter.createConversationAsync('', 'msteams', serviceUrl, '', parameters, async (thread) => {
    await thread.sendActivity('the first reply');
    await context.sendActivity(`opened ${thread.activity.conversation.id}`);
  });
}

async function describeMembers(context: TurnContext): Promise<string> {
  const { members } = await TeamsInfo.getPagedMembers(context);
  const me = await TeamsInfo.getMember(context, context.activity.from.aadObjectId ?? '');
  const team = context.activity.conversation.conversationType === 'channel';
  const channels = team ? await TeamsInfo.getTeamChannels(context) : [];
  const details = team ? await TeamsInfo.getTeamDetails(context) : undefined;
  return JSON.stringify({
    members: members.map(({ name }) => name),
    me: me.email,
    channels,
    team: details?.name,
  });
}
