import { TableServiceClient } from '@azure/data-tables';
import { readDirectory } from '../../../bot/directory/read-directory.ts';
import type { CaseStore } from '../../../bot/ports/case-store.ts';
import { toInstant } from '../../../bot/protocol/instant.ts';
import type { World } from '../../../bot/protocol/world.ts';
import type { Tables as Opened } from '../../../bot/tables/open-tables.ts';
import { readAll } from '../../fixtures/begun.ts';
import { harbour } from '../../fixtures/engine-stories.ts';
import type { Connector } from '../../sandbox/connector.ts';
import type { Graph } from '../../sandbox/graph.ts';
import type { Insights } from '../../sandbox/insights.ts';
import type { Tables } from '../../sandbox/tables.ts';
import type { Seat } from '../../sandbox/teams-client.ts';
import { view } from '../../sandbox/teams-client/read-answer.ts';
import { canariesIn, rememberTyped } from './mark-typed.ts';
import { type Kept, isForOutsider, isLetter, mayRead } from './may-read.ts';
import { type Surface, leaksOn, publicSurfaces } from './public-surfaces.ts';

interface Guarded {
  readonly connector: Connector;
  readonly graph: Graph;
  readonly tables: Tables;
  readonly access: Opened;
  readonly store: CaseStore;
  readonly now: () => Date;
  readonly insights?: Pick<Insights, 'requests'> | undefined;
  /** Nothing is put around what people type. */
  readonly plainly?: boolean;
}

export interface Guard {
  /** The same seat, of which everything that is typed carries a canary and everything that is shown is looked through. */
  watch(seat: Seat): Seat;
  /** Every line that the app logs. */
  readonly hear: (line: string) => void;
  /** Looks through everything once more, says how much that was, and throws where a word was where it must not be. */
  check(): Promise<void>;
}

const REF = /\b[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{6}\b/g;

async function keysOf(connectionString: string, access: Opened): Promise<string[]> {
  const keys: string[] = [];
  const service = TableServiceClient.fromConnectionString(connectionString, {
    allowInsecureConnection: true,
  });
  for await (const { name = '' } of service.listTables()) {
    const table = await access(name);
    const rows = table.listEntities({ queryOptions: { select: ['partitionKey', 'rowKey'] } });
    for await (const { partitionKey, rowKey } of rows) keys.push(`${partitionKey} ${rowKey}`);
  }
  return keys;
}

/** Cases as they are stored at this moment. */
function openCases({ store, access }: Guarded) {
  const worlds = new Map<string, World>([...readAll(), harbour].map((it) => [it.protocol.id, it]));
  const keptCase = async (ref: string): Promise<Kept | undefined> => {
    const loaded = await store.load(ref);
    const world = worlds.get(loaded?.case.protocol.id ?? '');
    if (!loaded || !world) return undefined;
    const { settings } = await readDirectory(access);
    const managers = settings.find(({ protocol }) => protocol === world.protocol.id)?.managers ?? [];
    return { world, case: loaded.case, events: await store.events(ref), managers };
  };
  /** Of these cases those that hold the words. */
  return async (refs: Iterable<string>, words: string): Promise<Kept[]> => {
    const all = await Promise.all([...refs].map(keptCase));
    return all
      .filter((it) => it !== undefined)
      .filter((it) => JSON.stringify([it.case, it.events]).includes(words));
  };
}

/** Every journey is looked through: what people type must not be anywhere but where its readers are. */
export function guardWords(here: Guarded): Guard {
  const { connector, graph, tables, now } = here;
  const typed = rememberTyped(here.plainly);
  const casesWith = openCases(here);
  const [refs, log, leaks] = [new Set<string>(), [] as string[], [] as Surface[]];
  let shown = 0;
  const personOf = async (entraId: string): Promise<string> => {
    const { people } = await readDirectory(here.access);
    return people.find((it) => (it.entraId ?? it.id) === entraId)?.id ?? entraId;
  };
  const look = async ({ person }: Pick<Seat, 'person'>, what: string, given: unknown): Promise<void> => {
    const words = JSON.stringify(given ?? '');
    shown += 1;
    for (const ref of words.match(REF) ?? []) refs.add(ref);
    for (const canary of canariesIn(words)) {
      if (typed.typistsOf(canary).has(person.name)) continue;
      const [reader, cases] = [await personOf(person.aadObjectId), await casesWith(refs, canary)];
      const moment = toInstant(now().toISOString());
      if (!cases.some((kept) => mayRead(kept, reader, canary, moment)))
        leaks.push({ what, words: `${person.name} was shown ${canary}` });
    }
  };
  const watch = (seat: Seat): Seat => {
    const seen = new Set<string>();
    const inChat = async (): Promise<void> => {
      for (const message of seat.said().filter(({ id, versions }) => !seen.has(`${id} ${versions.length}`))) {
        seen.add(`${message.id} ${message.versions.length}`);
        await look(seat, 'personal chat', message.activity);
      }
    };
    const watched =
      <Given extends unknown[], Result>(what: string, act: (...given: Given) => Promise<Result>) =>
      async (...given: Given): Promise<Result> => {
        const answer = await act(...given);
        await look(seat, what, answer);
        await inChat();
        return answer;
      };
    return {
      ...seat,
      say: watched('answer to words', (...given: Parameters<Seat['say']>) => seat.say(...given)),
      look: watched('card that refreshes itself', (...given: Parameters<Seat['look']>) =>
        seat.look(...given),
      ),
      send: watched('answer to an activity', (...given: Parameters<Seat['send']>) => seat.send(...given)),
      press: watched('answer to a press', (on, button, inputs = {}, options = {}) =>
        seat.press(on, button, typed.mark(seat.person.name, view(on).card, inputs), options),
      ),
    };
  };
  const inMails = async (): Promise<void> => {
    for (const { to, body, text = '', attachments } of graph.mails()) {
      const words = [body, text, ...attachments.map(({ bytes }) => bytes.toString())].join('\n');
      const canaries = canariesIn(words);
      const holding = await Promise.all(canaries.map((canary) => casesWith(refs, canary)));
      const moment = toInstant(now().toISOString());
      for (const [index, cases] of holding.entries()) {
        const canary = canaries[index] ?? '';
        const mayHave = (kept: Kept): boolean =>
          isLetter(kept, to, canaries) || isForOutsider(kept, to, canary, moment);
        if (!cases.some(mayHave))
          leaks.push({ what: 'body of a mail', words: `${to.join()} was sent ${canary}` });
      }
    }
  };
  return {
    watch,
    hear: (line) => log.push(line),
    check: async () => {
      const urls = [...connector.requests(), ...graph.requests()].map(
        ({ path, query }) => `${path}?${query.toString()}`,
      );
      const threads = [...connector.world.conversations.values()].filter(({ kind }) => kind === 'thread');
      const keys = await keysOf(tables.connectionString, here.access);
      await inMails();
      const surfaces = publicSurfaces({
        ...{ threads, mails: graph.mails(), log, keys },
        urls: [...urls, ...tables.urls()],
        telemetry: here.insights?.requests().map(({ body }) => JSON.stringify(body)) ?? [],
      });
      const secrets = typed.secrets();
      leaks.push(...leaksOn(surfaces, secrets));
      const counts = `${secrets.length} words on ${surfaces.length} surfaces and in ${shown} answers`;
      console.info(`canary: looked for ${counts}: ${leaks.length} leaks`);
      const told = leaks.slice(0, 10).map(({ what, words }) => `${what}: ${words.slice(0, 600)}`);
      if (leaks.length > 0)
        throw new Error(`words of a case were where they must not be\n${told.join('\n')}`);
    },
  };
}
