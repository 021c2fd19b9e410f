import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { packageRoot } from '../../src/config.ts';
import { jobs } from '../../src/jobs/schedule.ts';
import { cardFile, forgetCards } from '../../src/media/card.ts';
import * as media from '../../src/media/media.ts';
import { set } from '../../src/settings/settings.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aPicture, aPost } from '../support/factories.ts';

const ANY = '0123456789abcdef';

/** Where the card of a subject stands now: whoever asks with another hash is told. */
async function addressOf(app: TestApp, subject: string): Promise<string> {
  const { status, location, headers } = await app.get(`/cards/${subject}-${ANY}.jpg`);
  assert.equal(status, 302);
  assert.equal(headers.get('cache-control'), 'no-cache');
  return location;
}

async function picture(app: TestApp, path: string): Promise<Buffer> {
  const response = await fetch(app.url + path);
  assert.equal(response.status, 200, path);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  return Buffer.from(await response.arrayBuffer());
}

/** The colour of a point, as `r,g,b` in steps of 32. */
async function colourAt(jpeg: Buffer, left: number, top: number): Promise<string> {
  const point = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...point].map((value) => Math.round(value / 32)).join();
}
const PAPER = '8,8,7';
const RED = '6,0,2';
const TAB = '7,0,2';

const kept = (app: TestApp, subject: string) => readdir(join(app.ctx.config.cardsDir, subject));

test('a story has a card with its picture, kept for ever under an address that changes with it', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { heroId: await aPicture(app), topics: ['Soup'] });
  const subject = `post-${post.id}`;
  const first = await addressOf(app, subject);
  const jpeg = await picture(app, first);
  const { width, height, format } = await sharp(jpeg).metadata();
  assert.deepEqual({ width, height, format }, { width: 1200, height: 630, format: 'jpeg' });
  assert.equal(await colourAt(jpeg, 1100, 60), RED, 'the picture has its half');
  assert.equal(await colourAt(jpeg, 20, 20), PAPER);
  assert.equal(await colourAt(jpeg, 60, 4), TAB, 'the tab hangs from the top');
  assert.ok(jpeg.length < 200_000, `${jpeg.length} bytes`);

  const { headers } = await app.get(first);
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(headers.get('set-cookie'), null);
  assert.deepEqual(await kept(app, subject), [first.replace(/.*-/, '')]);

  await set(app.ctx.db, 'site.title', 'The Ear');
  const second = await addressOf(app, subject);
  assert.notEqual(second, first);
  assert.deepEqual([(await app.get(first)).status, (await app.get(first)).location], [302, second]);
  assert.notDeepEqual(await picture(app, second), jpeg);
  assert.deepEqual(await kept(app, subject), [second.replace(/.*-/, '')], 'the old one makes room');
});

test('a picture whose right has ended is not drawn, and before it ends nobody keeps it for longer', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app);
  const post = await aPost(app, { heroId });
  const described = media.descriptionOf((await media.byId(app.ctx.db, heroId)) ?? assert.fail());
  await media.describe(app.ctx.db, heroId, { ...described, expires_at: app.clock.now + HOUR });

  const shown = await addressOf(app, `post-${post.id}`);
  assert.equal((await app.get(shown)).headers.get('cache-control'), 'public, max-age=3600');
  app.clock.now += HOUR;
  const plain = await addressOf(app, `post-${post.id}`);
  assert.notEqual(plain, shown);
  assert.equal((await app.get(shown)).status, 302);
  assert.equal(await colourAt(await picture(app, plain), 1100, 60), PAPER);
});

test('nobody gets a card of what nobody sees, nor has anything else drawn', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app, { publishedAt: app.clock.now + DAY, people: ['Odalys Quist'], topics: ['Soup'] });
  for (const file of [
    ...[`post-${post.id}-${ANY}.jpg`, `post-999-${ANY}.jpg`, `post-${'9'.repeat(15)}-${ANY}.jpg`],
    ...[`person-1-${ANY}.jpg`, `person-2-${ANY}.jpg`, `person-999-${ANY}.jpg`, `topic-2-${ANY}.jpg`],
    ...[`post-1-${ANY}.png`, `post-1-${ANY}`, 'post-1.jpg', `site-${ANY}0.jpg`, `post--1-${ANY}.jpg`],
    ...[`post-1-${ANY.toUpperCase()}.jpg`, `..%2fpost-1-${ANY}.jpg`, `%2e%2e%2f${ANY}.jpg`, '%00', '%ff'],
  ]) {
    const { status } = await app.get(`/cards/${file}`);
    assert.ok(status === 404 || status === 400, `${file}: ${status}`);
  }
  await assert.rejects(readdir(app.ctx.config.cardsDir), { code: 'ENOENT' });
  app.clock.now += DAY;
  assert.match(await addressOf(app, `post-${post.id}`), /^\/cards\/post-1-[0-9a-f]{16}\.jpg$/);
  assert.match(await addressOf(app, 'person-1'), /^\/cards\/person-1-[0-9a-f]{16}\.jpg$/);
  assert.match(await addressOf(app, 'site'), /^\/cards\/site-[0-9a-f]{16}\.jpg$/);
});

const A_CARD = { label: 'Hearsay', kicker: null, title: 'Soup', line: null, picture: null };

test('a card is drawn once for all who ask meanwhile, and beyond ten that wait nobody is kept waiting', async (t) => {
  const cards = await mkdtemp(join(tmpdir(), 'hearsay-cards-'));
  t.after(() => rm(cards, { recursive: true }));
  const folders = { cards, media: cards };
  const asked = (n: number) => cardFile(folders, `post-${n}`, { ...A_CARD, title: String(n) }, () => assert.fail());
  const [one, same] = await Promise.all([asked(0), asked(0)]);
  assert.ok(Buffer.isBuffer(one));
  assert.equal(one, same, 'the very same');

  const all = await Promise.all(Array.from({ length: 14 }, (_, n) => asked(n + 1)));
  const busy = all.filter((card) => card === 'busy').length;
  assert.ok(busy >= 3 && busy <= 4, `${busy} were sent away`);
  assert.equal((await readdir(cards)).length, 15 - busy);
  for (const folder of await readdir(cards)) assert.equal((await readdir(join(cards, folder))).length, 1, 'no drafts');
});

test('whoever asks while too many wait is led to what there is', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app);
  const addresses: string[] = [];
  for (let n = 0; n < 30; n += 1) {
    const post = await aPost(app, { title: `Soup ${n}`, ...(n % 2 === 0 && { heroId }) });
    addresses.push(await addressOf(app, `post-${post.id}`));
  }
  const answers = await Promise.all(addresses.map((address) => app.get(address)));
  const led = answers.filter(({ status }) => status === 302);
  assert.ok(led.length > 0);
  for (const { status, headers, location } of answers) {
    if (status === 200) continue;
    assert.deepEqual([status, headers.get('cache-control')], [302, 'no-cache']);
    assert.equal((await app.get(location)).status, 200, location);
  }
  const places = new Set(led.map(({ location }) => location.replace(/^.*\//, '')));
  assert.deepEqual([...places].sort(), ['1600.webp', 'icon-512.png']);
});

test('whatever the words are, there is a card', async (t) => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => String.fromCharCode(97 + (i % 26))).join('\n');
  const app = await startApp(t);
  const heroId = await aPicture(app);
  const posts = [await aPost(app, { heroId, topics: ['W'.repeat(60)] }), await aPost(app)];
  for (const [title, tagline, author] of [
    [lines(30), lines(100), 'W'.repeat(200)],
    ['𒐫'.repeat(30), '𒐫'.repeat(100), '𒐫'.repeat(200)],
    ['﷽'.repeat(60), '﷽'.repeat(200), `Z${'\u0310\u0316'.repeat(2_000)}`],
    [`a${'\u0310'.repeat(59)}`, `a${'\u0316'.repeat(199)}`, lines(200)],
  ] as const) {
    assert.equal(await set(app.ctx.db, 'site.title', title), null);
    assert.equal(await set(app.ctx.db, 'site.tagline', tagline), null);
    await app.ctx.db.updateTable('users').set({ name: author }).execute();
    for (const subject of ['site', ...posts.map(({ id }) => `post-${id}`)]) {
      const { width, height } = await sharp(await picture(app, await addressOf(app, subject))).metadata();
      assert.deepEqual({ width, height }, { width: 1200, height: 630 });
    }
  }
});

test('what cannot be drawn is left out, and told once', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-cards-'));
  t.after(() => rm(folder, { recursive: true }));
  const folders = { cards: join(folder, 'cards'), media: folder };
  const picture = { key: 'a'.repeat(16), width: 1200, height: 800 };
  await mkdir(join(folder, picture.key));
  await writeFile(join(folder, picture.key, '1600.webp'), 'no picture');
  const troubles: unknown[] = [];
  const asked = () => cardFile(folders, 'post-1', { ...A_CARD, picture }, (error) => troubles.push(error));
  const [one, same] = await Promise.all([asked(), asked()]);
  const later = await asked();
  assert.ok(Buffer.isBuffer(one) && Buffer.isBuffer(later));
  assert.ok(one === same && one.equals(later));
  assert.equal(await colourAt(one, 60, 4), TAB);
  assert.equal(troubles.length, 1);
});

test('a card is there where it cannot be kept, and not where its picture is gone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-cards-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'file'), '');
  const folders = { cards: join(folder, 'file'), media: folder };
  assert.ok(Buffer.isBuffer(await cardFile(folders, 'site', A_CARD, () => assert.fail())));
  const picture = { key: 'a'.repeat(16), width: 1200, height: 800 };
  assert.equal(await cardFile(folders, 'post-1', { ...A_CARD, picture }, () => assert.fail()), 'gone');
});

test('cards that were drawn a month ago are pruned, and drawn again', async (t) => {
  const app = await startApp(t);
  const address = await addressOf(app, 'site');
  const jpeg = await picture(app, address);
  const [file = ''] = await kept(app, 'site');
  const prune = jobs.find((job) => job.name === 'prune') ?? assert.fail();
  const run = () => prune.run(app.ctx, 0, () => undefined, new AbortController().signal);
  const drawn = (at: number) => utimes(join(app.ctx.config.cardsDir, 'site', file), at / 1_000, at / 1_000);
  await drawn(app.clock.now - 29 * DAY);
  await run();
  assert.deepEqual(await kept(app, 'site'), [file]);
  await drawn(app.clock.now - 31 * DAY);
  await run();
  await assert.rejects(kept(app, 'site'), { code: 'ENOENT' });
  assert.deepEqual(await picture(app, address), jpeg);
});

test('of very many cards the oldest are forgotten', async (t) => {
  const cards = await mkdtemp(join(tmpdir(), 'hearsay-cards-'));
  t.after(() => rm(cards, { recursive: true }));
  for (const at of [3, 1, 2]) {
    await mkdir(join(cards, `post-${at}`));
    await writeFile(join(cards, `post-${at}`, 'x.jpg'), '');
    await utimes(join(cards, `post-${at}`, 'x.jpg'), at, at);
  }
  assert.equal(await forgetCards(cards, 0, 2), 1);
  assert.deepEqual(await readdir(cards), ['post-2', 'post-3']);
});

interface Drawn {
  hash: string;
  /** Pixels from the first to the last of the headline's ink. */
  width: number;
}

/** Draws headlines in a process of its own. @param fonts what fontconfig is told; null: what the system says */
async function drawnWith(t: TestContext, fonts: string | null, titles: readonly string[]): Promise<Drawn[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-fonts-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'fonts.conf'), fonts ?? '');
  const script = `
    import { createHash } from 'node:crypto';
        import sharp from 'sharp';
    const { draw } = await import('${packageRoot}/src/media/card-drawing.ts');
    for (const title of ${JSON.stringify(titles)}) {
      const jpeg = await draw({ label: 'Hearsay', kicker: null, title, line: null }, null);
      const room = sharp(jpeg).extract({ left: 20, top: 160, width: 700, height: 400 });
      const { info } = await sharp(await room.png().toBuffer()).trim().toBuffer({ resolveWithObject: true });
      console.log(JSON.stringify({ hash: createHash('sha256').update(jpeg).digest('hex'), width: info.width }));
    }`;
  const env = { ...process.env, ...(fonts !== null && { FONTCONFIG_FILE: join(folder, 'fonts.conf') }) };
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, cwd: packageRoot });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('the letters are ours, whatever fonts the system has, and what they lack does no harm', async (t) => {
  const titles = [
    'Łó & ½”',
    ...['iiii', 'mmmm', 'Одалис принесла суп: قالت إنها شوربة 🍲', '🍲❤️👩‍👩‍👧', '\u200b'],
    ...['<b>&amp;</span>\u0001', `W${'w'.repeat(299)}`],
  ];
  const here = await drawnWith(t, null, titles);
  const alone = await drawnWith(t, '<fontconfig/>', titles);
  // Systems smooth letters in their own ways, so their pixels differ; how wide they stand does not.
  for (const [i, { width }] of alone.slice(0, 3).entries())
    assert.ok(Math.abs(width - (here[i]?.width ?? 0)) <= 2, `${titles[i]}: ${width} and ${here[i]?.width} px`);
  const [, narrow = assert.fail(), wide = assert.fail()] = alone;
  assert.ok(wide.width > 2.2 * narrow.width, `letters, not boxes: ${wide.width} and ${narrow.width} px`);
  for (const drawn of [here, alone]) {
    assert.equal(drawn[4]?.hash, drawn[5]?.hash, 'emoji are left out');
    assert.equal(new Set(drawn.map(({ hash }) => hash)).size, titles.length - 1);
  }
});
