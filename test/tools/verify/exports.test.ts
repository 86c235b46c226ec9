import { beforeAll, describe, expect, it } from 'vitest';
import { exportCase } from '../../../bot/tools/inspect/export-json.ts';
import { exportMarkdown } from '../../../bot/tools/inspect/export-markdown.ts';
import { exportSchema } from '../../../bot/tools/inspect/export-schema.ts';
import { type Inspected, inspect } from '../../../bot/tools/inspect/inspected.ts';
import type { RawRecord } from '../../../bot/tools/inspect/read-record.ts';
import { summaryOf } from '../../../bot/tools/inspect/summary.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import { play, says } from '../../fixtures/play-case.ts';
import { sandwell } from '../../fixtures/sample-cases.ts';
import { ALL_STATES, SANDWELL_STATES } from '../../fixtures/sample-states.ts';
import { inHand, startStorage } from './stored.ts';

/** Long after any case here. */
const NOW = '2029-01-01T12:00:00.000Z';
const HOSTILE = '# Not a heading\n[no link](http://x.example) <b>not bold</b>';

const records = new Map<string, RawRecord>();
beforeAll(async () => {
  const here = await startStorage();
  const keep = async (name: string, events: readonly CaseEvent[]): Promise<void> => {
    const ref = await here.putEvents(events);
    records.set(name, await here.read(ref));
  };
  for (const [name, state] of Object.entries(ALL_STATES)) await keep(name, state().events);
  await keep('in doubt', SANDWELL_STATES.letterUnknown().events);
  await keep('late', play(sandwell(), says('tom', '2026-06-08 16:00', { key: 'spoke' })).events);
  const intake = { category: 3, whatHappened: HOSTILE, evidence: '', wouldSettle: '', childReference: '' };
  await keep('hostile', sandwell({ intake }).events);
  await here.server.stop();
});

function inspected(name: string): Inspected {
  const found = inspect(inHand(records.get(name) as RawRecord).check(), NOW);
  if (!found) throw new RangeError(`${name} cannot be read`);
  return found;
}
const paper = (name: string): string => exportMarkdown(inspected(name));
const part = (text: string, heading: string): string =>
  (text.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0] ?? '';

describe('the paper for an inspector', () => {
  const closed = Object.keys(ALL_STATES).find((name) => /closed/.test(name)) ?? '';

  it('says at its top that it is confidential, of which case it is, and under which procedure', () => {
    const [heading, , confidential] = paper(closed).split('\n');
    expect(heading).toMatch(/^# Case SS-/);
    expect(confidential).toMatch(/^\*\*Confidential\. /);
    expect(paper(closed)).toContain('(sandwell-send, version 1)');
    expect(paper(closed)).toContain('- How it stands: closed, on Friday 5 June 2026, 11:00');
  });

  it('says whether the record holds, with its mark, and why a mark is to be kept elsewhere', () => {
    const said = part(paper(closed), 'Can this record be trusted?');
    expect(said).toContain('**The record holds.**');
    expect(said).toContain(inspected(closed).verdict.mark);
    expect(said).toContain('compare the mark');
  });

  it('has every entry by its number, with its time in London and its words', () => {
    const { events } = inspected(closed);
    const said = part(paper(closed), 'What happened, entry by entry');
    const numbers = [...said.matchAll(/^\*\*(\d+)\.\*\* (.+)\\$/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(events.map((_, index) => index + 1));
    expect(said).toContain('**1.** Monday 1 June 2026, 10:00\\\nPriya Shah (Oak School) opened the case.');
    expect(said).toContain('> PLANTEDREASON');
  });

  it('has what was raised and agreed, and each letter with its words, to whom it went and when', () => {
    expect(part(paper(closed), 'What was raised')).toContain('> PLANTEDWHAT');
    expect(part(paper(closed), 'How it was to be settled')).toContain('> PLANTEDWORDING');
    const letters = part(paper(closed), 'What was written, and to whom it went');
    expect(letters).toContain('**The written outcome**');
    expect(letters).toMatch(/From Colin Webb \(.+\) to .*Helen Price/);
    expect(letters).toContain('> PLANTEDAGREED: The council pays for ten hours a week.');
    expect(letters).toContain('Sending, Friday 5 June 2026, 14:01: taken over by the mail service');
  });

  it('says of a letter in doubt that it is not known whether it arrived', () => {
    const letters = part(paper('in doubt'), 'What was written, and to whom it went');
    expect(letters).toContain('Not certain that it arrived.');
    expect(letters).toMatch(/Sending, .*: not known \(entry \d+\)/);
  });

  it('has each duty with who has it, its limit and the reason, and when it was done', () => {
    const duties = part(paper(closed), 'What had to be done, by when, and when it was done');
    expect(duties).toContain('### Step 1: The practitioners talk');
    expect(duties).toContain(
      '  - By Wednesday 3 June 2026. 2 working days from Monday 1 June 2026, when the disagreement began.\n',
    );
    expect(duties).toMatch(/Done on Monday 1 June 2026, 10:00, on time, by Priya Shah \(Oak School\)\./);
  });

  it('says by how much something was late', () => {
    expect(paper('late')).toContain('Done on Monday 8 June 2026, 16:00, 4 days late, by Tom Baker');
  });

  it('takes nothing that somebody typed for markup', () => {
    const said = part(paper('hostile'), 'What was raised');
    expect(said).toContain(
      '> \\# Not a heading\\\n> \\[no link\\](http\\://x.example) \\<b\\>not bold\\</b\\>',
    );
    expect(paper('hostile')).not.toMatch(/^#+ Not a heading/m);
  });

  it('says at its top, of a record that does not hold, what was found', () => {
    const hand = inHand(records.get(closed) as RawRecord);
    hand.remove(hand.last);
    const found = inspect(hand.check(), NOW);
    const text = exportMarkdown(found as Inspected);
    expect(part(text, 'Can this record be trusted?')).toContain('**The record does not hold.**');
    expect(part(text, 'Can this record be trusted?')).toContain(`- Entry ${hand.last} was removed`);
  });

  it.each(Object.keys(ALL_STATES))('shows nothing of the machinery, of a case that is %s', (name) => {
    expect(inspected(name).verdict.findings).toEqual([]);
    expect(paper(name)).not.toMatch(/undefined|\[object|NaN|Noted by the service|y 1900\b/);
  });
});

describe('the export for a machine', () => {
  it.each(Object.keys(ALL_STATES))('has its shape, and every entry with its hash: %s', (name) => {
    const made = inspected(name);
    const read = exportSchema.parse(JSON.parse(JSON.stringify(exportCase(made))));
    expect(read.entries.map(({ hash }) => hash)).toEqual(made.verdict.hashes);
    expect(read.entries.map(({ event }) => event)).toEqual(JSON.parse(JSON.stringify(made.events)));
    expect(read.check).toMatchObject({ holds: true, mark: made.verdict.mark, findings: [] });
    expect(read.duties.length).toBeGreaterThan(0);
  });
  it('is the same to the letter each time', () => {
    const [name = ''] = Object.keys(ALL_STATES);
    expect(JSON.stringify(exportCase(inspected(name)))).toBe(JSON.stringify(exportCase(inspected(name))));
  });
});

describe('what is said on the screen', () => {
  it.each([...Object.keys(ALL_STATES), 'hostile'])('has no word that anybody wrote: %s', (name) => {
    const made = inspected(name);
    const said = summaryOf('SS-1', made.verdict, made);
    expect(said).not.toMatch(/PLANTED|Zebediah|heading/);
    expect(said).toContain('SS-1: the record holds.');
    if (!name.startsWith('dorset-informal')) expect(said).toMatch(/By \w+day \d+ \w+ \d{4}\. /);
  });
});
