/**
 * What only its author is shown: which comments are theirs, until when these may be changed, and that some wait. And the
 * way to what somebody at the desk is shown.
 */

import { type Me, me, thread } from './me.ts';
import { goTo } from './told.ts';

/** Browsers count no longer than this, in ms; the page will not be open for so long. */
const LONGEST = 2 ** 31 - 1;

void me.then((me) => {
  if (!me) return;
  for (const id of me.own) markOwn(id);
  for (const mine of me.mine) offerChange(mine, me.now);
  if (me.waiting > 0) tellWaiting(me.waiting);
  // Nobody else pays for what is the desk's.
  if (me.editor !== null) void import('./picking.ts');
});

const articleOf = (id: number) => document.querySelector<HTMLElement>(`#comment-${id} > article`);

function markOwn(id: number): void {
  const article = articleOf(id);
  const you = document.createElement('span');
  you.className = 'c-you';
  you.textContent = '(you)';
  article?.querySelector('.c-name')?.after(' ', you);
  article?.querySelector('.mute')?.remove();
}

function offerChange({ id, until, edit }: Me['mine'][number], now: number): void {
  const article = articleOf(id);
  const time = article?.querySelector('time')?.dateTime ?? '';
  const left = until - now;
  if (!article || left > LONGEST) return;
  const link = document.createElement('a');
  link.className = 'change';
  link.href = `/c/${id}/revision`;
  link.textContent = `${edit ? 'Edit or delete' : 'Delete'} until ${clock(until, time)}`;
  article.querySelector('.c-do')?.append(link);
  setTimeout(() => {
    if (document.activeElement === link) goTo(article);
    link.remove();
  }, left);
}

/** `9:58`, in the zone in which the comment beside it tells its time: `2026-11-22T09:43:00+01:00`. */
function clock(at: number, beside: string): string {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(beside) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return new Date(at + ahead * 60_000)
    .toISOString()
    .slice(11, 16)
    .replace(/^0(?=\d)/, '');
}

function tellWaiting(waiting: number): void {
  const end = thread?.querySelector('.responses-in');
  const form = end?.querySelector(':scope > #respond');
  const line = document.createElement('p');
  const link = document.createElement('a');
  line.className = 'waiting';
  line.textContent =
    waiting === 1 ? 'One comment of yours waits for an editor. ' : `${waiting} comments of yours wait for an editor. `;
  link.href = '/me';
  link.textContent = `Only you can see ${waiting === 1 ? 'it' : 'them'}`;
  line.append(link);
  if (form) form.before(line);
  else end?.append(line);
}
