import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { importWordpress } from '../../src/import/wordpress.ts';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { startApp } from '../support/app.ts';
import { aDesk, STORY, WHERE, write } from '../support/desk.ts';

const FILE = readFileSync(new URL('../support/fixtures/lighthouse.wxr.xml', import.meta.url), 'utf8');
const [INSTAGRAM = ''] = /<blockquote class="instagram-media"[\s\S]*?embed\.js"><\/script>/.exec(FILE) ?? [];
const X =
  '<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">Ninety rungs &amp; no view 🪜<br><br>Worth it. <a href="https://t.co/9Rungs">pic.twitter.com/9Rungs</a></p>&mdash; Odalys Finch (@odalysfinch) <a href="https://twitter.com/odalysfinch/status/1234567890123456789?ref_src=twsrc%5Etfw">March 1, 2020</a></blockquote> <script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>';
const FACEBOOK =
  '<div id="fb-root"></div><script async defer src="https://connect.facebook.net/en_US/sdk.js#xfbml=1&version=v3.2"></script><div class="fb-post" data-href="https://www.facebook.com/wickandtallow/posts/1234567890123456" data-width="500"><blockquote cite="https://developers.facebook.com/wickandtallow/posts/1234567890123456" class="fb-xfbml-parse-ignore"><p>She counted the gulls.</p>Posted by <a href="https://www.facebook.com/wickandtallow/">Wick &amp; Tallow</a> on&nbsp;<a href="https://developers.facebook.com/wickandtallow/posts/1234567890123456">Sunday, March 1, 2020</a></blockquote></div>';
const THREADS =
  '<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@odalysfinch/post/Rungs90" data-text-post-version="0" id="ig-tp-Rungs90"><a href="https://www.threads.net/@odalysfinch/post/Rungs90" target="_blank"><div><div>Post by @odalysfinch</div><div>View on Threads</div></div></a></blockquote> <script async src="https://www.threads.net/embed.js"></script>';

const figuresOf = (html: string) => html.match(/<figure class="embed[\s\S]*?<\/figure>/g);

test('an embed code says the same from an export and from a paste', async (t) => {
  const codes = [INSTAGRAM, X, FACEBOOK, THREADS];
  const exported = await startApp(t);
  const file = FILE.replace(INSTAGRAM, () => codes.join('\n\n'));
  await importWordpress(exported.ctx, () => Readable.from([Buffer.from(file)]), {
    zone: 'UTC',
    closeAfterDays: 14,
    dryRun: false,
  });
  const { id: importedId } = await exported.ctx.db
    .selectFrom('posts')
    .select('id')
    .where('slug', '=', 'odalys_finch_and_the_ladder')
    .executeTakeFirstOrThrow();
  const imported = (await byId(exported.ctx.db, importedId))?.embeds.slice(0, codes.length);

  const desk = await aDesk(t);
  const id = await write(desk, { ...STORY, body: `Look:\n\n${codes.join('\n\n')}\n\nThere.` });
  const pasted = await byId(desk.ctx.db, id);
  assert.deepEqual(pasted?.embeds, imported);
  assert.deepEqual(
    pasted?.embeds.map((embed) => [embed.authorName, embed.authorHandle, embed.quote]),
    [
      ['Odalys Finch', 'odalysfinch', 'Ninety rungs.\nI counted the gulls instead.'],
      ['Odalys Finch', 'odalysfinch', 'Ninety rungs & no view 🪜\n\nWorth it.'],
      ['Wick & Tallow', null, 'She counted the gulls.'],
      [null, 'odalysfinch', null],
    ],
  );
  assert.equal(pasted?.body, `Look:\n\n${pasted?.embeds.map(({ url }) => url).join('\n\n')}\n\nThere.`);

  const [old, fresh] = await Promise.all([exported.get('/2020/03/odalys_finch_and_the_ladder'), desk.get(WHERE)]);
  assert.equal(figuresOf(fresh.html)?.length, codes.length);
  assert.deepEqual(figuresOf(old.html)?.slice(0, codes.length), figuresOf(fresh.html));
});
