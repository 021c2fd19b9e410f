import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { renderComment } from '../../src/text/comment.ts';
import { fold } from '../../src/text/fold.ts';
import { DAY } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

const COMMENTS = 5_000;
const DEEPEST = 40;
const LIMIT = 60_000;
/** As the server compresses. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SYLLABLES =
  'an be cor da el fi gra hu in jo ka lo mer no ou per qui ra se tan um vi wes yl zo ing ed er ly st'.split(' ');

/** A language of 3,000 words, some said far more often than others, as in any. */
function speaker(below: (n: number) => number) {
  const words = Array.from({ length: 3_000 }, () =>
    Array.from({ length: 1 + below(4) }, () => SYLLABLES[below(SYLLABLES.length)]).join(''),
  );
  const word = () => words[Math.floor(words.length * (below(10_000) / 10_000) ** 2)] ?? '';
  return (length: number) => {
    let text = '';
    while (text.length < length) text += `${word()}${below(9) === 0 ? '. ' : ' '}`;
    return text.trim();
  };
}

interface Planned {
  id: number;
  parent: Planned | null;
  root: number;
  depth: number;
  at: number;
}

/** Some around where pages end, a few of hundreds, and many small ones. */
const SIZES = [3, 1_000, 1, 450, 201, 200, 199, 45, 1];

/** Threads that go on beside each other for weeks, the first at `from`; in each seventh, all answer who spoke last. */
function plan(below: (n: number) => number, from: number): Planned[] {
  const all: Planned[] = [];
  for (let i = 0; all.length < COMMENTS; i++) {
    const size = SIZES[i] ?? 1 + (below(3) === 0 ? below(30) : below(3));
    const thread: Planned[] = [];
    for (let n = 0; n < size && all.length < COMMENTS; n++) {
      const answered = i % 7 === 0 ? thread.at(-1) : thread[Math.max(below(n), below(n))];
      const parent = answered && answered.depth < DEEPEST ? answered : (thread[0] ?? null);
      const id = all.length + 1;
      const at = from + i * 1_000 + n * 1_000_000;
      const comment = { id, parent, root: thread[0]?.id ?? id, depth: (parent?.depth ?? 0) + 1, at };
      thread.push(comment);
      all.push(comment);
    }
  }
  return all;
}

async function aLongThread(app: TestApp) {
  const post = await aPost(app);
  const below = chance(4);
  const say = speaker(below);
  const planned = plan(below, app.clock.now - 30 * DAY);
  await app.ctx.db.transaction().execute(async (trx) => {
    for (const { id, parent, root, at } of planned) {
      const body = say(200 + below(200));
      const name = say(4 + below(12));
      await trx
        .insertInto('comments')
        .values({
          id,
          post_id: post.id,
          parent_id: parent?.id ?? null,
          root_id: parent ? root : null,
          status: 'approved',
          reasons: '[]',
          name,
          name_key: fold(name),
          email: null,
          body,
          body_format: 'text',
          body_html: renderComment(body).text,
          created_at: at,
          shown_at: at,
          reader_key: null,
          address_key: null,
          dedupe_key: null,
          import_key: null,
          like_count: below(40),
        })
        .execute();
    }
  });
  return { path: postPath(post), planned };
}

test('5,000 comments up to 40 deep: links alone reach each once, at its number, on small pages', async (t) => {
  const app = await startApp(t);
  const { path, planned } = await aLongThread(app);
  assert.equal(Math.max(...planned.map(({ depth }) => depth)), DEEPEST);
  const seen = new Map<number, number>();
  const numbers = new Map<number, number>();
  let heaviest = 0;
  const waiting = [path];
  const known = new Set(waiting);
  for (let page = waiting.pop(); page; page = waiting.pop()) {
    const { status, html } = await app.get(page);
    assert.equal(status, 200, page);
    assert.doesNotMatch(html, /noindex/, page);
    for (const [, id] of html.matchAll(/ id="comment-(\d+)"/g)) seen.set(Number(id), (seen.get(Number(id)) ?? 0) + 1);
    let number = Number(/<ol class="thread" role="list" start="(\d+)"/.exec(html)?.[1]);
    for (const [id] of html.matchAll(/(?<=<li id="comment-)\d+(?=")/g))
      if (planned[Number(id) - 1]?.depth === 1) numbers.set(Number(id), number++);
    heaviest = Math.max(heaviest, gzipSync(html).length, brotliCompressSync(html, QUICK).length);
    for (const [, href = ''] of html.matchAll(/<a [^>]*?href="([^"#]+)[^"]*"(?![^>]*rel="nofollow)/g)) {
      const next = href.replaceAll('&amp;', '&');
      if (!/^[^?]*\?(thread=\d+&)?comments=\d+$/.test(next) || !next.startsWith(path) || known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  }
  assert.equal(seen.size, COMMENTS);
  assert.deepEqual(
    [...seen].filter(([, times]) => times !== 1),
    [],
  );
  const roots = planned.filter(({ depth }) => depth === 1).map(({ id }) => id);
  assert.deepEqual([...numbers].sort(([a], [b]) => a - b), roots.map((id, i) => [id, i + 1])); // biome-ignore format: a row
  assert.ok(known.size > 20, `${known.size} pages only`);
  t.diagnostic(`${known.size} pages, heaviest ${heaviest}`);
  assert.ok(heaviest < LIMIT, `${heaviest} bytes`);
});
