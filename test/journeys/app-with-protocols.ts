import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is deployed, and nothing else: the same built app, with further protocol files put beside those that ship. */
export function appWithProtocols(files: readonly string[]): string {
  if (files.length === 0) return ROOT;
  const app = mkdtempSync(join(tmpdir(), 'counterpart-app-'));
  for (const part of ['package.json', 'host.json', 'dist/functions']) {
    cpSync(join(ROOT, part), join(app, part), { recursive: true });
  }
  for (const file of files) cpSync(file, join(app, 'dist/functions/protocols', basename(file)));
  return app;
}
