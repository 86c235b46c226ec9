import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startPlace } from '../bench/place.ts';
import { raise } from '../journeys/raise.ts';
import { WATCHING_CONNECTIONS, connectionsIn } from './watch-connections.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test('while a case is begun and kept, the app connects to its storage and to Teams, and to nobody whom it was not told of', async () => {
  const place = await startPlace();
  const host = await place.start(ROOT, { env: WATCHING_CONNECTIONS });
  const moira = place.seat(host, 'Moira Kent');
  await raise(place.seat(host, 'Priya Shah'), 'sandwell-send', {}, 'yes');
  await moira.say('setup');
  await moira.say('directory');
  await host.runTimer('wake');
  await host.runTimer('deliver');
  const hosts = [place.connector.url, place.graph.url, place.tables.url].map((url) => new URL(url).host);
  await host.stop(); // then every line is here
  const found = connectionsIn(host.logs());
  await place.stop();
  expect(found.filter((one) => !hosts.includes(one))).toEqual([]);
  expect(found).toEqual(expect.arrayContaining([hosts[0], hosts[2]]));
}, 60_000);
