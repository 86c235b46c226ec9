import { readFileSync } from 'node:fs';
import { TableClient, type TransactionAction } from '@azure/data-tables';
import { app } from '@azure/functions';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { adaptHttp } from '../../../functions/adapt-http.ts';
import type { FloorWork } from './floor-work.ts';

/**
 * The least that any bot does which answers such a turn: it reads one row, writes what the product wrote in one
 * transaction, sends what the product sent, and answers with the same card. It decides nothing and renders nothing.
 */
const settings = JSON.parse(readFileSync(process.env['FLOOR_WORK'] ?? '', 'utf8')) as FloorWork;
const work = JSON.stringify(settings);
const table = TableClient.fromConnectionString(process.env['COUNTERPART_STORAGE'] ?? '', settings.table, {
  allowInsecureConnection: true,
});
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = (_context, error) => {
  console.error(`the floor failed: ${error.stack ?? error.message}`);
  return Promise.resolve();
};

app.http('messages', {
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: (request) => adaptHttp(request, (req, res) => adapter.process(req, res, onTurn)),
});

interface Pressed {
  action: { data: { ref: string } };
}

/** The same work for the case, thread and message of this turn. */
function workFor({ value, conversation, replyToId = '' }: Activity): FloorWork {
  const { ref } = (value as Pressed).action.data;
  const root = /;messageid=(\d+)/.exec(conversation.id)?.[1] ?? '';
  const { names } = settings;
  const mine = work.replaceAll(names.ref, ref).replaceAll(names.root, root);
  return JSON.parse(mine.replaceAll(names.message, replyToId)) as FloorWork;
}

const send = (context: TurnContext, { id, activity }: FloorWork['sends'][number]): Promise<unknown> =>
  id === undefined
    ? context.sendActivity(activity as Partial<Activity>)
    : context.updateActivity({ ...(activity as Partial<Activity>), id });

async function onTurn(context: TurnContext): Promise<void> {
  if (context.activity.type !== 'invoke') {
    await context.sendActivity('ready');
    return;
  }
  const { partition, read, actions, sends, answer } = workFor(context.activity);
  const found = await table.getEntity(partition, read);
  const transaction = actions.map(({ method, row, conditional }): TransactionAction => {
    if (method === 'DELETE') return ['delete', row];
    if (method === 'POST') return ['create', row];
    if (conditional && row.rowKey === read) return ['update', row, 'Replace', { etag: found.etag }];
    return conditional ? ['update', row, method === 'PUT' ? 'Replace' : 'Merge'] : ['upsert', row, 'Replace'];
  });
  await table.submitTransaction(transaction);
  let going: Promise<unknown>[] = [];
  for (const one of sends) {
    if (one.waits) await Promise.all(going);
    going = [...(one.waits ? [] : going), send(context, one)];
  }
  await Promise.all(going);
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: answer } });
}
