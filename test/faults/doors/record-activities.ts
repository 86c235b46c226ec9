import { raise, toRaiseForm } from '../../journeys/raise.ts';
import type { Place } from '../../bench/place.ts';
import { cardOf } from '../../sandbox/connector/read-message.ts';
import type { Activity } from '../../sandbox/connector/world.ts';
import type { FunctionsHost } from '../../sandbox/functions-host/start-functions-host.ts';
import { startHttpService } from '../../sandbox/http-service.ts';
import type { Seat } from '../../sandbox/teams-client.ts';

/** Everything that people have sent in a conversation with the app, as it came, and the two cases that came of it. */
export interface Recorded {
  readonly activities: readonly Activity[];
  readonly refs: readonly string[];
}

const refsIn = (text: string): string[] => text.match(/\b[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{6}\b/g) ?? [];

/** One case that is begun, looked at, turned over in every way that its card offers, and settled by one side. */
async function actOnCase(place: Place, seat: (name: string) => Seat): Promise<void> {
  const [priya, tom] = [seat('Priya Shah'), seat('Tom Baker')];
  const thread = place.connector.threads().at(-1);
  const card = thread?.messages.slice(1).findLast((message) => cardOf(message) !== undefined);
  if (!thread) throw new Error('no thread was opened');
  for (const button of ['Details', 'A child may be in danger', 'Hand over my part'])
    await tom.press(card, button).catch(() => undefined);
  const form = await priya.press(card, 'It cannot be settled here');
  const given = { reason: 'No.', whenDate: '2026-06-01', whenTime: '09:00' };
  await priya.press(form, 'form.submit', given);
  await tom.reply(thread, 'case');
  await priya.look(card).catch(() => undefined);
}

/** What keeps the directory and sets a channel up. */
async function keepDirectory(place: Place, moira: Seat): Promise<void> {
  await moira.say('directory');
  const home = moira.said().at(-1);
  await moira.press(home, 'Find', { wanted: 'Tom' }).catch(() => undefined);
  await moira.press(home, 'Download it').catch(() => undefined);
  await moira.answerOffer(moira.said().at(-1), 'accept').catch(() => undefined);
  await moira.dropFile('people.csv', 'agency,name,e-mail\nOak School,Ines Ferrer,ines@oak.example');
  await moira.say('away');
  await moira.say('setup');
  const team = place.connector.world.teams[0];
  if (!team) throw new Error('there is no team');
  await moira.post(team.channels[1]?.id ?? team.id, 'setup');
  await moira.press(moira.said().at(-1), 'Choose the procedures of this channel').catch(() => undefined);
  await moira.addBotTo(team, team.channels[1]);
}

/** What Teams sends besides; the app has nothing to say to it. */
const OTHERS: readonly Activity[] = [
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1' },
  { type: 'messageUpdate', text: 'raise', channelData: { eventType: 'editMessage' } },
  { type: 'typing' },
  { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} },
  { type: 'endOfConversation', code: 'completedSuccessfully' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
  { type: 'invoke', name: 'task/fetch', value: { data: {} } },
  { type: 'invoke', name: 'signin/verifyState', value: { state: '1' } },
];

/** Lets people act through a recorder in front of the app. Rejects where the conversation does not go as it should. */
export async function recordActivities(place: Place, host: FunctionsHost): Promise<Recorded> {
  const activities: Activity[] = [];
  const recorder = await startHttpService({
    answer: async ({ bytes }) => {
      const text = bytes.toString('utf8');
      activities.push(JSON.parse(text) as Activity);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${host.url}/api/messages`, { method: 'POST', headers, body: text });
      return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
    },
  });
  const seat = (name: string): Seat => place.seat({ ...host, url: recorder.url }, name);
  const priya = seat('Priya Shah');
  await priya.install();
  for (const words of ['hi', 'help', 'my cases', 'danger']) await priya.say(words);
  const sent = await raise(priya, 'sandwell-send');
  await actOnCase(place, seat);
  const begun = { spoken: 'talk', spokenDate: '', spokenTime: '' };
  const other = await raise(seat('Laura Finch'), 'dorset-send', begun);
  await toRaiseForm(priya, 'sandwell-send');
  await keepDirectory(place, seat('Moira Kent'));
  for (const parts of OTHERS) await priya.send(parts);
  await recorder.stop();
  return { activities, refs: [...new Set([sent, other].flatMap((it) => refsIn(JSON.stringify(it))))] };
}
