import { describe, expect, it } from 'vitest';
import { html } from './control/html.ts';
import { findPerson } from './find-person.ts';
import { loadDirectory } from './load-directory.ts';
import { readDate, showDate } from './read-date.ts';
import { readFlags } from './read-flags.ts';
import { checkPorts, freePorts, PortTakenError } from './sandbox-ports.ts';
import { startHttpService } from './http-service.ts';

/** Friday in summer time: 16:30 in London. */
const NOW = new Date('2026-10-23T15:30:00Z');

describe('what a person types as a time', () => {
  it.each([
    ['2026-04-09', '2026-04-09T08:00:00.000Z'],
    ['2026-12-09 14:30', '2026-12-09T14:30:00.000Z'],
    ['2026-04-09T14:30', '2026-04-09T13:30:00.000Z'],
    ['9 April 2026', '2026-04-09T08:00:00.000Z'],
    ['Thu 9th apr 2026, 8:05', '2026-04-09T07:05:00.000Z'],
    ['17:00', '2026-10-23T16:00:00.000Z'],
    ['+3 hours', '2026-10-23T18:30:00.000Z'],
    // Summer time ends in between: the same time of day, 25 hours more than three days' worth.
    ['+3 days', '2026-10-26T16:30:00.000Z'],
    ['+1 working day', '2026-10-26T09:00:00.000Z'],
  ])('%s', (typed, expected) => {
    expect(readDate(typed, NOW)?.toISOString()).toBe(expected);
  });

  it.each(['', 'tomorrow', '2026-02-30', '31 November 2026', '+1 fortnight'])('not %j', (typed) => {
    expect(readDate(typed, NOW)).toBeUndefined();
  });

  it('is shown in words', () => {
    expect(showDate(NOW)).toBe('Friday 23 October 2026, 16:30');
  });
});

describe('what a person types as a name', () => {
  it('is any part of it that fits only one person, in any case', async () => {
    const { people } = await loadDirectory();
    expect(findPerson(people, 'PRIYA')).toMatchObject({ name: 'Priya Shah' });
    expect(findPerson(people, 'okafor')).toMatchObject({ name: 'Judith Okafor' });
    expect(findPerson(people, 'nobody')).toHaveLength(people.length);
    expect(findPerson(people, '')).toHaveLength(people.length);
    expect(findPerson(people, 'ar')).not.toHaveProperty('name');
  });
});

describe('the command line', () => {
  it('has defaults, and a port for each server', () => {
    expect(readFlags([])).toMatchObject({ open: true, fresh: false, dataDir: '.sandbox' });
    const flags = readFlags(['--no-open', '--port-control', '5000', '--data', 'x']);
    expect(flags).toMatchObject({ open: false, dataDir: 'x', ports: { control: 5000, playground: 56150 } });
  });

  it('keeps what begins empty apart from the rest', () => {
    expect(readFlags(['--empty'])).toMatchObject({ empty: true, dataDir: '.sandbox/empty' });
    expect(readFlags(['--empty', '--data', 'x'])).toMatchObject({ empty: true, dataDir: 'x' });
  });

  it('is refused with a reason', () => {
    expect(() => readFlags(['--port-bot', 'abc'])).toThrow('--port-bot wants a number');
    expect(() => readFlags(['--what'])).toThrow('--what');
  });

  it('hears which port is taken, and which flag changes it', async () => {
    const ports = await freePorts();
    const other = await startHttpService({ port: ports.graph, answer: () => ({ status: 200 }) });
    const checked = checkPorts(ports);
    await expect(checked).rejects.toThrow(PortTakenError);
    await expect(checked).rejects.toThrow(`Port ${ports.graph} (graph) is taken.`);
    await expect(checked).rejects.toThrow('--port-graph');
    await other.stop();
    await checkPorts(ports);
  });
});

it('the control page escapes what is put into it, once', () => {
  const hostile = '<script>alert("x")</script>&\'';
  const inner = html`<b title="${hostile}">${hostile}</b>`;
  const escaped = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;';
  expect(html`<p>${inner}</p>`.html).toBe(`<p><b title="${escaped}">${escaped}</b></p>`);
});

it('the directory fills every level of both protocols', async () => {
  const { roles, people, settings } = await loadDirectory();
  const holders = (protocol: string, role: string, agency: string) =>
    roles.filter((one) => one.protocol === protocol && one.role === role && one.agency === agency).length;
  for (const agency of ['oak-school', 'sandwell-council', 'riverside-nhs']) {
    expect(holders('sandwell-send', 'practitioner', agency)).toBeGreaterThan(1);
    for (const role of ['line-manager', 'senior-manager', 'director'])
      expect(holders('sandwell-send', role, agency)).toBe(1);
  }
  expect(holders('sandwell-send', 'dcs', 'sandwell-council')).toBe(1);
  expect(holders('dorset-send', 'employee', 'dorset-council')).toBe(2);
  for (const role of ['team-manager', 'service-manager', 'strategic-lead', 'corporate-director'])
    expect(holders('dorset-send', role, 'dorset-council')).toBe(1);
  const managers = settings.flatMap((it) => it.managers ?? []);
  const idle = people.filter(
    ({ id }) => !managers.includes(id) && !roles.some(({ person }) => person === id),
  );
  expect(idle.map(({ name }) => name)).toEqual(['Joan Whitfield']);
});
