import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Told, type TurnTold } from '../../bot/ports/telemetry.ts';
import { type InsightsSink, sendToInsights } from '../../bot/telemetry/send-to-insights.ts';
import { type Insights, startInsights } from '../sandbox/insights.ts';

const AT = '2026-06-01T09:00:00.000Z';
const turn = (change: Partial<TurnTold> = {}): Told => ({
  ...{ event: 'turn', at: AT, level: 'info', activity: 'f:1', kind: 'pressed', verb: 'form.submit' },
  ...{ form: 'settle', ref: 'SS-7K3QXM', command: 'record', outcome: 'accepted', conflicts: 0, ms: 120 },
  ...change,
});

let insights: Insights;
let sink: InsightsSink;
const away = vi.fn();
beforeEach(async () => {
  away.mockClear();
  insights = await startInsights();
  const connectionString = insights.env().APPLICATIONINSIGHTS_CONNECTION_STRING;
  sink = sendToInsights({ connectionString, endpoint: insights.url, credential: undefined, onAway: away });
});
afterEach(() => insights.stop());

const told = async (...all: readonly Told[]): Promise<void> => {
  for (const one of all) sink.tell(one);
  await sink.flush();
};

describe('given a connection string, then Application Insights is sent', () => {
  test('turns, refusals, conflicts and faults, counted', async () => {
    await told(
      turn(),
      turn({ conflicts: 3 }),
      turn({ outcome: 'refused', because: 'not-yours' }),
      turn({ outcome: 'fault', fault: 'StoreError unavailable' }),
    );
    expect(insights.sum('counterpart.turns')).toBe(4);
    expect(insights.sum('counterpart.turns', { kind: 'pressed', outcome: 'accepted' })).toBe(2);
    expect(insights.sum('counterpart.refusals', { because: 'not-yours' })).toBe(1);
    expect(insights.sum('counterpart.conflicts')).toBe(3);
    expect(insights.sum('counterpart.faults', { fault: 'StoreError unavailable' })).toBe(1);
    expect(insights.sum('counterpart.turn.duration')).toBe(480);
  });

  test('each turn as a request, by which support comes from an activity to the case', async () => {
    await told(turn({ activity: 'f:abc-1' }), turn({ activity: 'f:abc-2', outcome: 'fault', fault: 'X' }));
    const requests = insights.envelopes().filter(({ data }) => data.baseType === 'RequestData');
    expect(requests.map(({ data }) => data.baseData)).toMatchObject([
      {
        name: 'turn form.submit settle',
        success: true,
        properties: { activity: 'f:abc-1', case: 'SS-7K3QXM', command: 'record', outcome: 'accepted' },
      },
      { success: false, properties: { activity: 'f:abc-2', fault: 'X' } },
    ]);
  });

  test('the lag of a sweep, and what waits by its age', async () => {
    const base = {
      event: 'sweep',
      at: AT,
      level: 'info',
      cases: 3,
      faults: [],
      conflicts: 0,
      ms: 40,
    } as const;
    await told(
      { ...base, timer: 'wake', lagMs: 42_000 },
      {
        ...{ ...base, timer: 'deliver', waiting: { under5: 2, under60: 1, longer: 4 } },
        oldest: '2026-06-01T07:00:00.000Z',
      },
    );
    expect(insights.sum('counterpart.sweep.lag')).toBe(42);
    expect(insights.sum('counterpart.undelivered', { age: '60 minutes and longer' })).toBe(4);
    expect(insights.sum('counterpart.undelivered')).toBe(7);
    expect(insights.sum('counterpart.undelivered.oldest')).toBe(7_200);
  });

  test('what went out, by outcome: mails of which nobody knows', async () => {
    const base = { event: 'sent', at: AT, level: 'warn', ref: 'SS-7K3QXM', key: 'k', ms: 9 } as const;
    await told(
      { ...base, to: 'mail', kind: 'send-writing', outcome: 'unknown', why: 'no answer' },
      { ...base, to: 'mail', kind: 'send-notice', outcome: 'delivered' },
      { ...base, to: 'teams', kind: 'open-thread', outcome: 'delivered' },
    );
    expect(insights.sum('counterpart.mails', { outcome: 'unknown' })).toBe(1);
    expect(insights.sum('counterpart.mails')).toBe(2);
    expect(insights.sum('counterpart.posts')).toBe(1);
  });

  test('a number again only when it has changed: what was sent is not sent twice', async () => {
    await told(turn());
    await told(turn());
    expect(insights.sum('counterpart.turns')).toBe(2);
  });
});

describe('given an endpoint that does not take it', () => {
  const all = { match: {}, do: { status: 503 } };
  test('then nobody is held up, and the log is told once', async () => {
    insights.faults.add(all);
    await told(turn());
    await told(turn());
    expect(away).toHaveBeenCalledTimes(1);
  });

  test('then the process ends within seconds even where it never answers', async () => {
    insights.faults.add({ match: {}, do: { delayMs: 20_000 } });
    await told(turn());
    expect(insights.envelopes()).toEqual([]);
  });

  test('then nobody is called elsewhere, whatever address it names', async () => {
    let calls = 0;
    const elsewhere = createServer(() => (calls += 1)).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const location = `https://127.0.0.1:${port}/v2.1/track`;
    insights.faults.add({ match: {}, do: { status: 307, headers: { location } } });
    await told(turn());
    expect(calls).toBe(0);
    elsewhere.close();
  });
});
