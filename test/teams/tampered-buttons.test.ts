import { describe, expect, it } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import type { CaseEvent } from '../../bot/protocol/event.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { type AnswerDesk, answerDesk } from '../fixtures/answer-desk.ts';
import { readAll } from '../fixtures/begun.ts';
import { begin } from '../fixtures/climb/begin.ts';
import { buttonsOf } from '../fixtures/buttons-by-file.ts';
import { type ProtocolState, statesOf } from '../fixtures/climb-protocol.ts';
import { sandwellSend } from '../fixtures/given.ts';

const MANAGER = 'the:manager';
const PRIYA = 'raising:practitioner';
const world = { ...sandwellSend, settings: { managers: [MANAGER] } };
const states = statesOf(world, undefined, ['begun']);
const stateOf = (name: string, stage: string): ProtocolState => {
  const found = states.find((it) => it.name === name && it.stage === stage);
  if (!found) throw new RangeError(`the climb has no ${name} at ${stage}`);
  return found;
};
const begun = stateOf('begun', '1');
const worded: Case = { ...begun.case, intake: { ...begun.case.intake, whatHappened: 'Zebrafinch' } };
/** A case of other people. */
const theirs: Case = {
  ...worded,
  ref: 'SS-0THER0',
  parties: worded.parties.map((party) => ({ ...party, person: `other ${party.person}` })),
};
const later = (now: string, minutes = 1): string =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString();
const NOW = later(begun.now);

const deskWith = (...cases: Case[]): Promise<AnswerDesk> => answerDesk(world, cases, NOW);
const refusals = async (desk: AnswerDesk): Promise<string[]> =>
  (await desk.recorded()).flatMap((event: CaseEvent) =>
    event.type === 'refused' ? [`${event.by.person} ${event.what} ${event.because}`] : [],
  );
const same = (kase: Case): Case => ({ ...kase, seen: {}, refusals: 0, revision: 0 });

describe('data that no card of ours has sent is refused, and on record', () => {
  it('another case: of which the person has no part', async () => {
    const desk = await deskWith(theirs, worded);
    for (const form of ['details', 'settle', 'close'] as const) {
      const { words } = await desk.send(PRIYA, { form, stage: '1', ref: theirs.ref }, { wording: 'x' });
      expect(words).toMatch(/^This is for the people who have a part/);
    }
    expect(await refusals(desk)).toEqual(
      ['details', 'settle', 'close'].map((form) => `${PRIYA} ${form} not-a-party`),
    );
    expect(same(await desk.case())).toEqual(same(theirs));
  });
  it.each([
    ['a stage that there is not', { form: 'settle', stage: 'zz' }, 'unknown-stage'],
    ['a stage to go to that there is not', { form: 'jump', stage: '1', to: 'zz' }, 'unknown-stage'],
    ['a duty that there is not', { form: 'record', stage: '1', duty: '__proto__' }, 'unknown-duty'],
  ] as const)('%s', async (_, press, because) => {
    const desk = await deskWith(worded);
    for (const act of [() => desk.open(PRIYA, press), () => desk.send(PRIYA, press, { wording: 'x' })])
      expect((await act()).words).not.toContain('Zebrafinch');
    expect(await refusals(desk)).toContain(`${PRIYA} ${press.form} ${because}`);
    expect(same(await desk.case())).toEqual(same(worded));
  });
  it('a form of somebody else', async () => {
    const desk = await deskWith(worded);
    const { words } = await desk.send(
      'raising:line-manager',
      { form: 'settle', stage: '1' },
      { wording: 'x' },
    );
    expect(words).toMatch(/This was not done\nThis is for/);
    expect(await refusals(desk)).toEqual(['raising:line-manager settle not-yours']);
  });
  it('in the name of somebody for whom they may not speak', async () => {
    const desk = await deskWith(worded);
    const press = { form: 'settle', stage: '1', behalf: 'receiving:practitioner' } as const;
    expect((await desk.send(PRIYA, press, { wording: 'x' })).words).toMatch(/not done/);
    expect(await refusals(desk)).toEqual([`${PRIYA} settle not-theirs-to-record`]);
    expect(same(await desk.case())).toEqual(same(worded));
  });
  it('an older card, of a step that is over', async () => {
    const { case: kase, now } = stateOf('begun', '2');
    const desk = await answerDesk(world, [kase], later(now));
    const press = { form: 'not-settled', stage: '1', revision: 3 } as const;
    expect((await desk.send(PRIYA, press, { reason: 'x' })).words).toMatch(/out of date/);
    expect(await refusals(desk)).toContain(`${PRIYA} not-settled moved-on`);
    expect(same(await desk.case())).toEqual(same(kase));
  });
  it('again and again: once on record in ten minutes', async () => {
    const desk = await deskWith(worded);
    for (let n = 0; n < 5; n += 1) await desk.open('some:stranger', { form: 'settle', stage: '1' });
    expect(await refusals(desk)).toHaveLength(1);
  });
  it('never a danger: whom to ring is shown to anybody, with nothing written first', async () => {
    const desk = await deskWith(worded);
    desk.breaks();
    for (const person of ['some:stranger', MANAGER, PRIYA, 'raising:director'])
      expect((await desk.open(person, { form: 'danger', stage: 'zz' })).words).toMatch(/danger/i);
  });
});

describe('who opens the details', () => {
  const details = { form: 'details', stage: '1' } as const;
  it('is on record first, once in ten minutes, and shown to whoever opens them', async () => {
    const desk = await deskWith(worded);
    expect((await desk.open(MANAGER, details)).words).toContain('Zebrafinch');
    const { words } = await desk.open(PRIYA, details);
    expect(words).toMatch(/Who has opened this\nthe:manager/);
    await desk.open(PRIYA, details);
    const seen = (await desk.recorded()).filter((event) => event.type === 'seen' && event.what === 'details');
    expect(seen.map(({ by }) => by.person)).toEqual([MANAGER, PRIYA]);
  });
  it('is shown nothing where that cannot be put on record', async () => {
    const desk = await deskWith(worded);
    desk.breaks();
    await expect(desk.open(PRIYA, details)).rejects.toThrow('no store');
  });
  it('and has no part yet is told so, without a word of the case', async () => {
    const desk = await deskWith(worded);
    const { words } = await desk.open('raising:director', details);
    expect(words).toMatch(/^You do not have a part in .* yet/);
    expect(words).not.toContain('Zebrafinch');
    expect(await refusals(desk)).toEqual(['raising:director details not-yet']);
  });
});

describe('a part that was handed over', () => {
  const NEWCOMER = 'new:comer';
  it.each(readAll().map((it) => [it.protocol.id, it] as const))('%s: goes over whole', async (_, bare) => {
    const managed = { ...bare, settings: { managers: [MANAGER] } };
    const start = begin(managed);
    const now = later(start.now);
    const [leaver] = start.case.parties;
    if (!leaver) throw new RangeError('nobody to leave');
    const to = { ...leaver, person: NEWCOMER, name: NEWCOMER };
    const actor = { person: MANAGER, name: MANAGER };
    const given = { from: leaver.person, side: leaver.side, to, reason: 'leaves' };
    const moved = decide(managed, start.case, { type: 'hand-over', id: 'h', now, actor, ...given });
    if (!('next' in moved)) throw new Error(`not handed over: ${moved.refused.because}`);
    const [before, after] = [
      await answerDesk(managed, [start.case], now),
      await answerDesk(managed, [moved.next], now),
    ];
    for (const button of buttonsOf(managed)) {
      const press = { ...button, stage: start.case.stages.at(-1)?.stage ?? '' };
      const [had, has, left] = [
        await before.open(leaver.person, press),
        await after.open(NEWCOMER, press),
        await after.open(leaver.person, press),
      ];
      expect([button, has.sends]).toEqual([button, had.sends]);
      expect([button, left.sends]).toEqual([button, false]);
    }
  });
});
