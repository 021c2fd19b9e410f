import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

const links = (html: string) =>
  [...html.matchAll(/href="([^"]*)"[^>]*>([^<]*)</g)].map(([, to, words]) => `${words} ${to}`);
const main = (html: string) => html.split('<main')[1]?.split('</main>')[0] ?? '';

test('the archive has every month with stories under its year, and every foot leads there', async (t) => {
  const app = await startApp(t);
  assert.match((await app.get('/archive')).html, /Not a whisper/);
  for (const publishedAt of [Date.UTC(2026, 10, 2), Date.UTC(2026, 8, 2), Date.UTC(2026, 8, 3), Date.UTC(2024, 0, 2)])
    await aPost(app, { publishedAt });
  await aPost(app, { publishedAt: app.clock.now + 60 * DAY });
  const { html } = await app.get('/archive');
  assert.deepEqual(links(main(html)), [
    '2026 /2026',
    'November /2026/11',
    'September /2026/09',
    '2024 /2024',
    'January /2024/01',
  ]);
  assert.match(html, />September<\/a> <span>2 stories</);
  assert.match((await app.get('/about')).html, /<footer[\s\S]*href="\/archive"/);
});

test('a year and a month have the others beside them, and lead on to the next that has stories', async (t) => {
  const app = await startApp(t);
  for (const publishedAt of [Date.UTC(2026, 10, 2), Date.UTC(2026, 8, 2), Date.UTC(2024, 0, 2)])
    await aPost(app, { publishedAt });
  const september = main((await app.get('/2026/09')).html);
  for (const link of [
    'November /2026/11',
    '2026 /2026',
    '2024 /2024',
    '← November 2026 /2026/11',
    'January 2024 → /2024/01',
  ])
    assert.ok(links(september).includes(link), link);
  assert.match(september, /href="\/2026\/09" aria-current="page">September</);
  assert.match(september, /<h2 class="day">Wednesday 2 September 2026</);
  const year = main((await app.get('/2024')).html);
  assert.match(year, /href="\/2024" aria-current="page">2024</);
  assert.ok(links(year).includes('← 2026 /2026'));
  assert.doesNotMatch(year, / →</);
});

test('topics and authors say since when, what they are mostly about, and where to follow them', async (t) => {
  const app = await startApp(t);
  for (const [ageInDays, people] of [
    [30, ['Odalys Quist']],
    [3, ['Odalys Quist', 'Bram Vane']],
    [2, ['Odalys Quist', 'Bram Vane']],
    [1, ['Seen Once']],
  ] as const)
    await aPost(app, { topics: ['Soup', 'Coats'], people: [...people], ageInDays });
  const topic = main((await app.get('/topics/soup')).html);
  assert.match(topic, /<p class="lede">4 stories since 23 October 2026</);
  assert.match(topic, /Often in it[\s\S]*Odalys Quist[\s\S]*Bram Vane/);
  assert.doesNotMatch(topic, /Seen Once/);
  assert.match(topic, /href="\/topics\/soup\/feed\.xml">Follow by RSS/);
  const author = main((await app.get('/authors/imelda-farr')).html);
  assert.match(author, /4 stories since 23 October 2026/);
  assert.match(author, /Mostly about[\s\S]*href="\/topics\/soup"/);
  assert.match(author, /href="\/authors\/imelda-farr\/feed\.xml">Follow by RSS/);
  assert.match((await app.get('/people/bram-vane')).html, /href="\/people\/bram-vane\/feed\.xml">/);
});

test('people are filed without their honours, and have letters to jump to only where there are many', async (t) => {
  const app = await startApp(t);
  await aPost(app, { people: ['Dame Hermia Pugh', 'The Alderman', 'Bram Vane', '50 Coats'] });
  const shown = async () =>
    [...main((await app.get('/people')).html).matchAll(/<h2>([^<]*)<|<li><a href="[^"]*">([^<]*)</g)].map(
      ([, a, b]) => a ?? b,
    );
  assert.deepEqual(await shown(), ['0–9', '50 Coats', 'A', 'The Alderman', 'B', 'Bram Vane', 'H', 'Dame Hermia Pugh']);
  assert.match((await app.get('/people/dame-hermia-pugh')).html, /href="\/people#H">People, H</);
  assert.doesNotMatch((await app.get('/people')).html, /aria-label="Letters"/);
  await aPost(app, { people: Array.from({ length: 60 }, (_, n) => `Extra ${n}`) });
  assert.match(
    (await app.get('/people')).html,
    /<nav class="jump" aria-label="Letters">\s*<a href="#0–9">0–9<\/a>\s*<a href="#A">A</,
  );
});

test('a lost reader gets a form and the newest month; who was refused gets neither', async (t) => {
  const app = await startApp(t);
  const { html } = await app.get('/nowhere');
  assert.match(html, /<form class="search-form" role="search" action="\/search">/);
  assert.doesNotMatch(html, /Everything from/);
  await aPost(app, { ageInDays: 60 });
  assert.match((await app.get('/nowhere')).html, /<a href="\/2026\/09">Everything from September</);
  const refused = await app.post('/2026/09/x/comments', {}, { 'sec-fetch-site': 'cross-site' });
  assert.equal(refused.status, 403);
  assert.doesNotMatch(refused.html, /Everything from/);
});

test('lists without stories say so to engines too', async (t) => {
  const app = await startApp(t);
  for (const [path, words] of [
    ['/people', 'We have not talked about anybody yet.'],
    ['/topics', 'No story has a topic yet.'],
  ] as const)
    assert.ok((await app.get(path)).html.includes(`<meta name="description" content="${words}">`), path);
});
