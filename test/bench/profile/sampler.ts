import { createServer } from 'node:http';
import { Session } from 'node:inspector/promises';

/**
 * Loaded into a measured process before its app: samples its CPU from `/begin` to `/end`, which answers with the
 * profile. Tells how much CPU the process has used, too. Costs nothing before.
 */
const session = new Session();
session.connect();

async function begin(): Promise<string> {
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return '{}';
}

async function obey(path: string): Promise<string> {
  if (path === '/cpu') return JSON.stringify(process.cpuUsage());
  if (path === '/begin') return begin();
  const { profile } = await session.post('Profiler.stop');
  return JSON.stringify(profile);
}

if (process.env['BENCH_SAMPLER_AT_START'] === 'yes') await begin();

createServer((request, response) => {
  obey(request.url ?? '').then(
    (text) => response.end(text),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
})
  .listen(Number(process.env['BENCH_SAMPLER_PORT']), '127.0.0.1')
  .unref();
