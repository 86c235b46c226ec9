import type { FunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { buildActivity } from '../sandbox/teams-client/build-activity.ts';
import { personalChat } from '../sandbox/connector/world.ts';
import type { Arena } from './open-arena.ts';
import { openClient } from './post-activity.ts';
import { makeSampler } from './profile/sample.ts';

/** Milliseconds from the start of the process to the end of the answer, of each start. */
export interface ColdTimes {
  readonly product: readonly number[];
  readonly floor: readonly number[];
}

/** Says first when the process began, by the machine's clock: before anything of the app is loaded. */
const TELL = "--import data:text/javascript,console.log('began',performance.timeOrigin)";

function beganAt(host: FunctionsHost): number {
  const line = host.logs().find((it) => it.startsWith('began '));
  if (line === undefined) throw new Error('the process did not say when it began');
  return Number(line.slice('began '.length));
}

/** Somebody writes "hi" in their own chat: the simplest that either of the two answers. */
export function sayHi({ place }: Arena, host: FunctionsHost): string {
  const { connector } = place;
  const { person } = place.seat(host, 'Priya Shah');
  const chat = personalChat(connector.world, person);
  return JSON.stringify(
    buildActivity(connector, person, chat, { type: 'message', textFormat: 'plain', text: 'hi' }, place.now()),
  );
}

/** Starts each of the two anew, again and again and in turn, and has it answer one message. */
export async function timeColdStarts(arena: Arena, starts: number): Promise<ColdTimes> {
  const times = { product: [] as number[], floor: [] as number[] };
  for (let start = 0; start < starts + 1; start += 1) {
    const order = start % 2 === 0 ? (['product', 'floor'] as const) : (['floor', 'product'] as const);
    for (const name of order) {
      const took = await startOnce(arena, name);
      if (start > 0) times[name].push(took); // the first brings the files into the machine's memory
    }
  }
  return times;
}

/** What each process used until its first answer, in milliseconds of one core; other work on the machine counts less. */
export async function coldCpu(arena: Arena, starts: number): Promise<ColdTimes> {
  const used = { product: [] as number[], floor: [] as number[] };
  for (let start = 0; start < starts; start += 1)
    for (const name of ['product', 'floor'] as const) used[name].push(await cpuOnce(arena, name));
  return used;
}

async function cpuOnce(arena: Arena, name: 'product' | 'floor'): Promise<number> {
  const sampler = await makeSampler();
  const host = await arena.restart(name, sampler.env);
  const client = openClient();
  try {
    await client.post(host.url, sayHi(arena, host));
    return await sampler.cpuMs();
  } finally {
    client.close();
    await host.kill();
    await sampler.remove();
  }
}

async function startOnce(arena: Arena, name: 'product' | 'floor'): Promise<number> {
  const said = arena.place.connector.messages().length;
  const host = await arena.restart(name, { NODE_OPTIONS: TELL });
  const client = openClient();
  try {
    const { status } = await client.post(host.url, sayHi(arena, host));
    const answeredAt = performance.timeOrigin + performance.now();
    if (status !== 200 && status !== 202) throw new Error(`${name} answered ${status}`);
    if (arena.place.connector.messages().length === said) throw new Error(`${name} said nothing`);
    return answeredAt - beganAt(host);
  } finally {
    client.close();
    await host.kill();
  }
}
