import { describe, expect, test } from 'vitest';
import { parseCardAction } from '../../cards/card-action.ts';
import { cardBytes } from '../../cards/card-size.ts';
import { parseAddresses } from '../../cards/setup/addresses-card.ts';
import { parseChoose } from '../../cards/setup/choose-card.ts';
import { MOST_CONTACTS, parseContacts } from '../../cards/setup/contacts-card.ts';
import { parseMailbox } from '../../cards/setup/mailbox-card.ts';
import { parseManager, renderManager } from '../../cards/setup/manager-card.ts';
import { renderSetUp } from '../../cards/setup/state-card.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { schemaFaults } from './adaptive-card-schema.ts';
import { complaintsAbout, partsOf, textOf } from './card-complaints.ts';
import { HOSTILE } from './hostile.ts';
import {
  BARE,
  CHOOSABLE,
  MANAGER_DESK,
  SAFEGUARDING,
  SETUP_SAMPLES,
  SEND,
  stateOf,
} from './set-up-samples.ts';

const draw = (name: string) => SETUP_SAMPLES[name]?.() ?? expect.fail(name);

describe.each(Object.keys(SETUP_SAMPLES))('%s', (name) => {
  test('is sound, labelled and small enough', () => {
    expect(complaintsAbout(draw(name))).toEqual([]);
    expect(schemaFaults(draw(name))).toEqual([]);
    expect(cardBytes(draw(name))).toBeLessThan(28 * 1024);
  });

  test('has buttons that this version knows, and at most five in a row', () => {
    const parts = partsOf(draw(name));
    for (const { type, verb, data } of parts)
      if (type === 'Action.Execute')
        expect(parseCardAction({ action: { verb, data } }).kind, String(verb)).not.toBe('unknown');
    for (const { actions } of parts)
      if (Array.isArray(actions)) expect(actions.length).toBeLessThanOrEqual(5);
  });
});

test('the set-up does not call every role held while the health of the directory names gaps', () => {
  const drawn = (unheld: number): string =>
    JSON.stringify(
      renderSetUp({ states: [stateOf('sandwell-send', { unheld })], others: [], canChoose: true }),
    );
  expect(drawn(0)).toContain('Every role has somebody');
  expect(drawn(0)).not.toContain('Open the directory');
  expect(drawn(6)).not.toContain('Every role has somebody');
  expect(drawn(6)).toMatch(/6 roles of agencies that take part have nobody yet.*Open the directory/s);
});

describe('what is read from the forms', () => {
  test('only procedures that may be chosen', () => {
    expect(parseChoose(CHOOSABLE, { procedures: 'sandwell-send' })).toEqual({ value: ['sandwell-send'] });
    expect(parseChoose(CHOOSABLE, { procedures: 'sandwell-send,birmingham' })).toHaveProperty('problems');
  });

  test('one person, in one of the ways', () => {
    const read = (inputs: object) => parseManager(MANAGER_DESK, inputs);
    expect(read({ person: 'p1' })).toEqual({ value: { kind: 'listed', person: 'p1' } });
    expect(read({ email: 'a@x.example' })).toMatchObject({ value: { kind: 'new', email: 'a@x.example' } });
    const picked = '68F47030-5C5D-43B2-B49C-6A83013EC112';
    expect(read({ picked })).toMatchObject({ value: { kind: 'new', picked: picked.toLowerCase() } });
    for (const inputs of [
      {},
      { person: 'p1', email: 'a@x.example' },
      { person: 'p9' },
      { name: 'A' },
      { picked: 'x' },
    ])
      expect(read(inputs)).toHaveProperty('problems');
  });

  test.each([
    ['counterpart@anytown.example', 'value'],
    [' Counterpart@Anytown.example ', 'value'],
    ['counterpart', 'problems'],
    ['a@b', 'problems'],
    ['a@b.example, c@d.example', 'problems'],
    ['', 'problems'],
  ])('the mailbox "%s": %s', (mailbox, kind) => {
    expect(parseMailbox({ mailbox })).toHaveProperty(kind);
  });

  test.each(['999', '0121 496 0000', '+44 (0)121 496 0000', '0121-496-0000 ext 12'])(
    'the number %s',
    (phone) => {
      const desk = { protocol: SEND.protocol, contacts: [] };
      expect(parseContacts(desk, { label1: 'Desk', phone1: phone })).toEqual({
        value: [{ label: 'Desk', phone }],
      });
    },
  );

  test('no number that is none, none without a name, and no more than a handful', () => {
    const desk = { protocol: SEND.protocol, contacts: [] };
    for (const phone of ['ring us', '12', '+', '<b>999</b>', 'https://x.example'])
      expect(parseContacts(desk, { label1: 'Desk', phone1: phone })).toHaveProperty('problems.phone1');
    expect(parseContacts(desk, { phone1: '999' })).toHaveProperty('problems.label1');
    const more = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [
        [`label${n + 1}`, 'Desk'],
        [`phone${n + 1}`, '999'],
      ]).flat() as [string, string][],
    );
    expect(parseContacts(desk, more)).toHaveProperty('value.length', MOST_CONTACTS);
  });

  test('only addresses that the document prints', () => {
    const desk = { protocol: SAFEGUARDING.protocol, confirmed: [] };
    expect(parseAddresses(desk, { address0: 'true', address7: 'true' })).toEqual([
      'scsp_business@sandwell.gov.uk',
    ]);
    expect(
      parseAddresses({ ...desk, protocol: worldOf('dorset-send').protocol }, { address0: 'true' }),
    ).toEqual([]);
  });
});

test('names of people bring no markup into the cards', () => {
  const name = Object.values(HOSTILE).join(' ');
  const card = renderManager({
    ...MANAGER_DESK,
    managers: [{ id: 'p1', name }],
    people: [{ value: 'p2', label: name }],
  });
  expect(textOf(card)).not.toMatch(/[<>[\]`\u202E]|https?:\/\//);
});

test('two thousand people are typed and not listed', () => {
  const people = Array.from({ length: 2000 }, (_, n) => ({
    value: `p${n}`,
    label: `Person ${n}, Agency ${n}`,
  }));
  expect(cardBytes(renderManager({ ...MANAGER_DESK, people, agencies: people }))).toBeLessThan(28 * 1024);
});

describe('of several procedures in one channel', () => {
  const ids = ['sandwell-send', 'dorset-send', 'birmingham'] as const;
  const drawn = (at?: string) =>
    renderSetUp({ states: ids.map((id) => stateOf(id, BARE)), others: [], canChoose: true, at });
  const open = (at?: string): string[] =>
    ids.filter((id) => !partsOf(drawn(at)).some((part) => part['id'] === `setUp_${id}`));

  test('one is open: the one that somebody is at, else the first that lacks something', () => {
    expect(open()).toEqual(['sandwell-send']);
    expect(open('birmingham')).toEqual(['birmingham']);
    expect(open('west-sussex')).toEqual(['sandwell-send']);
  });

  test('every one says whether it is ready', () => {
    expect(textOf(drawn()).match(/Not ready: nobody can raise a matter yet/g)).toHaveLength(3);
  });
});
