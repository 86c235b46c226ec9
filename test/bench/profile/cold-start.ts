import { sayHi } from '../cold.ts';
import type { Arena } from '../open-arena.ts';
import { openClient } from '../post-activity.ts';
import type { CpuProfile } from './read-profile.ts';
import { makeSampler } from './sample.ts';

/** Samples one of the two from before its app is loaded until it has answered. */
export async function profileColdStart(arena: Arena, name: 'product' | 'floor'): Promise<CpuProfile> {
  const sampler = await makeSampler();
  const client = openClient();
  const host = await arena.restart(name, { ...sampler.env, BENCH_SAMPLER_AT_START: 'yes' });
  try {
    await client.post(host.url, sayHi(arena, host));
    return await sampler.end();
  } finally {
    client.close();
    await host.kill();
    await sampler.remove();
  }
}
