import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { StorageUnavailable } from '../../src/db/errors.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Crop } from '../../src/media/crop.ts';
import { formatOf, webpFrames } from '../../src/media/formats.ts';
import { byId } from '../../src/media/media.ts';
import { store } from '../../src/media/store.ts';
import { pictureView } from '../../src/views/picture.ts';
import { NOW, newFolder } from '../support/databases.ts';

async function keep(t: { after(run: () => Promise<void>): void }, bytes: Buffer, crop: Crop | null = null) {
  const folder = newFolder();
  const { db, close } = await openDatabase(join(folder, 'hearsay.db'), { now: NOW });
  t.after(close);
  const media = join(folder, 'media');
  const stored = await store(db, media, bytes, { alt: 'A cat', credit: 'Odile Brandt', by: null, now: NOW }, crop);
  const picture = stored.kind === 'stored' ? await byId(db, stored.id) : undefined;
  const file = (width: number) => join(media, picture?.key ?? '', `${width}.webp`);
  return { stored, picture, media, file };
}

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c90038' } });

test('a picture is kept as WebP in three widths, under a name of our own', async (t) => {
  const { picture, file, media } = await keep(t, await drawn(3000, 2000).png().toBuffer());
  assert.deepEqual(
    { width: picture?.width, height: picture?.height, alt: picture?.alt, credit: picture?.credit },
    { width: 1600, height: 1067, alt: 'A cat', credit: 'Odile Brandt' },
  );
  for (const width of [480, 960, 1600]) {
    const meta = await sharp(file(width)).metadata();
    assert.equal(meta.format, 'webp');
    assert.equal(meta.width, width);
  }
  assert.deepEqual(readdirSync(media), [picture?.key]);
});

test('position and serial numbers are gone, and the picture stands upright', async (t) => {
  const secret = { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
  const sideways = await drawn(400, 200).withExif(secret).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  assert.ok((await sharp(sideways).metadata()).exif, 'the trial picture has nothing to hide');
  const { picture, file } = await keep(t, sideways);
  assert.deepEqual([picture?.width, picture?.height], [200, 400]);
  const meta = await sharp(file(480)).metadata();
  assert.equal(meta.exif, undefined);
  assert.equal(meta.xmp, undefined);
  assert.equal(meta.orientation, undefined);
});

test('of a picture that lies on its side a part is kept as it is seen upright', async (t) => {
  const quarters = sharp({ create: { width: 400, height: 200, channels: 3, background: '#000' } }).composite([
    { input: await drawn(200, 100).png().toBuffer(), left: 0, top: 100 },
  ]);
  // Turned to the right the lower left quarter is the upper left one.
  const sideways = await quarters.withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
  const { picture, file } = await keep(t, sideways, { x: 0, y: 0, w: 0.5, h: 0.5 });
  assert.deepEqual([picture?.width, picture?.height], [100, 200]);
  const { channels } = await sharp(file(480)).stats();
  assert.ok((channels[0]?.mean ?? 0) > 190, `the red quarter, not ${channels[0]?.mean}`);
  const wide = await keep(t, sideways, { shape: 'wide', keep: 'top' });
  assert.deepEqual([wide.picture?.width, wide.picture?.height], [200, 133]);
});

test('a part is not enlarged, and a part of too many pixels is refused like the whole', async (t) => {
  const part = { x: 0.1, y: 0.1, w: 0.2, h: 0.2 };
  const { picture, file } = await keep(t, await drawn(1000, 500).webp().toBuffer(), part);
  assert.deepEqual([picture?.width, picture?.height], [200, 100]);
  assert.equal((await sharp(file(1600)).metadata()).width, 200);
  assert.deepEqual((await keep(t, hugePng(50_000, 50_000), part)).stored, {
    kind: 'refused',
    reason: 'too_many_pixels',
  });
  const half = await drawn(800, 800).jpeg().toBuffer();
  const lower = { ...part, y: 0.7 };
  assert.deepEqual((await keep(t, half.subarray(0, half.length / 2), lower)).stored, {
    kind: 'refused',
    reason: 'broken',
  });
});

test('small pictures are not enlarged, and the page is told their true widths', async (t) => {
  const { picture, file } = await keep(t, await drawn(600, 300).gif().toBuffer());
  assert.equal((await sharp(file(1600)).metadata()).width, 600);
  assert.ok(picture);
  const view = pictureView(picture, '100vw');
  assert.equal(view.srcset, `/media/${picture.key}/480.webp 480w, /media/${picture.key}/960.webp 600w`);
  assert.equal(view.src, `/media/${picture.key}/960.webp`);
});

test('what is not a picture of pixels is refused by its bytes', async (t) => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
  const refused = [
    svg,
    Buffer.from(`\ufeff${svg}`),
    Buffer.from('%PDF-1.7'),
    Buffer.from('<!doctype html>'),
    Buffer.alloc(0),
  ];
  for (const bytes of refused) {
    assert.equal(formatOf(bytes), null);
    const { stored, media } = await keep(t, bytes);
    assert.deepEqual(stored, { kind: 'refused', reason: 'not_a_picture' });
    assert.throws(() => readdirSync(media), /ENOENT/);
  }
});

test('a file that only begins like a picture, or ends too soon, is refused', async (t) => {
  const jpeg = await drawn(800, 800).jpeg().toBuffer();
  const polyglot = Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), Buffer.from('<script>alert(1)</script>')]);
  for (const bytes of [polyglot, jpeg.subarray(0, jpeg.length / 2)])
    assert.deepEqual((await keep(t, bytes)).stored, { kind: 'refused', reason: 'broken' });
});

test('what is hidden behind a picture is not kept', async (t) => {
  const bytes = Buffer.concat([await drawn(50, 50).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
  const { file } = await keep(t, bytes);
  const kept = await sharp(file(480)).toBuffer();
  assert.equal(kept.includes('script'), false);
});

test('a moving picture is kept as its first frame; one of thousands of frames is refused before it is read', async (t) => {
  const frames = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      sharp({ create: { width: 4, height: 4, channels: 3, background: { r: 20 * n, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    ),
  );
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ lossless: true })
    .toBuffer();
  assert.equal(webpFrames(moving), 10);
  assert.deepEqual((await keep(t, moving)).picture?.height, 4);

  const head = moving.subarray(0, moving.indexOf('ANMF'));
  const frame = Buffer.concat([Buffer.from('ANMF'), Buffer.from([16, 0, 0, 0]), Buffer.alloc(16)]);
  const many = Buffer.concat([head, ...Array<Buffer>(400_000).fill(frame)]);
  assert.equal(webpFrames(many), 400_000);
  assert.deepEqual((await keep(t, many)).stored, { kind: 'refused', reason: 'too_many_frames' });
});

test('where nothing can be written, that is said, and nothing is left', async (t) => {
  const folder = newFolder();
  const { db, close } = await openDatabase(join(folder, 'hearsay.db'), { now: NOW });
  t.after(close);
  const inTheWay = join(folder, 'hearsay.db');
  const about = { alt: '', credit: '', by: null, now: NOW };
  await assert.rejects(store(db, inTheWay, await drawn(9, 9).png().toBuffer(), about), StorageUnavailable);
});

test('the number of pixels is asked before they are decoded', async (t) => {
  const before = process.memoryUsage().rss;
  const { stored } = await keep(t, hugePng(50_000, 50_000));
  assert.deepEqual(stored, { kind: 'refused', reason: 'too_many_pixels' });
  assert.ok(process.memoryUsage().rss - before < 200 * 2 ** 20);
});

/** A valid PNG of one colour, tiny as a file. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * 100));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
