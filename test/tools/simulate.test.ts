import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_KEYS } from '../../bot/protocol/event-key.ts';
import { simulate } from '../../bot/tools/simulate.ts';

const NO_FACT =
  'facts, adlt: no fact has this name, so it changes nothing; did you mean "adult"? Known here: ' +
  'adult, cpPlan, lookedAfter, raisedInConference, handlingInadequate, dcsPossible, tooSerious, category, dissent, policyGap\n';
const root = fileURLToPath(new URL('../..', import.meta.url));
const GOOD = `title: A disagreement
protocol: sandwell-send
facts: { adult: false }
happenings:
  - { at: 2026-12-24T10:00, event: disagreement-arose, side: raising }
asOf: 2026-12-24T12:00
`;

/** The whole program, as people start it. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile('npm', ['run', '-s', 'simulate', '--', ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

describe('the simulator as a program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('prints one JSON object with every key of the format', async () => {
    const { code, out } = await run('--json', file('good.yaml', GOOD));
    expect(code).toBe(0);
    const result = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(result).sort()).toEqual(
      [
        ...['stage', 'state', 'headline', 'clocks', 'duties', 'open', 'blocks', 'offered', 'suggested'],
        ...['refused', 'gate', 'redirect', 'holders', 'told', 'flags', 'requests', 'provisional'],
      ].sort(),
    );
    expect(result['headline']).toBe('2026-12-30T23:59:59+00:00');
  });
  it('tells a person what happened, and a machine the result', async () => {
    const good = file('told.yaml', GOOD);
    const [text, json] = await Promise.all([run(good), run('--json', good)]);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toMatch(/^A disagreement\n=+\n[\s\S]*How it stands on Thu 24 December 2026, 12:00\n/);
    expect(text.out).toContain('by Wed 30 December, end of the day: 2 working days from Thu 24 December;');
    expect(text.out.endsWith('\n') && !text.out.endsWith('\n\n')).toBe(true);
    expect(() => JSON.parse(json.out) as unknown).not.toThrow();
  });
  it('ends with 2 for a mistake where a person reads, too', async () => {
    const { code, out, err } = await run(file('bad-told.yaml', GOOD.replace('arose', 'rose')));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/bad-told\.yaml:5:.*"disagreement-rose" is not an event/);
  });
  it('ends with 2, the file and the line for a mistake, and prints no JSON', async () => {
    const { code, out, err } = await run('--json', file('bad.yaml', GOOD.replace('arose', 'rose')));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/bad\.yaml:5:.*"disagreement-rose" is not an event/);
    expect(err).not.toMatch(/\n {4}at /);
  });
  it('names the protocol file that cannot be read', async () => {
    const good = file('good-with.yaml', GOOD);
    const [missing, aFolder] = await Promise.all([
      run('--with', 'no-such.yaml', good),
      run('--with', folder, good),
    ]);
    expect(missing).toEqual({ code: 2, out: '', err: 'no-such.yaml: there is no such file or folder\n' });
    expect(aFolder).toEqual({ code: 2, out: '', err: `${folder}: this is a folder; a file is needed\n` });
  });
  it('explains every event where it is asked, and what a file may hold', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const event of EVENT_KEYS) expect(out).toMatch(new RegExp(`^  ${event} +\\S`, 'm'));
    expect(out).toMatch(/letter-sent .*duty \(needed\)/);
    expect(out).toMatch(/criminal-justice[\s\S]*self-employed/);
    expect(out).toMatch(/bankHolidaysUntil: 2026-12-31/);
  });
  it('warns beside the result, not in it', async () => {
    const odd = file('odd.yaml', GOOD.replace('adult', 'adlt'));
    const { code, out, err } = await run('--json', odd);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stage: '1' });
    expect(err).toBe(`${odd}:3:10: warning: ${NO_FACT}`);
  });
  it('ends with 2 for a file that is not there, and for a folder', async () => {
    const [missing, aFolder, nothing] = await Promise.all([
      run('--json', 'no-such.yaml'),
      run('--json', folder),
      run(),
    ]);
    expect([missing.code, aFolder.code, nothing.code]).toEqual([2, 2, 2]);
    expect(missing.err).toBe('no-such.yaml: there is no such file or folder\n');
    expect(aFolder.err).toBe(`${folder}: this is a folder; a file is needed\n`);
    expect(nothing.err).toMatch(/usage/);
  });
});

describe('a scenario file that cannot be played names each mistake with its line', () => {
  const mistake = async (from: string, to: string): Promise<string> => {
    expect(GOOD).toContain(from);
    return simulate(GOOD.replace(from, to), 'file.yaml').then(
      () => 'it was played',
      (error: unknown) => (error as { code: string }).code + ': ' + (error as Error).message,
    );
  };
  const line = (text: string) => `\n  - { at: 2026-12-25T10:00, ${text} }\nasOf: 2026-12-26T12:00`;
  it.each([
    ['unparsable YAML', 'facts: {', 'facts: [{', /file\.yaml:\d+:\d+: mistake: this is not readable YAML/],
    ['an empty file', GOOD, '', /file\.yaml:1:1: mistake: the file is empty/],
    ['an unknown event', 'disagreement-arose', 'quarrel', /file\.yaml:5:.*"quarrel" is not an event/],
    ['an unknown protocol', 'sandwell-send', 'atlantis', /file\.yaml:2:.*"atlantis" is not a protocol/],
    [
      'an unknown stage',
      '\nasOf: 2026-12-24T12:00',
      line('event: referred, to: "9"'),
      /:6:.*"9" is not a stage/,
    ],
    ['an unknown duty', '\nasOf: 2026-12-24T12:00', line('event: done, duty: 9z'), /:6:.*"9z" is not a duty/],
    ['an unknown side', 'side: raising', 'side: outside', /:5:.*side/],
    ['an unknown key', 'side: raising', 'sides: raising', /:5:.*sides/],
    ['an unknown key of the file', 'asOf', 'asof', /asof/],
    [
      'no happenings',
      'happenings:\n  - { at: 2026-12-24T10:00, event: disagreement-arose, side: raising }',
      'happenings: []',
      /:4:\d+: mistake: happenings: is empty/,
    ],
    ['the 30th of February', '2026-12-24T10:00', '2026-02-30T10:00', /:5:.*"2026-02-30T10:00" is not a date/],
    ['the 29th of February of a common year', '2026-12-24T12:00', '2027-02-29', /:6:.*not a date/],
    ['25 o’clock', '2026-12-24T10:00', '2026-12-24T25:00', /:5:.*not a date/],
    ['a 13th month', '2026-12-24T12:00', '2026-13-01', /:6:.*not a date/],
    ['words for a date', '2026-12-24T10:00', 'tomorrow', /:5:.*"tomorrow" is not a date/],
  ])('%s', async (_, from, to, message) => {
    const said = await mistake(from, to);
    expect(said).toMatch(/^scenario: /);
    expect(said).toMatch(message);
  });
  it('a bad day in the settings too', async () => {
    const text = `${GOOD}settings: { bankHolidaysUntil: 2026-04-31 }\n`;
    await expect(simulate(text, 'file.yaml')).rejects.toThrow(/file\.yaml:7:.*"2026-04-31" is not a date/);
  });
  it('takes a leap day, an offset, and the hour that is there twice', async () => {
    for (const at of ['2028-02-29T10:00', '2026-10-25T01:30:00+00:00', '2026-10-25T00:30Z']) {
      await expect(
        simulate(GOOD.replace('2026-12-24T10:00', at).replace(/asOf.*\n/, ''), 'file.yaml'),
      ).resolves.toMatchObject({ stage: '1' });
    }
  });
});
