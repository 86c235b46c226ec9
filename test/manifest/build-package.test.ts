import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { buildPackage, shippedManifest } from '../../manifest/build-package.ts';
import { environment, newFolder, writeChanged, type EditableManifest } from './fixtures.ts';

async function pack(file = shippedManifest, env: Record<string, string> = environment) {
  const result = await buildPackage(file, env);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result));
  return result;
}

async function refuse(file: string, env: Record<string, string> = environment) {
  const result = await buildPackage(file, env);
  if (result.kind === 'packed') throw new Error('a package was made');
  return result;
}

describe('given the manifest as it is shipped and every placeholder set', () => {
  it('packs exactly the manifest and its two icons', async () => {
    const { zip } = await pack();
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
  });

  it('puts the values into the manifest, whatever characters they have', async () => {
    const { zip } = await pack();
    const text = strFromU8(unzipSync(zip)['manifest.json'] ?? new Uint8Array());
    const manifest = JSON.parse(text) as { developer: { name: string }; bots: { botId: string }[] };
    expect(manifest.developer.name).toBe('The "Borough" Partnership');
    expect(manifest.bots[0]?.botId).toBe(environment.BOT_ID);
    expect(text).not.toContain('${{');
  });

  it('gives the same bytes again, at another hour', async () => {
    const first = await pack();
    vi.useFakeTimers({ now: Date.UTC(2031, 6, 1, 13), toFake: ['Date'] });
    const second = await pack();
    vi.useRealTimers();
    expect(Buffer.from(second.zip).equals(Buffer.from(first.zip))).toBe(true);
  });

  it('never asks the network', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
    await pack();
    await refuse(writeChanged((manifest) => (manifest.$schema = 'https://example.org/schema.json')));
    expect(fetching).not.toHaveBeenCalled();
    fetching.mockRestore();
  });
});

describe('given a manifest with a wrong value, refuses it with the path of the value and what is allowed', () => {
  const cases: [string, (manifest: EditableManifest) => void, path: string, allowed: string][] = [
    [
      'a misspelt scope',
      (manifest) => (manifest.bots[0]?.scopes as string[]).splice(0, 2, 'perso'),
      'bots[0].scopes[0]',
      '"perso" is not allowed. Allowed: "team", "personal", "groupChat", "copilot"',
    ],
    [
      'a description that is too long',
      (manifest) => (manifest.description.short = 'é'.repeat(81)),
      'description.short',
      'has 81 characters. Allowed: at most 80',
    ],
    ['a colour by name', (manifest) => (manifest.accentColor = 'teal'), 'accentColor', '#0F5560'],
    ['no colour icon', (manifest) => delete manifest.icons.color, 'icons.color', 'is missing'],
    ['a property nobody knows', (manifest) => (manifest.channels = 1), 'channels', 'not a property'],
    [
      'an older version number',
      (manifest) => (manifest.manifestVersion = '1.9'),
      'manifestVersion',
      '"1.30"',
    ],
    [
      'a schema from elsewhere',
      (manifest) => (manifest.$schema = 'https://example.org/s'),
      '$schema',
      'v1.30',
    ],
    ['two bots', (manifest) => manifest.bots.push(...manifest.bots), 'bots', 'at most 1'],
    ['an empty name', (manifest) => (manifest.name.short = ' '), 'name.short', 'must not be empty'],
    ['a version with two numbers', (manifest) => (manifest.version = '1.0'), 'version', '1.0.0'],
    [
      'an address without encryption',
      (manifest) => (manifest.developer.websiteUrl = 'http://example.org'),
      'developer.websiteUrl',
      'https://',
    ],
    [
      'a domain written as an address',
      (manifest) => (manifest.validDomains = ['https://bot.example.org/']),
      'validDomains[0]',
      'a host name alone',
    ],
    [
      'commands for a scope the bot does not have',
      (manifest) => manifest.bots[0]?.commandLists[1]?.scopes.push('groupChat'),
      'bots[0].commandLists[1].scopes[1]',
      '"personal", "team"',
    ],
    [
      'half a placeholder',
      (manifest) => (manifest.name.full = '{{NAME}}'),
      'name.full',
      'the form ${{NAME}}',
    ],
    [
      'an icon outside',
      (manifest) => (manifest.icons.outline = '../outline.png'),
      'icons.outline',
      'no icon',
    ],
  ];

  it.each(cases)('%s', async (_, change, path, allowed) => {
    const { problems, unset } = await refuse(writeChanged(change));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe(path);
    expect(problems[0]?.message).toContain(allowed);
    expect(unset).toEqual([]);
  });

  it('names all of them at once', async () => {
    const file = writeChanged((manifest) => {
      manifest.accentColor = 'teal';
      manifest.version = 'one';
      manifest.name.short = 'x'.repeat(31);
    });
    const { problems } = await refuse(file);
    expect(problems.map(({ path }) => path).sort()).toEqual(['accentColor', 'name.short', 'version']);
  });

  it('says so when the file is no JSON', async () => {
    const file = join(newFolder(), 'manifest.json');
    writeFileSync(file, '{ "name": ');
    const { problems } = await refuse(file);
    expect(problems[0]?.message).toContain('cannot be read as JSON');
  });
});

describe('given placeholders', () => {
  it('names each unset or empty one once, with its meaning, and nothing else', async () => {
    const { BOT_ID, ...rest } = environment;
    expect(BOT_ID).toBeTruthy();
    const { problems, unset } = await refuse(shippedManifest, { ...rest, BOT_DOMAIN: ' ' });
    expect(unset.map(({ name }) => name)).toEqual(['BOT_ID', 'BOT_DOMAIN']);
    expect(unset[0]?.meaning).toContain('application (client) id');
    expect(problems).toEqual([]);
  });

  it('names the unset ones and the wrong values together', async () => {
    const file = writeChanged((manifest) => (manifest.accentColor = 'teal'));
    const { problems, unset } = await refuse(file, {});
    expect(unset).toHaveLength(7);
    expect(problems.map(({ path }) => path)).toEqual(['accentColor']);
  });

  it('says which variable brought a wrong value', async () => {
    const { problems } = await refuse(shippedManifest, { ...environment, BOT_ID: 'counterpart-bot' });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toBe('bots[0].botId');
    expect(problems[0]?.message).toMatch(/a GUID such as .* \(the value comes from BOT_ID\)/);
  });

  it('says so when a placeholder is not one of the known ones', async () => {
    const { unset } = await refuse(writeChanged((manifest) => (manifest.name.full = '${{FULL_NAME}}')));
    expect(unset).toEqual([{ name: 'FULL_NAME', meaning: expect.stringContaining('misspelt') as string }]);
  });
});

describe('given icons beside the manifest', () => {
  const icon = (name: string) => fileURLToPath(new URL(`../../manifest/${name}.png`, import.meta.url));

  it('refuses those of a wrong size', async () => {
    const folder = newFolder();
    copyFileSync(icon('color'), join(folder, 'outline.png'));
    copyFileSync(icon('outline'), join(folder, 'color.png'));
    const { problems } = await refuse(writeChanged(() => undefined, folder));
    expect(problems).toEqual([
      { path: 'icons.color', message: 'the image is 32 × 32 pixels. Allowed: 192 × 192' },
      { path: 'icons.outline', message: 'the image is 192 × 192 pixels. Allowed: 32 × 32' },
    ]);
  });

  it('refuses a file that only has the name of an image', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'color.png'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    const { problems } = await refuse(writeChanged(() => undefined, folder));
    expect(problems).toEqual([{ path: 'icons.color', message: 'the file is not a PNG image' }]);
  });
});
