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

/** Raised with "Yes, in danger now", and looked at by whoever raised it. */
function dangerAndLook(events: readonly CaseEvent[]): CaseEvent[] {
  const { at, by } = events[0] as CaseEvent;
  const danger = { key: 'risk-flagged', stage: '1', side: 'raising', level: 'immediate' } as const;
  return [
    ...events,
    { type: 'happened', at, by, happening: { ...danger, by, occurredAt: at, recordedAt: at } },
    { type: 'seen', what: 'case', at, by },
  ];
}

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
  await keep('in danger', dangerAndLook(sandwell().events));
  await keep('hostile', sandwell({ intake }).events);
  await here.server.stop();
});

function inspected(name: string): Inspected {
  const found = inspect(inHand(records.get(name) as RawRecord).check(), NOW);
  if (!found) throw new RangeError(`${name} cannot be read`);
  return found;
}
/** The paper as it was at the moment of its last entry. */
function atItsEnd(name: string): string {
  const { verdict, events } = inspected(name);
  return exportMarkdown(inspect(verdict, events.at(-1)?.at ?? NOW) as Inspected);
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
    expect(paper(closed)).toContain(
      'Sandwell SEND resolution and escalation protocol, version 1 of its text',
    );
  });

  it('says how the case stands, and since when, by the entry that says so', () => {
    expect(paper(closed)).toContain('- How it stands: closed on Wednesday 1 July 2026, 09:05\n');
    expect(paper('sandwell-letterSent')).toContain(
      '- How it stands: settled on Friday 5 June 2026, 11:00; something is still to be done before it can be closed\n',
    );
  });

  it('says whether the record holds, with its mark, and why a mark is to be kept elsewhere', () => {
    const said = part(paper(closed), 'Can this record be trusted?');
    expect(said).toContain('**The record holds.**');
    expect(said).toContain(inspected(closed).verdict.mark);
    expect(said).toMatch(/A mark that somebody else wrote down at the time shows it/);
    expect(said).toMatch(/The last seal in full, .+: [0-9a-f]{64}\s*$/);
  });

  it('has every entry by its number, with its time in London and its words', () => {
    const { events } = inspected(closed);
    const said = part(paper(closed), 'What happened, entry by entry');
    const numbers = [...said.matchAll(/^\*\*(\d+)(?: (?:and|to) (\d+))?\.\*\* .+\\$/gm)].flatMap(
      ([, first, last = first]) =>
        Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
    );
    expect(numbers).toEqual(events.map((_, index) => index + 1));
    expect(said).toContain(
      '**1.** Monday 1 June 2026, 10:00\\\nPriya Shah (Oak School) raised the disagreement.',
    );
    expect(said).toContain('> PLANTEDREASON');
  });

  it('has entries that follow each other and read the same once, by their numbers', () => {
    const said = part(paper(closed), 'What happened, entry by entry');
    expect(said).toMatch(/\*\*10 and 11\.\*\* .+\\\nEverybody who must has agreed: it is settled\.\n/);
    expect(said.match(/it is settled/g)).toHaveLength(1);
  });

  it('calls it looking when somebody looks, and raising when somebody raises', () => {
    const said = part(paper('in danger'), 'What happened, entry by entry');
    expect(said).toContain('Priya Shah (Oak School) looked at the case.');
    expect(said).not.toContain('opened the case');
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
      '  - Limit of this step: by Wednesday 3 June 2026, 17:00. 2 working days from Monday 1 June 2026, when the disagreement began.\n',
    );
    expect(duties).toMatch(/Done on Monday 1 June 2026, 10:00, on time, by Priya Shah \(Oak School\)\./);
  });

  it('says of two dates for one duty which is of what, and which counts', () => {
    const duties = part(paper(closed), 'What had to be done, by when, and when it was done');
    const [, managers = ''] = duties.split('**The two managers try to settle it.**');
    expect(managers).toMatch(
      /Limit of this step: by Monday 8 June 2026, 17:00\..+\n.+Day of the whole procedure: by Wednesday 10 June 2026, 17:00\..+\n {2}- The earlier of the two counts: the limit of this step\.\n/,
    );
  });

  it('says that a date which a person has set counts before them', () => {
    expect(atItsEnd('sandwell-earlier')).toMatch(
      / {2}- An earlier date counts: by .+\. Tom Baker \(Sandwell Council\) set this earlier date on /,
    );
  });

  it('does not count as undone what nobody has to note, nor as late what is not due', () => {
    const file = "**Put what was said and decided on the child's or young person's file.**";
    const [, after = ''] = paper(closed).split(file);
    expect(after).toContain('this does not say that it was left undone');
    expect(atItsEnd('sandwell-lineManagers')).toContain('and it is not due yet.');
  });

  it('names nothing by a key of the machinery', () => {
    for (const name of Object.keys(ALL_STATES)) {
      const { protocol } = inspected(name).view.world;
      const keys = [protocol.id, ...protocol.duties.map(({ id }) => id)].filter((id) => id.includes('-'));
      expect(keys.filter((key) => paper(name).includes(key))).toEqual([]);
      expect(paper(name)).not.toMatch(/:(raising|receiving)\b|\*\*\w{1,3}\*\*/);
    }
  });

  it('has what was answered before the form, and says that of no danger there is no entry', () => {
    const said = part(paper(closed), 'What was raised');
    expect(said).toContain('- Is the young person 18 or over? No, under 18');
    expect(said).toContain('a no is not kept as an entry');
    expect(said).toContain('It is about: The plan is not right and does not meet the needs');
    expect(part(paper('in danger'), 'What was raised')).toContain('in danger now? Yes: see the entries.');
  });

  it('tells nobody to join a case that is over', () => {
    expect(part(paper('sandwell-lineManagers'), 'Who has a part in it')).toContain('Joins only if it comes');
    const said = part(paper(closed), 'Who has a part in it');
    expect(said).toContain('Had no part yet when it ended, as it did not come to that step.');
    expect(said).not.toContain('Joins only');
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

  it('says of a record that does not hold that the right mark is worth nothing then', () => {
    const { mark } = inspected(closed).verdict;
    const hand = inHand(records.get(closed) as RawRecord);
    const c000 = String(hand.entry(4)['c000']).replace('Priya', 'Freya');
    hand.change(4, { c000 });
    const said = part(
      exportMarkdown(inspect(hand.check(mark), NOW) as Inspected),
      'Can this record be trusted?',
    );
    expect(said).toContain(`It has the mark that was given: ${mark}. That says nothing in its favour`);
    expect(said).not.toContain('can have it compared later');
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
    if (!name.startsWith('dorset-informal')) expect(said).toMatch(/by \w+day \d+ \w+ \d{4}, \d\d:\d\d/);
  });
});
