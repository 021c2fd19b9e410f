import { setImmediate as turn } from 'node:timers/promises';
import { type WholeThread, wholeThread } from '../comments/thread/lines.ts';
import { LEVELS, type ThreadLine } from '../comments/thread/thread.ts';
import { settingsOf } from '../context.ts';
import { printable } from '../html.ts';
import type { Handler } from '../http/handler.ts';
import { sendKept } from '../http/keep.ts';
import { moved } from '../http/moved.ts';
import { tellCaches } from '../http/shared-cache.ts';
import { readableLines } from '../text/lines.ts';
import { shortDateTime } from '../time.ts';
import { absolute, postPath, threadTextPath } from '../urls.ts';
import { count } from '../words.ts';
import { postOf } from './post.ts';
import { nameOf, tombstone } from './tombstone.ts';

/** A thread as plain text, from its first word to its last: to read, to listen to, to put away. */
export const show: Handler = async (ctx, req, res) => {
  const post = await postOf(ctx, req);
  const path = threadTextPath(post);
  if (req.path !== path) return moved(res, path);
  const settings = await settingsOf(ctx);
  const text = [
    post.title,
    absolute(ctx.config.baseUrl, postPath(post)),
    '',
    `${count(post.comment_count, 'Response')} to “${post.title}”`,
    '',
    await threadText(await wholeThread(ctx.readDb, post.id), settings['site.timezone']),
  ].join('\n');
  tellCaches(ctx, res, { seconds: settings['site.shared_cache_seconds'] });
  // It is the post's page once more.
  res.set('X-Robots-Tag', 'noindex');
  sendKept(res.type('text/plain; charset=utf-8'), printable(text), {
    of: [`post:${post.id}`, 'settings'],
    until: null,
  });
};

/** How far a reply to a reply to a reply is moved in at most; from there on only words say what it answers. */
const DEEPEST = 8;
const INDENT = '    ';
/** What is said stands half a step further in than who says it, so that nobody's words can look like somebody's name. */
const HALF = '  ';

/** Comments between which others get their turn: thousands of them take a good part of a second. */
const AT_ONCE = 200;

/** Every comment under its name, an empty line after each. */
async function threadText({ lines, bodies }: WholeThread, zone: string): Promise<string> {
  let tops = 0;
  let text = '';
  for (const [i, line] of lines.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await turn();
    if (line.depth === 1) tops += 1;
    const margin = INDENT.repeat(Math.min(line.depth, DEEPEST) - 1);
    const body = bodies.get(line.comment.id);
    text += `${margin}${line.depth === 1 ? `${tops}. ` : ''}${headOf(line, zone)}\n`;
    for (const words of body ? readableLines(body) : []) text += words === '' ? '\n' : `${margin}${HALF}${words}\n`;
    text += '\n';
  }
  return text;
}

/** Who says it and when, or why nobody does; whom it answers where the page says that too. */
function headOf({ comment, depth, parent, beneath }: ThreadLine, zone: string): string {
  const who = comment.gone
    ? `[${tombstone(comment.gone, beneath)}]`
    : `${comment.name}, ${shortDateTime(comment.createdAt, zone)}`;
  return depth > LEVELS && parent ? `${who} ↑ to ${nameOf(parent)}` : who;
}
