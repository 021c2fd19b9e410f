import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, expiringSoon, UNDESCRIBED } from '../../src/media/media.ts';
import { DAY } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { aPicture, aPost } from '../support/factories.ts';

test('what expires soon is what a post shows and whose right ends in that time, the next one first', async (t) => {
  const app = await startApp(t);
  const { db } = app.ctx;
  const now = app.clock.now;
  const ends = [now + 5 * DAY, now + 2 * DAY, now + 9 * DAY, now, null];
  const ids: number[] = [];
  for (const [i, expires_at] of ends.entries()) {
    const id = await aPicture(app);
    ids.push(id);
    await describe(db, id, { ...UNDESCRIBED, alt: `Picture ${i}`, expires_at });
    await aPost(app, { title: `Story ${i}`, heroId: id });
  }
  const unused = await aPicture(app);
  await describe(db, unused, { ...UNDESCRIBED, expires_at: now + DAY });

  const soon = await expiringSoon(db, now, 5 * DAY, 10);
  assert.deepEqual(
    soon.map(({ id, alt, posts }) => [id, alt, posts.map((post) => post.title)]),
    [
      [ids[1], 'Picture 1', ['Story 1']],
      [ids[0], 'Picture 0', ['Story 0']],
    ],
  );
  assert.deepEqual((await expiringSoon(db, now, 5 * DAY, 1)).length, 1);
  assert.deepEqual(await expiringSoon(db, now, 2 * DAY - 1, 10), []);
});
