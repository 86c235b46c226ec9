import type { Activity, Conversation } from '../../sandbox/connector/world.ts';
import type { SentMail } from '../../sandbox/graph/mailbox.ts';

/** All that left the service or was kept where others than the parties may look. */
export interface Traffic {
  readonly threads: readonly Pick<Conversation, 'messages'>[];
  readonly mails: readonly SentMail[];
  /** Of every request that the service made: to the connector, to Graph, to the tables. */
  readonly urls: readonly string[];
  /** Partition and row keys. */
  readonly keys: readonly string[];
  readonly log: readonly string[];
  /** What was sent to Application Insights, request by request. */
  readonly telemetry: readonly string[];
}

/** Something that anybody may come to see. */
export interface Surface {
  readonly what: string;
  readonly words: string;
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  'text of a message': ['text', 'speak'],
  'mention of a message': ['entities'],
  'notification of a message': ['summary', 'channelData', 'name', 'value'],
  'card of a message': ['attachments'],
};

/** A message as it was at one time: by what it shows where, and whatever else is in it. */
function ofActivity(activity: Activity): Surface[] {
  const named = Object.values(PARTS).flat();
  const rest = Object.entries(activity).filter(([name]) => !named.includes(name));
  const surfaces = Object.entries(PARTS).flatMap(([what, names]) =>
    names.flatMap((name) =>
      activity[name] === undefined ? [] : [{ what, words: JSON.stringify(activity[name]) }],
    ),
  );
  return [
    ...surfaces,
    { what: 'anything else of a message', words: JSON.stringify(Object.fromEntries(rest)) },
  ];
}

const ofMail = ({ subject, headers, from, to, attachments }: SentMail): Surface[] => [
  { what: 'subject of a mail', words: subject },
  { what: 'header of a mail', words: JSON.stringify(headers) },
  { what: 'address of a mail', words: JSON.stringify([from, to]) },
  ...attachments.map(({ name }) => ({ what: 'name of an attachment', words: name })),
];

function decoded(url: string): string {
  try {
    return `${url} ${decodeURIComponent(url)}`;
  } catch {
    return url;
  }
}

/** Every surface on which no word that somebody typed may stand, whoever looks. */
export function publicSurfaces({ threads, mails, urls, keys, log, telemetry }: Traffic): Surface[] {
  const messages = threads.flatMap((thread) => thread.messages).filter(({ byBot }) => byBot);
  return [
    ...messages.flatMap(({ versions }) => versions.flatMap(({ activity }) => ofActivity(activity))),
    ...mails.flatMap(ofMail),
    ...urls.map((url) => ({ what: 'address of a request', words: decoded(url) })),
    ...keys.map((words) => ({ what: 'key of a row', words })),
    ...log.map((words) => ({ what: 'line of the log', words })),
    ...telemetry.map((words) => ({ what: 'telemetry', words })),
  ];
}

/** Where any of the secrets stands, each surface once. JSON writes some characters in another way: both are looked for. */
export function leaksOn(surfaces: readonly Surface[], secrets: readonly string[]): Surface[] {
  const ways = [...new Set(secrets.flatMap((it) => [it, JSON.stringify(it).slice(1, -1)]))];
  return surfaces.filter(({ words }) => ways.some((secret) => words.includes(secret)));
}
