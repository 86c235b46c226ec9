import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { parseProtocol } from '../../bot/protocol-text/parse-protocol.ts';
import { dorsetSend, sandwellSend } from '../fixtures/given.ts';

type Printed = readonly [
  id: string,
  strength: string,
  force: string,
  limit: string | undefined,
  cumulative?: number,
];

const SANDWELL: readonly Printed[] = [
  ['1a', 'should', 'hard', '2 working-day', 2],
  ['1b', 'should', 'none', undefined],
  ['1c', 'must', 'hard', '3 working-day'],
  ['1d', 'must', 'hard', '3 working-day', 5],
  ['1e', 'will', 'hard', '2 working-day'],
  ['2a', 'should', 'none', undefined],
  ['2b', 'should', 'hard', '2 working-day', 7],
  ['2c', 'will', 'hard', '2 working-day'],
  ['3a-1', 'must', 'hard', '24 hour'],
  ['3a-2', 'should', 'hard', '2 working-day', 10],
  ['3b-1', 'will', 'hard', '2 working-day'],
  ['3b-2', 'will', 'none', undefined],
  ['3b-3', 'will', 'hard', '2 working-day', 14],
  ['3b-4', 'will', 'none', undefined],
  ['X', 'may', 'none', undefined],
];
const DORSET: readonly Printed[] = [
  ['I', 'should', 'none', undefined],
  ['T1', 'should', 'none', undefined],
  ['T2', 'may', 'none', undefined],
  ['T3', 'will', 'none', undefined],
  ['T4', 'will', 'hard', '10 working-day'],
  ['S1', 'should', 'hard', '5 working-day'],
  ['S2', 'will', 'none', undefined],
  ['S3', 'will', 'hard', '10 working-day'],
  ['L1', 'may', 'hard', '5 working-day'],
  ['L2', 'will', 'none', undefined],
  ['L3', 'will', 'hard', '10 working-day'],
  ['C1', 'should', 'hard', '5 working-day'],
  ['C2', 'will', 'hard', '10 working-day'],
  ['C3', 'will', 'hard', '10 working-day'],
];

const inFile = (protocol: Protocol, id: string): Printed => {
  const found = protocol.duties.find((duty) => duty.id === id);
  if (!found) throw new Error(`no duty ${id}`);
  const { strength, force, limit, cumulative } = found;
  const written = limit && ('n' in limit ? `${limit.n} ${limit.unit}` : limit.unit);
  return cumulative === undefined
    ? [id, strength, force, written]
    : [id, strength, force, written, cumulative];
};

describe('the tables of the documents', () => {
  it.each(SANDWELL.map((printed) => ({ id: printed[0], printed })))(
    'SS.3: $id is $printed',
    ({ id, printed }) => {
      expect(inFile(sandwellSend.protocol, id)).toEqual(printed);
    },
  );
  it.each(DORSET.map((printed) => ({ id: printed[0], printed })))(
    'DO.3: $id is $printed',
    ({ id, printed }) => {
      expect(inFile(dorsetSend.protocol, id)).toEqual(printed);
    },
  );
  it('SS.9, 1 and 3: day 10 is the target, day 14 the outer limit, and no day 15 is known', () => {
    expect(sandwellSend.protocol.overall.map(({ days }) => days)).toEqual([10, 14]);
    expect(Math.max(...sandwellSend.protocol.duties.map(({ cumulative = 0 }) => cumulative))).toBe(14);
  });
  it("SS.9, 2: the table's names, with the chart's as aliases", () => {
    expect(sandwellSend.protocol.stages.map(({ id, aliases }) => [id, ...aliases])).toEqual([
      ['1'],
      ['2'],
      ['3a', 'Stage 3'],
      ['3b', 'Stage 4'],
      ['X'],
    ]);
  });
  it('SS.5: whoever raised it first is told of every outcome', () => {
    const letters = sandwellSend.protocol.duties.filter(({ writing, kind }) => writing && kind === 'write');
    for (const { id, by, to, copies } of letters) {
      const reached = [by, ...to, ...copies].some(
        (who) => who.side === 'raising' && who.role === 'practitioner',
      );
      expect(reached, id).toBe(true);
    }
  });
  it('SS.4: every written outcome says what was agreed and how open points will be pursued', () => {
    for (const id of ['1e', '2c', '3a-letter', '3b-letter']) {
      const fields = sandwellSend.protocol.duties.find((duty) => duty.id === id)?.writing?.fields ?? [];
      expect(fields.filter(({ required }) => required).map((field) => field.id)).toEqual(
        expect.arrayContaining(['agreed', 'openPoints']),
      );
    }
  });
  it('DO.9, 10: there is a duty to record, and none to report', () => {
    const kinds = dorsetSend.protocol.duties.map(({ kind }) => kind);
    expect(kinds).toContain('record');
    expect(kinds).not.toContain('notify');
  });
  it('DO.8: a manager who answers attests to having reviewed what came before', () => {
    const attested = (id: string) =>
      dorsetSend.protocol.duties.find((duty) => duty.id === id)?.writing?.attest.map(({ duty }) => duty);
    expect(['T4', 'S3', 'L3', 'C3'].map(attested)).toEqual([['T3'], ['S2'], ['L2'], ['C2']]);
  });
});

describe.each([sandwellSend, dorsetSend])('every statement of $protocol.id', ({ protocol }) => {
  it('says where it stands in its document', () => {
    const all = [...protocol.duties, ...protocol.stages, ...protocol.roles, ...protocol.readings];
    for (const { src } of all) expect(src).toMatch(/^\d+(-\d+)?(, \d+(-\d+)?)*$/);
  });
  it('has a reading for each of its contradictions', () => {
    expect(protocol.readings).toHaveLength(protocol.shape === 'mirrored' ? 20 : 13);
  });
});

describe('a protocol file that is wrong is refused with the place of every mistake', () => {
  const text = readFileSync(new URL('../../bot/protocols/dorset-send.yaml', import.meta.url), 'utf8');
  const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
  it.each([
    [
      'an event that is not known',
      'starts: [unresolved@I]',
      'starts: [given-up@I]',
      /"given-up@I" names no event/,
    ],
    ['a limit that is not one', 'limit: 10 wd', 'limit: ten days', /"ten days" is not a limit/],
    ['a key that is not known', 'strength: may', 'strenght: may', /strenght/],
  ])('%s', (_, from, to, message) => {
    expect(() => parseProtocol(text.replace(from, to), 'file.yaml')).toThrow(message);
    const near = [lineOf(from), lineOf(from) - 12];
    try {
      parseProtocol(text.replace(from, to), 'file.yaml');
    } catch (error) {
      const line = Number(/file\.yaml:(\d+):/.exec((error as Error).message)?.[1]);
      expect(line).toBeLessThanOrEqual(near[0] ?? 0);
      expect(line).toBeGreaterThanOrEqual(near[1] ?? 0);
    }
  });
  it('a stage that leads nowhere', () => {
    expect(() => parseProtocol(text.replace('next: S', 'next: Z'), 'file.yaml')).toThrow(
      /there is no stage "Z"/,
    );
  });
});
