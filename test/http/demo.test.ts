import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queue } from '../../src/comments/desk/queue.ts';
import { buildDemo } from '../../src/demo/build.ts';
import { expiringSoon } from '../../src/media/media.ts';
import { commentState } from '../../src/posts/closing/closing.ts';
import { all } from '../../src/settings/settings.ts';
import { DAY, HOUR, MINUTE } from '../../src/time.ts';
import { PICTURE_WIDTHS, picturePath, postPath } from '../../src/urls.ts';
import { verifyPassword } from '../../src/users/password.ts';
import { startApp, type TestApp } from '../support/app.ts';

const PASSWORDS = { nell: 'a pass for Nell', cosmo: 'a pass for Cosmo', gladwyn: 'a pass for Gladwyn' };

interface StoredPost {
  id: number;
  title: string;
  slug: string;
  year: number;
  month: number;
  published_at: number;
  comment_count: number;
  comments_closed_at: number | null;
  comments_closed_by: 'age' | 'editor' | null;
  comments_keep_open: 0 | 1;
}

test('the demo is a blog worth a look, and what it must have is there', async (t) => {
  const app = await startApp(t);
  await buildDemo(app.ctx, PASSWORDS);
  const { db } = app.ctx;
  const now = app.clock.now;
  const out = (await db
    .selectFrom('posts')
    .selectAll()
    .where('published_at', '<=', now)
    .orderBy('published_at', 'desc')
    .execute()) as StoredPost[];
  const find = (slug: string) => out.find((post) => post.slug === slug) ?? assert.fail(`no post ${slug}`);
  const page = async (post: StoredPost, query = '') => (await app.get(postPath(post) + query)).html;

  await t.test('stories by three editors, of the last twenty minutes to more than a year ago', async () => {
    assert.ok(out.length >= 14, `${out.length} posts`);
    const authors = await db.selectFrom('posts').select('author_id').distinct().execute();
    assert.equal(authors.length, 3);
    const bylines = new Set<string>();
    for (const post of out) bylines.add(/rel="author">([^<]+)</.exec(await page(post))?.[1] ?? '');
    assert.deepEqual([...bylines].sort(), ['Cosmo Wraxall', 'Nell Hartigan', 'Winnie Prothero']);
    assert.equal(out[0]?.published_at, now - 20 * MINUTE);
    assert.ok(out.some((post) => post.published_at < now - 365 * DAY));
  });

  await t.test('some open, some closed by their age, by an editor, or kept open', async () => {
    const { 'comments.close_after_days': days } = await all(db);
    assert.equal(days, 14);
    const states = out.map((post) => commentState(post, days, now));
    const closed = (reason: string) => states.filter((state) => !state.open && state.reason === reason).length;
    assert.equal(closed('editor'), 1);
    assert.ok(closed('age') >= 5);
    assert.ok(states.filter((state) => state.open).length >= 5);
    // The job has been there, so that age closes nothing that the record does not say.
    assert.equal(out.filter((post) => post.comments_closed_by === 'age').length, closed('age'));
    const runs = await db.selectFrom('runs').select(['job', 'changed']).execute();
    assert.deepEqual(runs, [{ job: 'close-comments', changed: closed('age') }]);

    const kept = out.filter((post) => post.comments_keep_open);
    assert.equal(kept.length, 1);
    assert.ok(kept[0] && kept[0].published_at < now - 14 * DAY);
    const last = await db
      .selectFrom('comments')
      .select(({ fn }) => fn.max('created_at').as('at'))
      .where('post_id', '=', kept[0].id)
      .executeTakeFirstOrThrow();
    assert.ok(last.at > now - 5 * HOUR);
  });

  await t.test('a post with all parts, 18 responses in 13 threads, closed', async () => {
    const html = await page(find('calder-whin-continuity'));
    assert.match(html, /<span class="num">18<\/span> Responses to “Calder Whin on the two quiet years/);
    assert.match(html, /We close comments on older posts to fight comment spam/);
    assert.doesNotMatch(html, /<form[^>]*\/comments"/);
    assert.match(html, /class="embed embed--instagram"/);
    assert.match(html, /class="embed embed--picture"[\s\S]*Photo: P\. Larkspur \/ Getty Images/);
    assert.ok((html.match(/<p>“/g) ?? []).length >= 5, 'paragraphs that begin with a quotation mark');
    assert.match(html, /\[He laughs here/);
    assert.match(html, /🤸‍♂️/);
    assert.equal(html.match(/<li id="comment-\d+"/g)?.length, 18);
    const thread = html.slice(html.indexOf('<ol class="thread"'));
    assert.equal(topLevel(thread), 13);
    assert.match(thread, /↑ to/);
  });

  await t.test('one with 300 comments on three pages, one with none, and the newest has some', async () => {
    const long = find('open-post-the-final-of-the-proving-drawer');
    assert.equal(long.comment_count, 300);
    const pages = await Promise.all(['', '?comments=2', '?comments=3'].map((query) => page(long, query)));
    assert.equal(pages.join('').match(/<li id="comment-\d+"/g)?.length, 300);
    assert.ok(out.some((post) => post.comment_count === 0));
    assert.ok((out[0]?.comment_count ?? 0) >= 10);
    for (const post of out) assert.ok(post.comment_count === 300 || post.comment_count <= 60, post.slug);
  });

  await t.test('a draft and a scheduled post that no reader sees', async () => {
    const hidden = await db
      .selectFrom('posts')
      .selectAll()
      .where((eb) => eb.or([eb('published_at', 'is', null), eb('published_at', '>', now)]))
      .execute();
    assert.deepEqual(hidden.map((post) => post.published_at === null).sort(), [false, true]);
    const scheduled = hidden.find((post) => post.published_at !== null) as StoredPost;
    assert.ok(scheduled.published_at < now + 2 * DAY);
    assert.equal((await app.get(postPath(scheduled))).status, 404);
    for (const { title } of hidden)
      for (const path of ['/', '/feed.xml', '/people/the-alderman', '/people/monty-skerritt'])
        assert.ok(!(await app.get(path)).html.includes(title.slice(0, 20)), `${title} on ${path}`);
  });

  await t.test('comments in every state: held for different reasons, spam, removed, deleted', async () => {
    const others = await db
      .selectFrom('comments')
      .select(['id', 'status', 'reasons', 'parent_id', 'name', 'body', 'shown_at', 'removed_for'])
      .where('status', '!=', 'approved')
      .orderBy('status')
      .execute();
    const held = others.filter((comment) => comment.status === 'held');
    assert.equal(held.filter((comment) => comment.parent_id !== null).length, 2);
    const reasons = held.flatMap((comment) => JSON.parse(comment.reasons) as string[]);
    assert.deepEqual([...new Set(reasons)].sort(), ['first_comment', 'hold_all', 'links', 'reported', 'words']);
    assert.deepEqual(
      others.map((comment) => comment.status),
      ['deleted', ...Array(6).fill('held'), 'removed', 'removed', 'spam'],
    );
    const causes = others.filter(({ status }) => status === 'removed').map((comment) => comment.removed_for);
    assert.deepEqual(causes.sort(), ['abuse', 'private_person']);
    const deleted = others.filter(({ status }) => status === 'deleted');
    assert.deepEqual(
      deleted.map(({ name, body }) => [name, body]),
      [['', '']],
    );
    for (const { id, status, reasons, shown_at } of others)
      assert.equal(shown_at !== null, /^(removed|deleted)$/.test(status) || reasons.includes('reported'), `${id}`);

    const everything = (await Promise.all(out.map((post) => page(post)))).join('');
    for (const { body } of others) assert.ok(body === '' || !everything.includes(body.slice(0, 30)), body);
    for (const slug of ['augustin-pell-moustache-clause', 'dame-hermia-pugh-satnav', 'the-alderman-red-carpet'])
      assert.match(await page(find(slug)), /class="tomb"/, slug);
  });

  await t.test(
    'what may become of a comment: answered by the desk, marked, liked, picked, edited, quoted',
    async () => {
      const shown = await db
        .selectFrom('comments as c')
        .leftJoin('users', 'users.id', 'c.user_id')
        .leftJoin('marks', 'marks.id', 'c.mark_id')
        .select(['c.post_id', 'c.name', 'c.body', 'c.created_at', 'c.edited_at', 'c.picked_at', 'c.like_count'])
        .select(['users.name as editor', 'marks.words', 'marks.reserved_name'])
        .where('c.status', '=', 'approved')
        .execute();
      const newest = shown.filter((comment) => comment.post_id === out[0]?.id);

      const editors = [...new Set(shown.flatMap(({ editor }) => editor ?? []))];
      assert.deepEqual(editors.sort(), ['Cosmo Wraxall', 'Gladwyn Moss', 'Nell Hartigan', 'Winnie Prothero']);
      for (const { name, editor } of shown) assert.equal(editor, editors.includes(name) ? name : null, name);

      const words = new Map(shown.flatMap((comment) => (comment.words ? [[comment.name, comment.words]] : [])));
      assert.ok(words.size >= 5 && new Set(words.values()).size === words.size);
      for (const each of words.values()) assert.match(each, /^[a-z]+ [a-z]+$/);
      for (const comment of shown) {
        assert.equal(comment.words, words.get(comment.name) ?? null, comment.name);
        if (comment.reserved_name !== null) assert.equal(comment.reserved_name, comment.name);
        assert.ok((comment.edited_at ?? now) <= now && (comment.edited_at ?? now) > comment.created_at);
        assert.ok((comment.picked_at ?? now) <= now && (comment.picked_at ?? now) > comment.created_at);
      }
      assert.ok(shown.some((comment) => comment.reserved_name !== null));

      const likes = shown.map((comment) => comment.like_count);
      assert.ok(likes.filter((n) => n === 0).length > likes.length / 3);
      assert.ok(likes.filter((n) => n > 0).length > likes.length / 4);
      assert.ok(Math.max(...likes) > 50);

      const spoiler = ({ body }: { body: string }) => /\|\|.+\|\|/.test(body);
      const quotes = ({ body }: { body: string }) => body.startsWith('> ');
      for (const has of [spoiler, quotes]) assert.ok(newest.some(has), String(has));
      for (const key of ['edited_at', 'picked_at', 'editor', 'words'] as const)
        assert.ok(
          newest.some((comment) => comment[key] !== null),
          `${key} below the newest post`,
        );
      assert.ok(shown.filter((comment) => comment.picked_at !== null).length >= 3);
    },
  );

  await t.test('a thread that goes deeper than the page nests', async () => {
    const parents = await db.selectFrom('comments').select(['id', 'parent_id']).orderBy('id').execute();
    const depth = new Map<number, number>();
    for (const { id, parent_id } of parents) depth.set(id, (depth.get(parent_id ?? 0) ?? 0) + 1);
    assert.ok(Math.max(...depth.values()) >= 7);
  });

  await t.test('reports that wait with their causes, and one comment that they have hidden', async () => {
    const { 'comments.report_threshold': threshold } = await all(db);
    const rows = await db
      .selectFrom('reports')
      .innerJoin('comments', 'comments.id', 'reports.comment_id')
      .select(['comments.status', 'comments.report_count', 'reports.cause', 'reports.note', 'reports.created_at'])
      .where('settled_at', 'is', null)
      .execute();
    assert.ok(new Set(rows.map(({ cause }) => cause)).size >= 3);
    assert.ok(rows.every((row) => row.note !== '' && row.created_at <= now));
    for (const row of rows) assert.equal(row.status, row.report_count >= threshold ? 'held' : 'approved');
    assert.deepEqual([...new Set(rows.map((row) => row.status))].sort(), ['approved', 'held']);
  });

  await t.test('a log of what was decided, a block, and a page that an editor wrote', async () => {
    const log = await db
      .selectFrom('decisions as d')
      .leftJoin('decision_comments as dc', 'dc.decision_id', 'd.id')
      .leftJoin('comments as c', 'c.id', 'dc.comment_id')
      .select(['d.at', 'd.action', 'd.user_id', 'd.post_id', 'dc.before', 'dc.after', 'c.status'])
      .orderBy('d.id')
      .execute();
    const actions = [...new Set(log.map(({ action }) => action))].sort();
    const deeds = ['block', 'close_comments', 'correct', 'edit_page', 'edit_tag', 'pick', 'reject', 'reported'];
    assert.deepEqual(actions, deeds);
    for (const row of log) {
      assert.ok(row.at <= now);
      assert.equal(row.user_id === null, row.action === 'reported');
      assert.equal(row.post_id !== null, row.action === 'close_comments' || row.action === 'correct');
      // What the log says of a comment is what it is.
      assert.equal(row.after, row.status);
    }
    assert.equal(log.filter(({ before }) => before !== null).length, log.length - 10);

    const [block, ...more] = await db.selectFrom('blocks').selectAll().execute();
    assert.deepEqual(more, []);
    assert.ok(block?.kind === 'word' && block.lifted_at === null && (block.until ?? 0) > now + 30 * DAY);
    assert.equal((await db.selectFrom('subscriptions').selectAll().execute()).length, 0);
    assert.match((await app.get('/contact')).html, /Last changed[\s\S]*desk@hearsay\.example/);
  });

  await t.test('regulars are known to the moderators, and only who writes for the first time is new', async () => {
    const comments = await queue(db, { status: 'held', page: 1, size: 50 });
    assert.deepEqual(
      comments.map(({ approved }) => approved > 0),
      comments.map(({ reasons }) => !reasons.includes('first_comment')),
    );
    assert.ok(comments.some(({ approved }) => approved > 20));
  });

  await t.test('pictures that are there, described and credited; two to four stories do without', async () => {
    const heroes = await db
      .selectFrom('posts')
      .leftJoin('media', 'media.id', 'posts.hero_id')
      .select(['media.key', 'media.alt', 'media.credit'])
      .where('published_at', '<=', now)
      .execute();
    const without = heroes.filter((hero) => hero.key === null).length;
    assert.ok(without >= 2 && without <= 4, `${without} without`);
    for (const { key, alt, credit } of heroes) {
      if (key === null) continue;
      assert.ok(alt && credit);
      for (const width of PICTURE_WIDTHS) assert.equal((await fetch(app.url + picturePath(key, width))).status, 200);
    }
  });

  await t.test('a picture in a text, and one whose right ends in a week, shown by two stories', async () => {
    const soon = await expiringSoon(db, app.clock.now, 9);
    assert.deepEqual(
      soon.map(({ uses }) => uses.length),
      [2],
    );
    const insets = await db.selectFrom('post_pictures').select('media_id').execute();
    assert.deepEqual(
      insets.map(({ media_id }) => media_id),
      soon.map(({ id }) => id),
    );
  });

  await t.test('the descriptions of pictures name those whose face they show, and nobody else', async () => {
    const rows = await db
      .selectFrom('posts')
      .innerJoin('media', 'media.id', 'posts.hero_id')
      .innerJoin('post_tags', 'post_tags.post_id', 'posts.id')
      .innerJoin('tags', 'tags.id', 'post_tags.tag_id')
      .select(['tags.name', 'media.alt'])
      .where('tags.kind', '=', 'person')
      .where('posts.published_at', '<=', now)
      .orderBy('posts.published_at', 'desc')
      .execute();
    const faces: Record<string, string> = {};
    for (const { name, alt } of rows) if (alt.includes(name)) faces[name] ??= alt.split(' ').slice(0, 6).join(' ');
    assert.deepEqual(faces, {
      'Zephyrine Bell': 'Zephyrine Bell in large sunglasses, holding',
      'The Alderman': 'The Alderman, a goose in a',
      'Dame Hermia Pugh': 'Dame Hermia Pugh laughing in red',
      'Barney Quince': 'Barney Quince and Imani Lark in',
      'Imani Lark': 'Barney Quince and Imani Lark in',
      'Augustin Pell': 'Augustin Pell in evening dress, his',
      'Dario Vennik': 'Dario Vennik at the wheel, clay',
      'Jory Tamm': 'Jory Tamm in round glasses, a',
      'Calder Whin': 'Calder Whin smiling in a red',
      'Constance Figgis': 'Constance Figgis in red glasses, looking',
      'Oriel Bascombe': 'Oriel Bascombe in a green dress,',
      Gravy: 'Gravy the dog in a bow',
      'Roxana Flint': 'Roxana Flint laughing in gold glasses',
    });
  });

  await t.test('stories that speak of an older one lead to it', async () => {
    for (const [from, to] of [
      ['calder-whin-continuity', 'calder-whin-clipboard'],
      ['jory-tamm-doors', 'calder-whin-continuity'],
      ['barney-quince-imani-lark-married', 'same-dog-both-programmes'],
      ['roxana-flint-yacht-per-mile', 'roxana-flint-has-bought-a-yacht'],
    ] as const) {
      const body = await page(find(from));
      assert.ok(body.slice(0, body.indexOf('id="comments"')).includes(`<a href="${postPath(find(to))}">`), from);
    }
  });

  await t.test('a story that quotes a comment of the week, and one in which something was put right', async () => {
    const quoting = await page(find('what-we-got-wrong-sleeve-trout-lentil'));
    assert.match(quoting, /<figure class="quoted">[\s\S]*<bdi>Søren<\/bdi>[\s\S]*That is the longest letter/);
    assert.doesNotMatch(quoting, /said:/);
    assert.match(await page(find('dame-hermia-pugh-satnav')), /Updated \d+:05<\/time>:<\/b> We first said/);
  });

  await t.test('people who come back, each with a page of their own', async () => {
    const tags = await db
      .selectFrom('tags')
      .innerJoin('post_tags', 'post_tags.tag_id', 'tags.id')
      .select(({ fn }) => ['tags.kind', 'tags.slug', fn.countAll<number>().as('stories')])
      .groupBy(['tags.kind', 'tags.slug'])
      .execute();
    const people = tags.filter((tag) => tag.kind === 'person' && tag.stories >= 2);
    assert.ok(people.length >= 8, `${people.length} people`);
    assert.ok(tags.filter((tag) => tag.kind === 'topic').length >= 6);
    assert.equal((await app.get(`/people/${people[0]?.slug}`)).status, 200);
  });

  await t.test('some of them have words, other names and a picture of their own', async () => {
    const goose = await page({ ...find('the-alderman-red-carpet') });
    assert.match(goose, /Previously on The Alderman/);
    const { html } = await app.get('/people/the-alderman');
    assert.match(html, /<p class="lede">A goose\./);
    assert.match(html, /<dt>Also known as<\/dt><dd>His Worship<\/dd>/);
    assert.equal((await app.get('/people/his-worship')).location, '/people/the-alderman');
    const moustache = await page(find('augustin-pell-moustache-clause'));
    const near = /<section class="related[\s\S]*?<\/section>/.exec(moustache)?.[0] ?? '';
    assert.deepEqual(
      [...near.matchAll(/<h3><a href="[^"]*\/([^"/]+)"/g)].map(([, slug]) => slug),
      ['the-wig-flew-in-front', 'oriel-bascombe-sleeves-seats', 'dame-hermia-pugh-satnav'],
    );
  });

  await t.test('no link of its own leads nowhere', async () => {
    const { broken, seen } = await crawl(app);
    assert.deepEqual(broken, []);
    assert.ok(seen > 60, `${seen} pages only`);
  });

  await t.test('the same again for the same moment', async (t) => {
    const again = await startApp(t);
    await buildDemo(again.ctx, PASSWORDS);
    assert.deepEqual(await contents(again), await contents(app));
  });

  await t.test('one of each role can log in, with the passwords they were given', async () => {
    const rows = await db.selectFrom('users').select(['email', 'role', 'password_hash']).orderBy('id').execute();
    const login = async (email: string, password: string) => {
      const row = rows.find((user) => user.email === email);
      return verifyPassword(password, row?.password_hash ?? '');
    };
    assert.equal(rows.filter((row) => row.password_hash).length, 3);
    assert.ok(await login('nell@hearsay.example', PASSWORDS.nell));
    assert.ok(await login('cosmo@hearsay.example', PASSWORDS.cosmo));
    assert.ok(await login('gladwyn@hearsay.example', PASSWORDS.gladwyn));
  });
});

/** Items of the outermost list of a thread. */
function topLevel(thread: string): number {
  let depth = 0;
  let items = 0;
  for (const [tag] of thread.matchAll(/<(?:\/?ol|li)\b/g)) {
    if (tag === '<ol') depth += 1;
    else if (tag === '</ol') depth -= 1;
    else if (depth === 1) items += 1;
    if (depth === 0) break;
  }
  return items;
}

/** Everything that readers get, without what is chance: keys of pictures and readers, salts. */
async function contents({ ctx: { db } }: TestApp) {
  const posts = await db
    .selectFrom('posts')
    .leftJoin('media', 'media.id', 'posts.hero_id')
    .selectAll('posts')
    .select('media.alt')
    .orderBy('posts.id')
    .execute();
  const comments = await db.selectFrom('comments').selectAll().orderBy('id').execute();
  return {
    posts: posts.map(({ hero_id: _, ...post }) => ({
      ...post,
      body: withoutKeys(post.body),
      body_html: withoutKeys(post.body_html),
    })),
    comments: comments.map(({ reader_key: _, ...comment }) => comment),
    tags: await db.selectFrom('tags').selectAll().orderBy('id').execute(),
    embeds: await db.selectFrom('embeds').selectAll().orderBy('id').execute(),
  };
}

const withoutKeys = (text: string) => text.replace(/(\/media\/|data-picture=")[\w-]{16}/g, '$1');

/** Follows every address of our own from the front page on; of the many forms for a reply, a few. */
async function crawl(app: TestApp): Promise<{ broken: string[]; seen: number }> {
  const known = new Set(['/']);
  const broken: string[] = [];
  let replies = 0;
  for (const path of known) {
    const answer = await app.get(path);
    const target = answer.status >= 300 && answer.status < 400 ? answer.location : null;
    if (answer.status !== 200 && target === null) broken.push(`${answer.status} ${path}`);
    const links = [...answer.html.matchAll(/\s(?:href|src)="(\/[^"#]*)/g)].map(([, link = '']) => link);
    for (const link of target === null ? links : [target]) {
      const address = link.replaceAll('&amp;', '&').replace(/#.*/, '');
      if (address.includes('?reply=') && ++replies > 20) continue;
      known.add(address);
    }
  }
  return { broken, seen: known.size };
}
