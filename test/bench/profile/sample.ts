import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { freePort } from '../../sandbox/sandbox-ports.ts';
import type { CpuProfile } from './read-profile.ts';

export interface Sampler {
  /** Settings that make a process ready to be sampled. */
  readonly env: Record<string, string>;
  /** What the process has used since it began, in milliseconds of one core. */
  cpuMs(): Promise<number>;
  begin(): Promise<void>;
  end(): Promise<CpuProfile>;
  remove(): Promise<void>;
}

/** Makes what samples the CPU of one process. */
export async function makeSampler(): Promise<Sampler> {
  const dir = await mkdtemp(join(tmpdir(), 'sampler-'));
  const outfile = join(dir, 'sampler.mjs');
  const entry = fileURLToPath(new URL('sampler.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, platform: 'node', format: 'esm', logLevel: 'warning' });
  const port = await freePort();
  const ask = async (path: string): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).json();
  return {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(outfile).href}`, BENCH_SAMPLER_PORT: String(port) },
    cpuMs: async () => {
      const { user, system } = (await ask('/cpu')) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    },
    begin: async () => {
      await ask('/begin');
    },
    end: async () => (await ask('/end')) as CpuProfile,
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
