import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { THEMES, type Theme } from '../cards/teams-host-config.ts';
import type { Chapter } from './shown.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page's script with the renderer in it: one text, as a page that is opened from a folder loads no modules. */
async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: [at('page/page.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

/** The colours of the cards, as the host config has them. */
function coloursOf(theme: Theme): string {
  const { boxes, ...colours } = THEMES[theme];
  const all = Object.entries({ ...colours, emphasis: boxes.emphasis });
  return `:root[data-theme='${theme}'] { ${all.map(([name, value]) => `--${name}: ${value};`).join(' ')} }`;
}

/**
 * Writes the gallery as one file that needs no network, and gives its path.
 * @param folder made where it is not there; an earlier gallery in it is replaced
 */
export async function writePage(chapters: readonly Chapter[], folder: string): Promise<string> {
  const [html, css, script] = await Promise.all([
    readFile(at('page/page.html'), 'utf8'),
    readFile(at('page/page.css'), 'utf8'),
    bundle(),
  ]);
  const data = JSON.stringify(chapters).replace(/</g, '\\u003c');
  const style = [coloursOf('light'), coloursOf('dark'), css].join('\n');
  // Functions, because `$` has a meaning in a text that replaces another.
  const page = html
    .replace('/* STYLE */', () => style)
    .replace('/* DATA */', () => data)
    .replace('/* SCRIPT */', () => script.replace(/<\/script/gi, '<\\/script'));
  await mkdir(folder, { recursive: true });
  const path = `${folder}/index.html`;
  await writeFile(path, page);
  return path;
}
