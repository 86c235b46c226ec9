import { readPng, type Png } from './read-png.ts';
import { valueAt, type Json, type Problem } from './json-path.ts';

const icons = [
  { path: 'icons.color', size: 192 },
  { path: 'icons.outline', size: 32 },
] as const;

export interface CheckedIcons {
  /** By the name that the manifest gives them. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly problems: readonly Problem[];
}

/** Finds the icons that the manifest names and checks them as Teams does. `read` gives undefined for no such file. */
export function checkIcons(manifest: Json, read: (name: string) => Buffer | undefined): CheckedIcons {
  const files: Record<string, Uint8Array> = {};
  const problems: Problem[] = [];
  for (const { path, size } of icons) {
    const name = valueAt(manifest, path);
    // What is missing or no text is the schema's to report.
    if (typeof name !== 'string') continue;
    const file = /^[\w-]+\.png$/.test(name) ? read(name) : undefined;
    const message = file ? refuseIcon(file, size, path === 'icons.outline') : noSuchFile(name);
    if (message !== undefined) problems.push({ path, message });
    if (file) files[name] = file;
  }
  return { files, problems };
}

function noSuchFile(name: string): string {
  return `there is no icon ${JSON.stringify(name)}. Allowed: the name of a .png file beside the manifest`;
}

function refuseIcon(file: Buffer, size: number, outline: boolean): string | undefined {
  const png = readPng(file);
  if (!png) return 'the file is not a PNG image';
  if (png.width !== size || png.height !== size) {
    return `the image is ${png.width} × ${png.height} pixels. Allowed: ${size} × ${size}`;
  }
  return outline ? refuseOutline(png) : undefined;
}

/** Teams colours the outline icon itself, so nothing but white and transparent may be in it. */
function refuseOutline({ width, pixels }: Png): string | undefined {
  if (pixels.length === 0) return 'the image has no 8-bit RGBA pixels. Allowed: white on transparent';
  let transparent = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue, alpha] = pixels.subarray(at, at + 4);
    if (alpha === 0) transparent += 1;
    else if (red !== 255 || green !== 255 || blue !== 255) {
      const place = `column ${(at / 4) % width}, row ${Math.floor(at / 4 / width)}`;
      return `the pixel at ${place} is neither white nor transparent. Allowed: white on transparent`;
    }
  }
  const pixelCount = pixels.length / 4;
  if (transparent === 0 || transparent === pixelCount) {
    return 'the image has no outline to see. Allowed: white on transparent';
  }
  return undefined;
}
