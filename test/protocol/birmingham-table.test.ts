import { describe, expect, it } from 'vitest';
import type { Duty } from '../../bot/protocol/definition.ts';
import { dutyOf } from '../../bot/protocol/world.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { type Printed, rowInFile } from '../fixtures/printed-table.ts';

const { protocol } = worldOf('birmingham');

const inFile = (id: string): Duty => dutyOf(protocol, id);

/** BI.3, row by row: what each must, will, should or may do; the step's limit and the printed sum. */
const TABLE: readonly Printed[] = [
  ['1a', 'should', 'hard', '2 working-day', 2],
  ["1a'", 'should', 'none'],
  ['1b', 'should', 'none'],
  ['1c', 'must', 'hard', '3 working-day'],
  ['1d', 'must', 'hard', '3 working-day', 5],
  ['1e', 'will', 'hard', '2 working-day'],
  ['2a', 'should', 'none'],
  ['2b', 'should', 'hard', '2 working-day', 7],
  ['2c', 'will', 'hard', '2 working-day'],
  ['3a-1', 'must', 'hard', '24 hour'],
  ['3a-2', 'should', 'hard', '2 working-day', 10],
  ['3a-3', 'should', 'none'],
  ['3a-letter', 'will', 'hard', '2 working-day'],
  ['3b-1', 'will', 'hard', '2 working-day'],
  ['3b-2', 'will', 'none'],
  ['3b-3', 'will', 'hard', '2 working-day', 14],
  ['3b-letter', 'will', 'hard', '2 working-day'],
  ['4a', 'should', 'hard', '2 working-day'],
  ['4b', 'will', 'none'],
  ['4b-meeting', 'may', 'none'],
  ['4c', 'will', 'hard', '5 working-day', 21],
];

describe('BI.3: the table of the protocol', () => {
  it.each(TABLE.map((printed) => ({ id: printed[0], printed })))('$id is $printed', ({ id, printed }) => {
    expect(rowInFile(protocol, id)).toEqual(printed);
  });
  it('14 days in the ordinary way, whichever is shortest; 21 with the Chair', () => {
    expect(protocol.overall.map(({ days }) => days)).toEqual([14, 21]);
    expect(protocol.overall[0]?.meaning).toContain('whichever is shortest');
  });
  it('each senior manager has a director of their own to bring in; only one director writes', () => {
    expect(inFile('3b-1').by).toEqual({ side: 'each', role: 'senior-manager' });
    expect(inFile('3b-2').by).toEqual({ side: 'raising', role: 'director' });
  });
  it('only letters on the outcome, and telling everybody of the decision, keep a case from closing', () => {
    const guards = protocol.duties.filter(({ blocks }) => blocks.includes('close')).map(({ id }) => id);
    expect(guards).toEqual(['1e', '2c', '3a-letter', '3b-letter', '4c']);
  });
});

describe('BI.6: the records', () => {
  it('at every stage each side keeps one, approves and dates it, and gives the reasons', () => {
    for (const { id } of protocol.stages) {
      const record = inFile(`${id}-record`);
      expect([record.kind, record.stage, record.by.side, record.strength]).toEqual([
        'record',
        id,
        'each',
        'must',
      ]);
      expect(record.confirm.join(' ')).toMatch(/approved and dated.*why.*child's record/);
    }
  });
  it('so does the Chair', () => {
    expect(inFile('4-chair-record').confirm.join(' ')).toMatch(/approved and dated.*why/);
  });
});

describe('BI.1, BI.2 and BI.9: what goes with it', () => {
  it('eight categories and another', () => {
    expect(protocol.categories.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it('immediate or significant harm opens the gate; one number is printed', () => {
    expect(protocol.gate.triggers.map(({ level }) => level)).toEqual(['immediate', 'significant']);
    expect(protocol.gate.contacts.flatMap(({ phone }) => phone ?? [])).toEqual(['0121 303 1888']);
  });
  it('9: the first who has the letter starts the five days', () => {
    expect(inFile('4c')).toMatchObject({ starts: [{ key: 'attention-received' }], startPick: 'first' });
  });
  it('11: the fourth row is the exception, takes a reason, and binds', () => {
    expect(protocol.stages.at(-1)).toMatchObject({
      id: '4',
      kind: 'exceptional',
      needsReason: true,
      final: 'binding',
    });
    expect(protocol.stages.at(-1)?.next).toBeUndefined();
  });
  it('12: a gap in policy goes to the Business Manager, for the Chair', () => {
    expect(inFile('policy-gap')).toMatchObject({
      to: [{ role: 'business-manager' }],
      copies: [{ role: 'chair' }],
    });
  });
  it('20 readings, each with what could be chosen, what was, and why', () => {
    expect(protocol.readings).toHaveLength(20);
    for (const { issue, options, reason } of protocol.readings) {
      expect(options.length, issue).toBeGreaterThan(1);
      expect(reason, issue).toBeTruthy();
    }
  });
  it('says of every statement where it stands in the document', () => {
    const { duties, stages, roles, readings, guidance, categories, links, substitutes } = protocol;
    const all = [duties, stages, roles, readings, guidance, categories, links, substitutes].flat();
    for (const { src } of all) expect(src).toMatch(/^\d+(-\d+)?(, \d+(-\d+)?)*$/);
  });
});
