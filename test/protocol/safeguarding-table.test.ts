import { describe, expect, it } from 'vitest';
import type { Duty } from '../../bot/protocol/definition.ts';
import { dutyOf } from '../../bot/protocol/world.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { type Printed, rowInFile } from '../fixtures/printed-table.ts';

const { protocol } = worldOf('sandwell-safeguarding');

const inFile = (id: string): Duty => dutyOf(protocol, id);

/** SC.3, row by row: M, W, S or C; indicative where a number is printed; the step's limit and the printed sum. */
const TABLE: readonly Printed[] = [
  ['0a', 'should', 'none'],
  ['0b', 'must', 'none'],
  ['0c', 'should', 'indicative', '24 hour'],
  ['0d', 'will', 'none'],
  ['1a', 'should', 'indicative', '3 working-day', 3],
  ['1b', 'must', 'none'],
  ['1c', 'must', 'none'],
  ['1d', 'must', 'none'],
  ['1e', 'must', 'none'],
  ['1f', 'must', 'indicative', '3 working-day', 3],
  ['2a', 'consider', 'none'],
  ['2b', 'should', 'indicative', '5 working-day', 8],
  ['2c', 'must', 'indicative', '8 working-day', 8],
  ['2d', 'must', 'none'],
  ['2e', 'must', 'none'],
  ['2f', 'must', 'none'],
  ['2g', 'must', 'none'],
  ['2h', 'must', 'none'],
  ['3a', 'consider', 'none'],
  ['3b', 'should', 'indicative', '5 working-day', 13],
  ['3c', 'must', 'indicative', '13 working-day', 13],
  ['3d', 'should', 'none'],
  ['3e', 'must', 'none'],
  ['3f', 'must', 'none'],
  ['3g', 'should', 'indicative', '5 working-day', 13],
  ['4a', 'should', 'indicative', '13 working-day', 13],
  ['4b', 'will', 'indicative', '7 working-day', 20],
  ['4c', 'should', 'indicative', '20 working-day', 20],
  ['4d', 'will', 'none'],
  ['4e', 'will', 'indicative', '1 month'],
  ['R', 'will', 'indicative', '2 working-day'],
];

describe('SC.3: the table of the policy', () => {
  it.each(TABLE.map((printed) => ({ id: printed[0], printed })))('$id is $printed', ({ id, printed }) => {
    expect(rowInFile(protocol, id)).toEqual(printed);
  });
  it('no time is fixed: all are a guide, and Day 8 and Day 13 are musts all the same', () => {
    expect(protocol.duties.filter(({ force }) => force === 'hard')).toEqual([]);
    expect(protocol.overall.map(({ days, must }) => [days, must])).toEqual([
      [8, true],
      [13, true],
      [20, false],
    ]);
  });
  it('SC.9, 3: the days count from the moment when the line manager is told', () => {
    expect(protocol.dayZero).toEqual(['manager-aware']);
    for (const id of ['1f', '2c', '3c', '4a', '4c']) {
      expect(inFile(id).countsFrom, id).toMatchObject([{ key: 'manager-aware', stage: '*' }]);
    }
  });
  it('before stage 3 stand the form, the representative and the Director for Quality; the Reviewing Officer before all', () => {
    const guards = (exit: string) =>
      protocol.duties.filter(({ blocks }) => blocks.includes(exit)).map(({ id }) => id);
    expect(guards('to:2')).toEqual(['1e']);
    expect(guards('to:3')).toEqual(['1e', '2f', '2g', '2h']);
    expect(guards('to:4')).toEqual(['1e']);
    expect(guards('close')).toEqual(['1e', '4e', 'R', 'action-check']);
  });
});

describe('SC.1, SC.2 and SC.9: what goes with it', () => {
  it('eleven categories and another', () => {
    expect(protocol.categories.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
  it('21 readings, each with what could be chosen, what was, and why', () => {
    expect(protocol.readings).toHaveLength(21);
    for (const { issue, options, reason } of protocol.readings) {
      expect(options.length, issue).toBeGreaterThan(1);
      expect(reason, issue).toBeTruthy();
    }
  });
  it('no phone number is printed, so none is given', () => {
    expect(protocol.gate.contacts).toEqual([]);
    expect(protocol.gate.triggers.map(({ level }) => level)).toEqual(['imminent', 'significant']);
  });
  it('says of every statement where it stands in the document', () => {
    const { duties, stages, roles, readings, guidance, categories } = protocol;
    for (const { src } of [...duties, ...stages, ...roles, ...readings, ...guidance, ...categories]) {
      expect(src).toMatch(/^\d+(-\d+)?(, \d+(-\d+)?)*$/);
    }
  });
  it('SC.9, 10: nothing leads to the form of Surrey', () => {
    expect(JSON.stringify([protocol.links, protocol.forms])).not.toMatch(/surrey/i);
  });
  it('SC.9, 21: the decision is final, and nobody calls it binding', () => {
    expect(protocol.stages.at(-1)).toMatchObject({ id: '4', final: 'decision' });
    expect(protocol.stages.at(-1)?.next).toBeUndefined();
  });
});
