import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkIcons } from '../../manifest/check-icons.ts';
import { readPng } from '../../manifest/read-png.ts';

const icon = (name: string) => readFileSync(new URL(`../../manifest/${name}.png`, import.meta.url));

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** A PNG file of one colour in which the first pixel may differ. */
function makePng(size: number, colour: Pixel, first: Pixel = colour): Buffer {
  const line = (head: Pixel) => [0, ...head, ...Array.from({ length: size - 1 }, () => colour).flat()];
  const data = Buffer.from(Array.from({ length: size }, (_, y) => line(y === 0 ? first : colour)).flat());
  const header = Buffer.from([0, 0, 0, size, 0, 0, 0, size, 8, 6, 0, 0, 0]);
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('the icons', () => {
  it('have the sizes that Teams asks for', () => {
    expect(readPng(icon('color'))).toMatchObject({ width: 192, height: 192 });
    expect(readPng(icon('outline'))).toMatchObject({ width: 32, height: 32 });
  });

  it('fill the whole square with colour: Teams rounds the corners itself', () => {
    const rgbWithoutAlpha = 2;
    expect(icon('color')[25]).toBe(rgbWithoutAlpha);
  });

  it('have an outline of nothing but white on transparent', () => {
    const { pixels } = readPng(icon('outline')) ?? { pixels: new Uint8Array() };
    const colours = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] !== 0) colours.add(pixels.subarray(at, at + 3).join());
    }
    expect(colours).toEqual(new Set(['255,255,255']));
    expect(pixels[3]).toBe(0);
  });
});

describe('an outline icon is refused', () => {
  const manifest = { icons: { color: 'color.png', outline: 'outline.png' } };
  const messageFor = (outline: Buffer) =>
    checkIcons(manifest, (name) => (name === 'color.png' ? icon('color') : outline)).problems[0]?.message;

  it('with a coloured pixel, which is named', () => {
    const outline = makePng(32, [255, 255, 255, 0], [255, 0, 0, 255]);
    expect(messageFor(outline)).toContain('column 0, row 0 is neither white nor transparent');
  });

  it('with no transparent pixel', () => {
    expect(messageFor(makePng(32, [255, 255, 255, 255]))).toContain('no outline to see');
  });

  it('with nothing on it', () => {
    expect(messageFor(makePng(32, [255, 255, 255, 0]))).toContain('no outline to see');
  });

  it('but not one of white on transparent', () => {
    expect(messageFor(makePng(32, [255, 255, 255, 0], [255, 255, 255, 128]))).toBeUndefined();
  });
});
