/**
 * Makes dist/public/icons of public/img/icon.svg: what browsers, telephones and feed readers show beside our name.
 * `npm run build` runs it; asset-sources.ts gives them their addresses.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { packageRoot } from '../src/config.ts';

const SOURCE = join(packageRoot, 'public/img/icon.svg');
/** The drawing's own ground. */
const RED = '#d4003b';

const png = (size: number) =>
  sharp(SOURCE, { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();

/** Launchers cut these to their own shapes, of which a circle is the smallest: the marks keep well inside it. */
async function maskable(size: number): Promise<Buffer> {
  const inner = Math.round(size * 0.76);
  const [before, after] = [Math.floor((size - inner) / 2), Math.ceil((size - inner) / 2)];
  return sharp(await png(inner))
    .extend({ top: before, left: before, bottom: after, right: after, background: RED })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** The old container, around PNGs: a directory of 16 bytes each, then the pictures. */
function ico(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [i, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * i;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([head, ...pictures.map((picture) => picture.png)]);
}

const folder = join(packageRoot, 'dist/public/icons');
mkdirSync(folder, { recursive: true });
const put = (name: string, content: Buffer) => writeFileSync(join(folder, name), content);
put('favicon.ico', ico(await Promise.all([16, 32, 48].map(async (size) => ({ size, png: await png(size) })))));
put('touch-180.png', await png(180));
for (const size of [192, 512]) {
  put(`icon-${size}.png`, await png(size));
  put(`maskable-${size}.png`, await maskable(size));
}
