import { describe, expect, test } from 'vitest';
import type { Decided, Told, TurnAbout } from '../../bot/ports/telemetry.ts';
import { createTelemetry } from '../../bot/telemetry/create-telemetry.ts';
import { lineOf } from '../../bot/telemetry/write-line.ts';

const AT = '2026-06-01T09:00:00.000Z';
const PRESSED: TurnAbout = {
  ...{ activity: 'f:1b2c', kind: 'pressed', verb: 'form.submit', form: 'settle', ref: 'SS-7K3QXM' },
};
const decided = (change: Partial<Decided> = {}): Decided => ({
  ...{ ref: 'SS-7K3QXM', command: 'record', outcome: 'accepted', conflicts: 0, person: 'person-1' },
  ...change,
});

function listen() {
  const told: Told[] = [];
  const telemetry = createTelemetry({ now: () => AT }, [(one) => told.push(one)]);
  const lines = () => told.flatMap((one) => lineOf(one) ?? []).map((line) => JSON.parse(line) as unknown);
  return { telemetry, told, lines };
}

describe('a turn has one line', () => {
  test('with the activity, the case, what was pressed, how it ended and how long it took', async () => {
    const { telemetry, lines } = listen();
    await telemetry.turn(PRESSED, async () => {
      await Promise.resolve();
      telemetry.decided(decided({ conflicts: 2 }));
    });
    expect(lines()).toEqual([
      {
        ...{ at: AT, level: 'info', event: 'turn', activity: 'f:1b2c', ref: 'SS-7K3QXM', kind: 'pressed' },
        ...{ verb: 'form.submit', form: 'settle', command: 'record', outcome: 'accepted' },
        ...{ person: 'person-1', conflicts: 2, ms: expect.any(Number) as number },
      },
    ]);
  });

  test.each<[string, readonly Decided[], object]>([
    ['nothing was to be changed', [], { outcome: 'answered' }],
    [
      'it was refused',
      [decided({ outcome: 'refused', because: 'not-now' })],
      { outcome: 'refused', because: 'not-now', command: 'record' },
    ],
    ['it came a second time', [decided({ outcome: 'repeated' })], { outcome: 'repeated' }],
    [
      'what is only noted beside it does not count',
      [decided({ command: 'see' }), decided(), decided({ command: 'note-refusal' })],
      { outcome: 'accepted', command: 'record' },
    ],
    [
      'neither does what the service itself puts on record',
      [decided(), decided({ command: 'report-delivery', person: undefined, outcome: 'repeated' })],
      { outcome: 'accepted', command: 'record' },
    ],
  ])('%s', async (_, commands, expected) => {
    const { telemetry, told } = listen();
    await telemetry.turn(PRESSED, async () => {
      await Promise.resolve();
      commands.forEach(telemetry.decided);
    });
    expect(told).toMatchObject([expected]);
  });

  test('a fault is told by its name and code, never by its message, and goes on', async () => {
    const { telemetry, lines } = listen();
    const fault = Object.assign(new RangeError('Zebrafinch was here'), { code: 'unavailable' });
    await expect(telemetry.turn(PRESSED, () => Promise.reject(fault))).rejects.toBe(fault);
    expect(lines()).toMatchObject([
      { level: 'error', outcome: 'fault', fault: 'RangeError unavailable', activity: 'f:1b2c' },
    ]);
    expect(JSON.stringify(lines())).not.toContain('Zebrafinch');
  });

  test('a refusal before anything was asked of the case is a refusal', async () => {
    const { telemetry, told } = listen();
    await telemetry.turn(PRESSED, async () => {
      await Promise.resolve();
      telemetry.log({ what: 'directory-refused', person: 'person-2', because: 'no-keeper' });
    });
    expect(told.at(-1)).toMatchObject({ outcome: 'refused', because: 'no-keeper', person: 'person-2' });
  });
});

describe('what is told meanwhile', () => {
  test('names the activity, also after it was answered, and never that of another turn', async () => {
    const { telemetry, told } = listen();
    const late: Promise<void>[] = [];
    const turn = (activity: string) =>
      telemetry.turn({ ...PRESSED, activity }, () => {
        late.push(
          new Promise((resolve) => setImmediate(resolve)).then(() =>
            telemetry.log({ what: 'delivery-left', codes: [activity] }),
          ),
        );
        return Promise.resolve();
      });
    await Promise.all(['f:1', 'f:2', 'f:3'].map(turn));
    await Promise.all(late);
    const notes = told.filter(({ event }) => event === 'note');
    expect(notes).toHaveLength(3);
    for (const note of notes) expect(note).toMatchObject({ codes: [note.activity] });
  });

  test('something that did not arrive has a line, something that did has none', () => {
    const { telemetry, lines } = listen();
    const sent = { to: 'mail', ref: 'SS-7K3QXM', kind: 'send-notice', key: 'notice:1' } as const;
    telemetry.sent({ ...sent, outcome: 'delivered' }, 10);
    telemetry.sent({ ...sent, outcome: 'unknown', why: 'no answer in time' }, 10);
    expect(lines()).toMatchObject([{ event: 'sent', level: 'warn', outcome: 'unknown', key: 'notice:1' }]);
  });
});

test('a sweep has one line, with its conflicts, and an error where a case failed', async () => {
  const { telemetry, lines } = listen();
  await telemetry.sweep('wake', () => {
    telemetry.decided(decided({ conflicts: 1 }));
    return Promise.resolve({ timer: 'wake', cases: 3, faults: ['StoreError unavailable'], lagMs: 40_000 });
  });
  expect(lines()).toMatchObject([
    { event: 'sweep', level: 'error', timer: 'wake', cases: 3, conflicts: 1, lagMs: 40_000 },
  ]);
});

test('a line is one line, whatever an activity calls itself', () => {
  const told: Told = {
    ...{ event: 'turn', at: AT, level: 'info', kind: 'said', outcome: 'answered', conflicts: 0, ms: 1 },
    activity: 'x\n{"level":"error"}\u001b[2J',
  };
  const line = lineOf(told) ?? '';
  expect(line).not.toMatch(/[\u0000-\u001f]/);
  expect(JSON.parse(line)).toMatchObject({ activity: 'not-an-id', level: 'info' });
});
