import { describe, expect, it } from 'vitest';
import { parseRaiseForm } from '../../cards/raise/parse-raise-form.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import { renderHowItWorks } from '../../cards/how-it-works-card.ts';
import { renderHelp } from '../../cards/help-card.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { renderStart } from '../../cards/raise/start-card.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { complaintsAbout, textOf, valuesOf } from './card-complaints.ts';
import { DRAFT, GOOD, NOW, PEOPLE } from './raise-samples.ts';

const ALL = [...readProtocols().values()];
const of = (id: string) => worldOf(id).protocol;
const form = (id: string) => renderRaiseForm(of(id), DRAFT, PEOPLE, undefined, undefined, NOW);
const parse = (id: string, typed: object) => parseRaiseForm(of(id), { ...GOOD, ...typed }, PEOPLE, NOW);
const SC = 'sandwell-safeguarding';
const WS = 'west-sussex';

describe('where a matter begins with the manager, or informally', () => {
  it('offers both beginnings, and does not ask twice whether they have talked', () => {
    const said = textOf(form(SC));
    expect(said).toContain('My line manager knows about it');
    expect(said).toContain('I am worried, and we talk informally first');
    expect(Object.keys(valuesOf(form(SC)))).not.toContain('spoken');
  });

  it.each(['manager-aware', 'concern-remains'])('%s is told with its moment', (zero) => {
    expect(parse(SC, { zero })).toMatchObject({
      value: { dayZero: { key: zero, at: '2026-05-29T13:30:00.000Z' } },
    });
  });

  it('takes no beginning that is not of this protocol', () => {
    expect(parse(SC, { zero: 'disagreement-arose' })).toMatchObject({
      problems: { zero: expect.any(String) as string },
    });
  });
});

describe('where no time is printed', () => {
  it('asks by when it is to be settled, and reads nothing without', () => {
    expect(textOf(form(WS))).toContain('By when do you need this settled?');
    expect(parse(WS, {})).toMatchObject({ problems: { statedDate: expect.any(String) as string } });
    expect(parse(WS, { statedDays: '3' })).toMatchObject({
      problems: { statedKind: expect.any(String) as string },
    });
    expect(parse(WS, { statedDays: '3', statedKind: 'working' })).toMatchObject({
      value: { stated: { days: { n: 3, unit: 'working' } } },
    });
  });

  it('no other protocol asks', () => {
    for (const { id } of ALL.filter((it) => it.id !== WS))
      expect(Object.keys(valuesOf(form(id)))).not.toContain('statedDays');
  });
});

describe.each(ALL.map(({ id }) => id))('%s', (id) => {
  it('says how it works, small enough on every page, with what its owner has not confirmed', () => {
    const pages = [0, 1, 2, 3, 4].map((page) => renderHowItWorks(of(id), page));
    for (const page of pages) expect(complaintsAbout(page)).toEqual([]);
    const said = pages.map(textOf).join('\n');
    for (const stage of of(id).stages) expect(said).toContain(stage.title);
    for (const reading of of(id).readings) expect(said).toContain(reading.chosen);
    const unsigned = of(id).readings.some((it) => it.owner_signed === undefined);
    expect(said.includes('Not yet confirmed by the owner.')).toBe(unsigned);
    for (const link of of(id).links.filter(({ url }) => url === undefined))
      expect(said).toContain(`${link.label}: ask your partnership`);
  });

  it('its form is sound', () => {
    expect(complaintsAbout(form(id))).toEqual([]);
  });
});

it('the start and the help hold all of them', () => {
  expect(
    complaintsAbout(
      renderStart(
        ALL.map((protocol) => ({ protocol })),
        DRAFT,
      ),
    ),
  ).toEqual([]);
  expect(complaintsAbout(renderHelp(ALL))).toEqual([]);
});
