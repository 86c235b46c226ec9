import { expect, test } from 'vitest';
import type { Person } from '../../bot/ports/people.ts';
import { type AskForMember, findMissing } from '../../bot/teams/find-missing.ts';

const SAID = {
  text: '<at>Ann Field</at> and <at>Ben Cole</at>: please act.',
  mentions: [
    { person: 'ann', name: 'Ann Field' },
    { person: 'ben', name: 'Ben Cole' },
  ],
};
const LISTED: readonly Person[] = [
  { id: 'ann', name: 'Ann Field', email: 'ann@oak.example', agency: 'oak', entraId: 'entra-ann' },
];
const people = { person: (id: string) => Promise.resolve(LISTED.find((it) => it.id === id)) };
const find = (ask: AskForMember, known = new Map<string, number>()) =>
  findMissing(SAID, people, { known, channel: '19:channel', ask });

test('given members, then they are mentioned by the id that Teams knows: the Entra id, else the directory’s own', async () => {
  const asked: string[] = [];
  const reached = await find((teamsId) => Promise.resolve(asked.push(teamsId) > 0));
  expect(asked).toEqual(['entra-ann', 'ben']);
  expect(reached).toEqual({
    text: SAID.text,
    mentions: [
      { teamsId: 'entra-ann', name: 'Ann Field' },
      { teamsId: 'ben', name: 'Ben Cole' },
    ],
    missed: '',
  });
});

test('given somebody who is no member, then they are named without a mention, and are told of as missed', async () => {
  const reached = await find((teamsId) => Promise.resolve(teamsId !== 'ben'));
  expect(reached.text).toBe('<at>Ann Field</at> and Ben Cole: please act.');
  expect(reached.mentions.map(({ name }) => name)).toEqual(['Ann Field']);
  expect(reached.missed).toBe('ben');
});

test('given nobody who is a member, then the text still stands, and all are missed', async () => {
  const reached = await find(() => Promise.resolve(false));
  expect(reached).toEqual({ text: 'Ann Field and Ben Cole: please act.', mentions: [], missed: 'ann ben' });
});

test.each([
  ['a fault', () => Promise.reject(new Error('500'))],
  ['no answer in time', () => new Promise<boolean>(() => undefined)],
] as const)(
  'given %s, then they are mentioned as if they were members, and asked about again',
  async (_, ask) => {
    const known = new Map<string, number>();
    expect((await find(ask, known)).missed).toBe('');
    expect(known.size).toBe(0);
  },
);

test('given members who were just looked up, then only the others are asked about again', async () => {
  const known = new Map<string, number>();
  await find((teamsId) => Promise.resolve(teamsId === 'entra-ann'), known);
  const asked: string[] = [];
  await find((teamsId) => Promise.resolve(asked.push(teamsId) > 0), known);
  expect(asked).toEqual(['ben']);
});
