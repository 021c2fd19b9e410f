import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

/** The part of the front page under that heading. */
async function box(app: TestApp, heading: string, path = '/'): Promise<string> {
  const { html } = await app.get(path);
  return html.split(`>${heading}<`)[1]?.split('</section>')[0] ?? '';
}

const titles = (html: string) => [...html.matchAll(/<h[23]><a [^>]*>([^<]*)</g)].map(([, title]) => title);

test('the lead has its picture big and described; without one it stands alone with its words', async (t) => {
  const app = await startApp(t);
  await aPost(app, { topics: ['Red carpets'], heroId: await aPicture(app, { alt: 'A flask' }) });
  const { html } = await app.get('/');
  assert.match(
    html,
    /<article class="lead">\s*<a class="picture"[^>]*><img [^>]*alt="A flask"[^>]*fetchpriority="high"/,
  );
  assert.match(html, /<a class="kicker kicker--label" href="\/topics\/red-carpets">Red carpets</);

  await aPost(app, { title: 'Newer', publishedAt: app.clock.now - 1 });
  const plain = (await app.get('/')).html;
  assert.match(plain, /<article class="lead lead--plain">\s*<div class="lead-text">\s*<h2>/);
});

test('days are called as people call them, until a week is over', async (t) => {
  const app = await startApp(t, { settings: { 'site.timezone': 'Pacific/Auckland' } });
  // It is Monday morning there.
  for (const hours of [0, 0.5, 1.5, 26, 24 * 7]) await aPost(app, { publishedAt: app.clock.now - hours * HOUR });
  const { html } = await app.get('/');
  const days = [...html.matchAll(/<h2 class="day">([^<]+)/g)].map(([, day]) => day);
  assert.deepEqual(days, ['Still Monday', 'Sunday', 'Saturday', 'Earlier in November']);
  assert.match(html, /<b>Monday 23 November 2026<\/b>/);
});

test('the next three stories with pictures stand in a row, and not in the river again', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app);
  const age = (n: number) => ({ title: `Story ${n}`, publishedAt: app.clock.now - n * HOUR });
  await aPost(app, { ...age(1), heroId });
  for (const n of [2, 4]) await aPost(app, age(n));
  for (const n of [3, 5]) await aPost(app, { ...age(n), heroId });
  assert.doesNotMatch((await app.get('/')).html, /class="trio"/);
  assert.deepEqual(titles((await app.get('/')).html), ['Story 1', 'Story 2', 'Story 3', 'Story 4', 'Story 5']);

  for (const n of [6, 7]) await aPost(app, { ...age(n), heroId });
  const { html } = await app.get('/');
  const [trio = ''] = /<section class="trio"[\s\S]*?<\/section>/.exec(html) ?? [];
  assert.deepEqual(titles(trio), ['Story 3', 'Story 5', 'Story 6']);
  assert.deepEqual(
    titles(html).sort(),
    [1, 2, 3, 4, 5, 6, 7].map((n) => `Story ${n}`),
  );
});

test('most discussed are the five of the last week with the most approved responses, if there are three', async (t) => {
  const app = await startApp(t);
  const say = async (title: string, times: number, ageInDays: number) => {
    const post = await aPost(app, { title, ageInDays });
    for (let n = 0; n < times; n++) await aComment(app, post);
    return post;
  };
  await say('Nine, but old', 9, 8);
  await say('Two', 2, 6);
  const silent = await say('None', 0, 0.1);
  for (let n = 0; n < 9; n++) await aComment(app, silent, { status: 'held' });
  await say('Three', 3, 1);
  assert.equal(await box(app, 'Most discussed this week'), '');

  await say('Four', 4, 2);
  assert.deepEqual(titles(await box(app, 'Most discussed this week')), ['Four', 'Three', 'Two']);
  for (const times of [5, 6, 7]) await say(String(times), times, 3);
  assert.deepEqual(titles(await box(app, 'Most discussed this week')), ['7', '6', '5', 'Four', 'Three']);
});

test('who had the most stories lately is shown in a picture, with what the story of it is about', async (t) => {
  const app = await startApp(t);
  const heading = 'People we cannot stop talking about';
  const names = async () => [...(await box(app, heading)).matchAll(/<b>([^<]+)<\/b>/g)].map(([, name]) => name);
  const seen = async (...people: string[]) =>
    aPost(app, {
      people,
      topics: ['Soup'],
      heroId: await aPicture(app, { alt: `${people[0]}, waving` }),
      ageInDays: 3,
    });
  await seen('Ann', 'Always Second');
  await seen('Bea', 'Always Second');
  await seen('Cat', 'Always Second');
  await aPost(app, { people: ['Pictureless'], ageInDays: 4 });
  await aPost(app, { people: ['Long Ago'], heroId: await aPicture(app, { alt: 'Long Ago' }), ageInDays: 61 });
  assert.deepEqual(await names(), []);

  await seen('Dee');
  await aPost(app, { people: ['Dee'], ageInDays: 1 });
  assert.deepEqual(await names(), ['Dee', 'Ann', 'Bea', 'Cat']);
  const strip = await box(app, heading);
  assert.match(strip, /href="\/people\/dee">[\s\S]*?<img [^>]*loading="lazy"[\s\S]*?<b>Dee<\/b><span>Soup<\/span>/);

  for (const name of ['Eve', 'Fay', 'Gus', 'Hal', 'Ike', 'Joe'])
    await aPost(app, {
      people: [name],
      heroId: await aPicture(app, { alt: name < 'H' ? name : 'A coat' }),
      ageInDays: 2,
    });
  assert.deepEqual(await names(), ['Dee', 'Ann', 'Bea', 'Cat', 'Eve', 'Fay', 'Gus']);
  await seen('Gus');
  assert.equal((await names())[1], 'Gus');
});

test('two who look like one picture: it is shown once', async (t) => {
  const app = await startApp(t);
  const heroId = await aPicture(app, { alt: 'Ann, Bea, Cat and Dee' });
  for (const name of ['Ann', 'Bea', 'Cat', 'Dee']) await aPost(app, { people: [name], heroId, ageInDays: 3 });
  assert.equal(await box(app, 'People we cannot stop talking about'), '');
});

test('still talking are stories older than a day, open, and with something said in the last one', async (t) => {
  const app = await startApp(t);
  const { now } = app.clock;
  const said = async (title: string, ageInDays: number, ...hoursAgo: number[]) => {
    const post = await aPost(app, { title, ageInDays });
    for (const hours of hoursAgo)
      await aComment(app, post, {
        name: `Bea <${hours}>`,
        body: `> Never.\n\nShe has the *other* coat & ${'hat '.repeat(30)}`,
        at: now - hours * HOUR,
      });
    return post;
  };
  await said('Today’s', 0.5, 1, 2, 3);
  await said('Forgotten', 2, 25);
  await said('Too old', 14, 1, 2, 3);
  const shut = await said('Shut by an editor', 3, 1, 2, 3);
  await app.ctx.db
    .updateTable('posts')
    .set({ comments_closed_at: now, comments_closed_by: 'editor' })
    .where('id', '=', shut.id)
    .execute();
  const silent = await said('Only held', 3);
  await aComment(app, silent, { status: 'held' });
  assert.doesNotMatch((await app.get('/')).html, /Still talking/);

  await said('The wrong coat', 6, 2, 30);
  await said('The lighthouse', 12, 5, 4, 3);
  const talking = await box(app, 'Still talking');
  assert.deepEqual(titles(talking), ['The lighthouse', 'The wrong coat']);
  assert.match(
    talking,
    /<b><bdi>Bea &lt;3&gt;<\/bdi><\/b> <span class="says">says:<\/span> She has the other coat &amp; hat (hat )+hat…<\/p>/,
  );
  assert.match(talking, /12 days on, closes in 2 days</);
  assert.match(talking, /6 days on<[\s\S]*2 responses</);

  await aPost(app, { title: 'Kept open', ageInDays: 40 });
  await app.ctx.db.updateTable('posts').set({ comments_keep_open: 1 }).where('title', '=', 'Kept open').execute();
  const { id } = await app.ctx.db
    .selectFrom('posts')
    .select('id')
    .where('title', '=', 'Kept open')
    .executeTakeFirstOrThrow();
  for (let n = 0; n < 5; n++) await aComment(app, { id }, { at: now - HOUR });
  assert.equal(titles(await box(app, 'Still talking'))[0], 'Kept open');
});

test('the boxes stand on the first page only, and the nameplate says how much was said', async (t) => {
  const app = await startApp(t);
  for (let n = 0; n < 22; n++) {
    const picture = n < 5 ? { heroId: await aPicture(app, { alt: `Person ${n}` }) } : {};
    const post = await aPost(app, { people: [`Person ${n}`], ...picture, ageInDays: n / 10 + 1.2 });
    if (n < 4) await aComment(app, post);
  }
  const first = (await app.get('/')).html;
  const second = (await app.get('/page/2')).html;
  for (const part of ['class="lead"', 'class="trio"', 'Most discussed', 'People we cannot', 'Still talking']) {
    assert.ok(first.includes(part), part);
    assert.ok(!second.includes(part), part);
  }
  assert.match(second, /By month/);
  assert.match(first, /4 responses since yesterday/);
  app.clock.now += DAY;
  assert.doesNotMatch((await app.get('/')).html, /since yesterday/);
});

test('without a tagline the house says what it is', async (t) => {
  const app = await startApp(t, { settings: { 'site.tagline': '', 'site.title': 'Soup Row' } });
  assert.match(
    (await app.get('/')).html,
    /<meta name="description" content="Stories on Soup Row: the newest, who is in them, and what readers say\.">/,
  );
  assert.match((await app.get('/feed.xml')).html, /<description>Stories on Soup Row\.<\/description>/);
  assert.match((await app.get('/atom.xml')).html, /<subtitle>Stories on Soup Row\.<\/subtitle>/);
});
