import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedManifest } from '../../manifest/build-package.ts';

/** Values as an administrator would set them. */
export const environment = {
  TEAMS_APP_ID: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  BOT_ID: '7d9f4a0c-1b7e-4c55-9a51-6a8c2f6f1d10',
  BOT_DOMAIN: 'counterpart.azurewebsites.net',
  DEVELOPER_NAME: 'The "Borough" Partnership',
  DEVELOPER_WEBSITE: 'https://partnership.example.org',
  PRIVACY_URL: 'https://partnership.example.org/privacy',
  TERMS_URL: 'https://partnership.example.org/terms',
} as const;

/** The parts of the manifest that the tests change. */
export interface EditableManifest {
  $schema: string;
  manifestVersion: string;
  version: string;
  accentColor: string;
  name: { short: string; full: string };
  description: { short: string; full: string };
  developer: { name: string; websiteUrl: string };
  icons: { color?: string; outline: string };
  validDomains: string[];
  bots: { scopes: string[]; commandLists: { scopes: string[]; commands: unknown[] }[] }[];
  [other: string]: unknown;
}

export function readManifest(): EditableManifest {
  return JSON.parse(readFileSync(shippedManifest, 'utf8')) as EditableManifest;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'counterpart-manifest-'));
}

/** A copy of the manifest with one thing changed; gives its path. */
export function writeChanged(change: (manifest: EditableManifest) => void, folder = newFolder()): string {
  const manifest = readManifest();
  change(manifest);
  const file = join(folder, 'manifest.json');
  writeFileSync(file, JSON.stringify(manifest));
  return file;
}
