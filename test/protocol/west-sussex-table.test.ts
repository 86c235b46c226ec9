import { describe, expect, it } from 'vitest';
import type { Duty } from '../../bot/protocol/definition.ts';
import { dutyOf } from '../../bot/protocol/world.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { type Printed, rowInFile } from '../fixtures/printed-table.ts';

const { protocol } = worldOf('west-sussex');

const inFile = (id: string): Duty => dutyOf(protocol, id);
const stageOf = (id: string) => protocol.stages.find((stage) => stage.id === id);

/** WS.3, row by row. A stated time binds once it is stated. */
const TABLE: readonly Printed[] = [
  ['1', 'should', 'hard', 'stated'],
  ['2', 'must', 'hard', 'stated'],
  ['2n', 'should', 'none'],
  ['3', 'must', 'hard', 'immediate'],
  ['3b', 'must', 'hard', 'stated'],
  ['3n', 'must', 'none'],
  ['4', 'should', 'hard', 'stated'],
  ['5', 'should', 'hard', 'stated'],
  ['6', 'may', 'none'],
];

describe('WS.3: the steps of the protocol', () => {
  it.each(TABLE.map((printed) => ({ id: printed[0], printed })))('$id is $printed', ({ id, printed }) => {
    expect(rowInFile(protocol, id)).toEqual(printed);
  });
  it('not one duration is printed, and none is made up', () => {
    for (const { id, limit, cumulative } of protocol.duties) {
      expect(['stated', 'immediate', undefined], id).toContain(limit?.unit);
      expect(cumulative, id).toBeUndefined();
    }
    expect([protocol.overall, protocol.dayZero]).toEqual([[], []]);
  });
  it('a time must be stated at 1 to 4, may be at 5, and the Secretary of State has none', () => {
    expect(protocol.stages.map(({ id, stated }) => [id, stated])).toEqual([
      ['1', 'must'],
      ['2', 'must'],
      ['3', 'must'],
      ['4', 'must'],
      ['5', 'may'],
      ['6', undefined],
    ]);
  });
  it('without the template there is no ordinary way past stage 3; closing waits for the written record', () => {
    const guards = (exit: string) =>
      protocol.duties.filter(({ blocks }) => blocks.includes(exit)).map(({ id }) => id);
    expect(guards('to:4')).toEqual(['3n']);
    expect(guards('to:5')).toEqual(['3n']);
    expect(guards('close')).toEqual(['2-written', '3-written', '4-written']);
  });
  it('the record has what was raised, what was done and how it turned out for the child', () => {
    for (const id of ['2-written', '3-written', '4-written']) {
      expect(inFile(id).writing?.fields.map((field) => field.id)).toEqual(['issue', 'action', 'outcome']);
    }
  });
});

describe('WS.9: what was read into it', () => {
  it('1: the leads are the fourth step, the Secretary of State the sixth', () => {
    expect(stageOf('4')?.holders.raising).toBe('safeguarding-professional-lead');
    expect(stageOf('6')).toMatchObject({ kind: 'external', opensOn: ['scrutineer-finding'] });
  });
  it('7: 4 and 5 may be entered out of turn, 5 for one more reason; nothing else may', () => {
    const jumps = protocol.stages.flatMap(({ id, outOfTurn }) =>
      outOfTurn ? [[id, outOfTurn.reasons.map((reason) => reason.id)]] : [],
    );
    expect(jumps).toEqual([
      ['4', ['policy-issue']],
      ['5', ['policy-issue', 'similar-cases']],
    ]);
  });
  it('8: similar cases suggest stage 5, and no number is given', () => {
    expect(protocol.pattern).toMatchObject({ sameFact: 'category', suggests: '5' });
  });
  it('13: one of three takes part in 4; the chiefs of all three partners in 5', () => {
    const groups = (id: string) => stageOf(id)?.members.map(({ anyOf }) => anyOf);
    expect(groups('4')).toEqual([['senior-cp-manager', 'designated-doctor', 'designated-nurse']]);
    expect(groups('5')).toEqual([['council-chief'], ['health-chief'], ['police-chief']]);
  });
  it('14: nothing in it is binding', () => {
    expect(protocol.stages.filter(({ final }) => final === 'binding' || final === 'decision')).toEqual([]);
  });
  it('14 readings, each with what could be chosen, what was, and why', () => {
    expect(protocol.readings).toHaveLength(14);
    for (const { issue, options, reason } of protocol.readings) {
      expect(options.length, issue).toBeGreaterThan(1);
      expect(reason, issue).toBeTruthy();
    }
  });
});

describe('WS.1 and WS.2: what goes with it', () => {
  it('seven categories and another', () => {
    expect(protocol.categories.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
  it('the titles that are printed for stage 3', () => {
    const titles = protocol.roles.find(({ id }) => id === 'senior-manager')?.equivalents;
    expect(titles?.map(({ agencyType, title }) => [agencyType, title])).toEqual([
      ['council', 'Head of Service'],
      ['police', 'Detective Inspector'],
      ['school', 'Head Teacher'],
      ['health', 'Named Doctor or Named Nurse'],
    ]);
  });
  it('no step and no number for an emergency is printed, so none is given, and it says so', () => {
    expect(protocol.gate).toMatchObject({ inSource: false, steps: [], contacts: [] });
    expect(protocol.gate.note).toContain('no phone number');
  });
  it('the template says that its fields are not the printed ones', () => {
    expect(protocol.forms[0]?.intro).toContain("service's own");
  });
  it('says of every statement where it stands in the document', () => {
    const { duties, stages, roles, readings, guidance, categories, questions, links } = protocol;
    const all = [duties, stages, roles, readings, guidance, categories, questions, links].flat();
    for (const { src } of all) expect(src).toMatch(/^\d+(-\d+)?(, \d+(-\d+)?)*$/);
  });
});
