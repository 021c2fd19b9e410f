import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveAlias, idByName } from '../../src/tags/names.ts';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { aDesk, WHERE, write } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

const POST = '/2026/11/odalys-brought-soup';
const PERSON = '/people/odalys-finch';

/** Where each leads; null: nowhere. */
const SPELLINGS: [asked: string, address: string | null][] = [
  // Lists
  ['/page/1', '/'],
  ['/PAGE/2/', '/page/2'],
  ['/page/2/', '/page/2'],
  ['/page/3/', null],
  ['/index.php', '/'],
  ['/index.html', '/'],
  ['/people/', '/people'],
  ['/People', '/people'],
  ['//people', '/people'],
  ['/people//', '/people'],
  ['/%70eople', '/people'],
  ['/PEOPLE/Odalys-Finch', PERSON],
  ['/people/odalys-finch/?utm_source=x', PERSON],
  ['/people/%6fdalys-finch', PERSON],
  ['/people//odalys-finch/page/1/', PERSON],
  ['/people/odalys-finch/page/9/', null],
  ['/people/the-soup-lady', PERSON],
  ['/PEOPLE/The-Soup-Lady/page/1/', PERSON],
  ['/people/nobody/', null],
  ['/topics/SOUP/', '/topics/soup'],
  ['/topics/odalys-finch/', null],
  ['/authors/Imelda-Farr/', '/authors/imelda-farr'],
  ['/2026/', '/2026'],
  ['/2026/1', null],
  ['/2026/9', null],
  ['/2026/3', '/2026/03'],
  ['/2026/3/page/1', '/2026/03'],
  ['/2026/13/', null],
  // Stories
  [`${POST}/`, POST],
  [`/${POST}`, POST],
  ['/2026/11/Odalys-Brought-SOUP', POST],
  ['/1999/1/odalys-brought-soup/?comments=1&reply=4', `${POST}?reply=4`],
  [`${POST}/?sort=newest&utm_source=x`, `${POST}?sort=newest&utm_source=x`],
  [`${POST}?comments=1`, POST],
  [`${POST}/?comments=1`, POST],
  ['/2026/11/%6fdalys-brought-soup', POST],
  [`${POST}.html`, POST],
  ['/2026/11/22/odalys-brought-soup/', POST],
  [`${POST}/comment-page-2/`, POST],
  ['/odalys-brought-soup/', POST],
  ['/2026/11/from_the.OLD-blog/', '/2026/11/From_the.Old-Blog'],
  ['/2026/11/no-such-thing/', null],
  ['/2026/11/22/33/odalys-brought-soup', null],
  // Files
  ['/FEED.XML', '/feed.xml'],
  [`${POST}/feed.xml/`, `${POST}/feed.xml`],
  ['/2026/feed.xml/', null],
  ['/comments/feed.xml/', '/comments/feed.xml'],
  ['/Comments/feed.xml', '/comments/feed.xml'],
  ['/comments//feed.xml', '/comments/feed.xml'],
  ['/COMMENTS/atom.xml/', '/comments/atom.xml'],
  ['/comments/FEED.json', '/comments/feed.json'],
  ['/comments/comments.txt/', null],
  ['/comments/', null],
  ['/Sitemap.xml', '/sitemap.xml'],
  ['/sitemap_index.xml', '/sitemap.xml'],
  ['/wp-sitemap.xml', '/sitemap.xml'],
  ['/robots.txt/', '/robots.txt'],
  // Standing pages and search
  ['/About/', '/about'],
  ['/search/?q=soup+%26+bread', '/search?q=soup+%26+bread'],
  ['/Search', '/search'],
  // WordPress
  ['/tag/soup/', '/topics/soup'],
  ['/tag/soup', '/topics/soup'],
  ['/tag/soup/page/40/', '/topics/soup'],
  ['/category/food/Soup/', '/topics/soup'],
  ['/category/odalys-finch', PERSON],
  ['/tag/the-soup-lady/page/2/', PERSON],
  ['/author/imelda-farr/', '/authors/imelda-farr'],
  ['/index.php/tag/soup', '/topics/soup'],
  ['/tag/nothing/', null],
  ['/tag/', null],
  ['/category/', null],
  ['/author/nobody/page/2', null],
  ['/?p=12', POST],
  ['/?page_id=12', POST],
  ['/index.php?p=12', POST],
  ['/?p=7', '/2026/03/in-march'],
  ['/?p=13', null],
  ['/?p=0', null],
  ['/?p=x%00', null],
  ['/?p=', null],
  ['/?p=1&p=12', null],
  ['/?s=soup%20%26%20bread', '/search?q=soup%20%26%20bread'],
  ['/?s=', '/search'],
  ['/wp-login.php', null],
  ['/wp-admin/', null],
  ['/wp-admin/admin-ajax.php', null],
  ['/wp-content/uploads/2026/11/soup.jpg', null],
  // Nobody is led away
  ['//evil.example', null],
  ['//evil.example/', null],
  ['//evil.example/page/1', null],
  ['///evil.example//people/', null],
  ['/%2f%2fevil.example/', null],
  ['/%5cevil.example/page/1/', null],
  ['/people/%2f%2fevil.example/', null],
  ['/people/%00/', null],
  ['/%e0%a4%a/', null],
];

test('a thing has one address, and every other spelling of it leads there at once', async (t) => {
  const app = await startApp(t);
  const about = { people: ['Odalys Finch'], topics: ['Soup'] };
  const { id } = await aPost(app, about);
  const march = await aPost(app, { title: 'In March', publishedAt: Date.UTC(2026, 2, 3) });
  const old = await aPost(app, { title: 'Old', ageInDays: 1 });
  for (let n = 0; n < 20; n++) await aPost(app, { title: `More ${n}`, ageInDays: 2 });
  const { db } = app.ctx;
  const key = (import_key: string, id: number) => db.updateTable('posts').set({ import_key }).where('id', '=', id);
  await key('wxr:old.example/12', id).execute();
  await key('wxr:older.example/blog/7', march.id).execute();
  await db.updateTable('posts').set({ slug: 'From_the.Old-Blog' }).where('id', '=', old.id).execute();
  await db.insertInto('old_slugs').values({ slug: 'from_the.old-blog', post_id: old.id }).execute();
  const odalys = (await idByName(db, 'person', 'Odalys Finch')) ?? 0;
  await giveAlias(db, { id: odalys, kind: 'person' }, 'The Soup Lady');

  for (const [asked, address] of SPELLINGS) {
    const answer = await app.get(asked);
    assert.equal(answer.location, address ?? '', asked);
    assert.ok(
      address === null ? [400, 404].includes(answer.status) : answer.status === 301,
      `${asked} ${answer.status}`,
    );
    if (address === null || address.includes('reply')) continue;
    const there = await app.get(address);
    assert.ok([200, 404].includes(there.status) && there.location === '', `${asked} leads on from ${address}`);
    if (!/\.(?:xml|json|txt)$/.test(address)) assert.equal(there.status, 200, address);
  }
  for (const address of ['/', POST, PERSON, '/2026/03', '/2026/11/From_the.Old-Blog', '/search?q=x', '/?utm_source=x'])
    assert.equal((await app.get(address)).status, 200, address);
});

test('only who asks is led on, and nobody from what is not linked', async (t) => {
  const app = await startApp(t);
  await aPost(app);
  for (const path of [`${POST}/`, '/PEOPLE/odalys-finch', '/tag/soup/'])
    assert.equal((await app.post(path, { name: 'x' })).status, 404, path);
  assert.equal((await fetch(`${app.url}${POST}/`, { method: 'HEAD', redirect: 'manual' })).status, 301);
  for (const path of ['/media/odalys-brought-soup', '/assets/odalys-brought-soup/', '/MEDIA/', '/me.json/x'])
    assert.equal((await app.get(path)).status, 404, path);
});

test('an address of before leads on at once, however it is spelt', async (t) => {
  const app = await aDesk(t);
  const id = await write(app);
  await app.post(`/admin/posts/${id}`, { publish: 'now', slug: 'hers' });
  for (const spelling of [
    WHERE,
    `${WHERE}/`,
    WHERE.toUpperCase(),
    `/${WHERE}//`,
    `${WHERE}?comments=1`,
    `${WHERE}.html`,
  ])
    assert.equal((await app.get(spelling)).location, '/2026/11/hers', spelling);
});

test('what readers cannot see has no address', async (t) => {
  const app = await startApp(t);
  const ahead = await aPost(app, { title: 'Tomorrow', publishedAt: app.clock.now + 1, topics: ['Later'] });
  await app.ctx.db.updateTable('posts').set({ import_key: 'wxr:old.example/3' }).execute();
  const spellings = [
    `${postPath(ahead)}/`,
    '/tomorrow',
    '/?p=3',
    '/TOPICS/later',
    '/tag/later/',
    '/2026/',
    '/authors/Imelda-Farr',
  ];
  for (const spelling of spellings) assert.equal((await app.get(spelling)).status, 404, spelling);
  app.clock.now += 1;
  for (const spelling of spellings) assert.equal((await app.get(spelling)).status, 301, spelling);
});
