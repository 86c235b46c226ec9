import { expect, it } from 'vitest';
import { commandList } from '../../bot/teams/command-list.ts';
import { readManifest } from './fixtures.ts';

it('the manifest offers exactly the commands that the bot understands, in a chat and in a team', () => {
  const lists = readManifest().bots[0]?.commandLists;
  expect(lists).toEqual([
    { scopes: ['personal'], commands: commandList },
    { scopes: ['team'], commands: commandList },
  ]);
});

it('commands are written as people type them and described in one short line', () => {
  for (const { title, description } of commandList) {
    expect(title).toBe(title.toLowerCase());
    expect(description.length).toBeLessThanOrEqual(128);
  }
});
