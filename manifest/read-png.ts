import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, alpha. Empty unless the file is 8-bit RGBA without interlacing. */
  readonly pixels: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bytesPerPixel = 4;

/** Reads a PNG file. Gives undefined for anything else. */
export function readPng(file: Buffer): Png | undefined {
  if (file.length < 33 || !file.subarray(0, 8).equals(signature)) return undefined;
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const [depth, colourType, , , interlace] = file.subarray(24, 29);
  const readable = depth === 8 && colourType === 6 && interlace === 0;
  const pixels = readable ? unfilter(inflateSync(imageData(file)), width, height) : new Uint8Array();
  return { width, height, pixels };
}

function imageData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

/** Each line starts with the number of the filter by which it was predicted from its neighbours; this undoes it. */
function unfilter(data: Buffer, width: number, height: number): Uint8Array {
  const line = width * bytesPerPixel;
  const pixels = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const left = x < bytesPerPixel ? 0 : (pixels[y * line + x - bytesPerPixel] ?? 0);
      const up = y === 0 ? 0 : (pixels[(y - 1) * line + x] ?? 0);
      const upLeft = x < bytesPerPixel || y === 0 ? 0 : (pixels[(y - 1) * line + x - bytesPerPixel] ?? 0);
      const raw = data[y * (line + 1) + 1 + x] ?? 0;
      pixels[y * line + x] = raw + predict(filter, left, up, upLeft);
    }
  }
  return pixels;
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, upLeft) : 0;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byUpLeft = Math.abs(guess - upLeft);
  if (byLeft <= byUp && byLeft <= byUpLeft) return left;
  return byUp <= byUpLeft ? up : upLeft;
}
