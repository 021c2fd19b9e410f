import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moments } from '../../src/demo/moments.ts';
import { addresses, type PlannedComment, plan } from '../../src/demo/plan.ts';
import { stories } from '../../src/demo/posts/index.ts';
import { readScript } from '../../src/demo/script.ts';
import { UNDESCRIBED } from '../../src/media/media.ts';
import { DAY, HOUR, longDate, MINUTE } from '../../src/time.ts';

const UMBRELLA = { ...UNDESCRIBED, id: 1, key: 'a'.repeat(16), width: 1200, height: 800 };

test('a script is read as it stands, and refused where a line hangs on nothing', () => {
  const lines = readScript('A: one\n  B: two\n  | lines\n\n    [held links] C: three\n  [removed] D: four');
  assert.deepEqual(
    lines.map(({ name, body, status, parent }) => [name, body, status, parent]),
    [
      ['A', 'one', 'approved', null],
      ['B', 'two\nlines', 'approved', 0],
      ['C', 'three', 'held', 1],
      ['D', 'four', 'removed', 0],
    ],
  );
  assert.deepEqual(lines[2]?.reasons, ['links']);
  for (const wrong of [
    'A: one\n! boring',
    '[loud] A: one',
    '[removed boring] A: one',
    '    A: too deep',
    'A: one\n    B: too deep',
    'nobody says this',
  ])
    assert.throws(() => readScript(wrong), /no line of a script/);
});

test('notes before a name and reports below a line tell what became of a comment', () => {
  const [first, second, third] = readScript(
    '[pick; edited; 12 likes] A: one\n! spoiler: It is the keeper: I knew.\n! abuse\n  [removed abuse] B: two\n[deleted] C: three',
  );
  assert.deepEqual(first, {
    ...{ name: 'A', body: 'one', status: 'approved', reasons: [], parent: null, removedFor: null },
    ...{ picked: true, edited: true, likes: 12 },
    reports: [
      { cause: 'spoiler', note: 'It is the keeper: I knew.' },
      { cause: 'abuse', note: '' },
    ],
  });
  assert.deepEqual([second?.status, second?.removedFor, second?.parent, second?.likes], ['removed', 'abuse', 0, null]);
  assert.deepEqual([third?.status, third?.reports], ['deleted', []]);
});

test('what a script says comes in its order, answers after what they answer, nothing after the end', () => {
  const lines = readScript('A: 1\n  B: 2\n    C: 3\n  D: 4\n  E: 5\nF: 6\n  G: 7\nH: 8');
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = moments(lines, { from: 0, over: DAY, until: DAY });
  for (const [earlier, later] of [
    [0, a],
    [a, b],
    [b, c],
    [b, d],
    [d, e],
    [a, f],
    [f, g],
    [f, h],
    [h, DAY],
  ] as const)
    assert.ok(earlier < later, `${earlier} before ${later}`);
  assert.ok(moments(lines, { from: 0, over: DAY, until: 1_000 }).every((at) => at <= 1_000));
});

/** Moments of every hour, on all days of the week and in all months. */
const MOMENTS = Array.from({ length: 24 }, (_, i) => Date.UTC(2026, i / 2, 1 + i * 1.1, i, 7));
const ZONE = 'Europe/London';

function planned(now: number) {
  const links = addresses(stories, ZONE, now);
  const plans = new Map(
    stories.map((story) => [
      story.slug,
      plan(story, { links, pictures: new Map([['umbrella', UMBRELLA]]) }, ZONE, now),
    ]),
  );
  return (slug: string) => plans.get(slug) ?? assert.fail(`no story ${slug}`);
}

test('nobody answers what was not yet said, and people who sit together answer at once', () => {
  for (const now of MOMENTS) {
    const story = planned(now);
    for (const { slug, talk } of stories) {
      /** When each was last spoken to. */
      const last = new Map<PlannedComment, number>();
      for (const comment of story(slug).talk) {
        assert.ok(comment.at <= now && comment.at >= story(slug).createdAt, comment.body);
        if (!comment.answers) continue;
        const before = last.get(comment.answers) ?? comment.answers.at;
        assert.ok(comment.at > before, `${comment.body} before what it answers`);
        if (talk?.live) assert.ok(comment.at - before < MINUTE, `${comment.body} after ${comment.at - before} ms`);
        last.set(comment.answers, comment.at);
      }
    }
  }
});

test('what the stories tell of one another is true at every hour of every day', () => {
  for (const now of MOMENTS) {
    const story = planned(now);
    const out = (slug: string) => story(slug).publishedAt ?? assert.fail(`${slug} is not out`);
    const said = (slug: string, words: string) =>
      story(slug).talk.find(({ body }) => body.includes(words))?.at ?? assert.fail(`nobody says ${words}`);
    const card = (slug: string) => story(slug).rendered.embeds.at(-1)?.postedAt ?? assert.fail(`no card in ${slug}`);
    const final = 'open-post-the-final-of-the-proving-drawer';

    const umbrella = out('calder-whin-clipboard') - card('calder-whin-continuity');
    assert.ok(umbrella > DAY && umbrella < 7 * DAY, 'the umbrella was taken in the days before it was first shown');
    const soup = 'zephyrine-bell-soup-van';
    assert.equal(longDate(card(soup) + DAY, ZONE), longDate(out(soup), ZONE), 'the pans were empty last night');
    assert.ok(said('barney-quince-imani-lark-married', 'without a word') < said(final, 'My second comment ever'));
    assert.ok(said(final, 'Fourteen seconds of me') < out('blind-item-who-hums'));
    assert.ok(said(final, 'Bishop’s Folly') < out('dame-hermia-pugh-satnav'));
    assert.ok(out('overheard-in-the-queue-for-the-ferrets') - out('oriel-bascombe-sleeves-seats') < 2 * DAY);
    const minute = said(final, 'One minute and thirty-seven') - said(final, 'It’s been a minute');
    assert.ok(Math.abs(minute - 0.6 * MINUTE) < 0.1 * MINUTE);
    assert.ok(said(final, 'wash the plate') - out(final) < 4 * HOUR);
  }
});
