/**
 * Shows what is new since the last visit, and leads from one new comment to the next: those on this page in its order,
 * then the others, each on its own page.
 */

import { type Me, me, post, thread, VISITS, visit } from './me.ts';
import { read, write } from './store.ts';
import { goTo, say } from './told.ts';
import { sinceWords, visitsOf, withVisit } from './visits.ts';

/** No longer list is told. */
const MANY = 500;
/** Which new ones Next new has led to, until this tab is closed. */
const LED_TO = `new:${post}`;

// An address that says since when has it all marked already.
void me.then((me) => me && me.fresh.length > 0 && !thread?.querySelector('.since') && show(me));

function show(me: Me): void {
  const onPage = me.fresh.map(commentOf).filter((comment) => comment !== null);
  for (const comment of onPage) flag(comment);

  const bar = document.createElement('p');
  bar.className = 'since';
  const words = document.createElement('b');
  const number = me.fresh.length < MANY ? me.fresh.length : `${MANY} or more`;
  words.textContent = `${number} new ${sinceWords(visit?.from ?? 0, Date.now())}`;
  bar.append(
    words,
    button('Next new', () => next(me.fresh)),
    button('Mark all as read', () => markRead(bar, onPage)),
  );
  thread?.querySelector('.responses-lead')?.after(bar);
  say(`${words.textContent}.`);
}

const commentOf = (id: number) => document.querySelector<HTMLElement>(`#comment-${id}`);

function flag(comment: HTMLElement): void {
  comment.classList.add('comment--new');
  const word = document.createElement('span');
  word.className = 'flag';
  word.textContent = 'New';
  comment.querySelector(':scope > article .c-who')?.append(' ', word);
}

function button(words: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'linkish';
  button.textContent = words;
  button.addEventListener('click', act);
  return button;
}

function next(fresh: readonly number[]): void {
  const ledTo = new Set(readLedTo());
  const here = [...document.querySelectorAll<HTMLElement>('.comment--new')].filter(
    (comment) => !comment.querySelector<HTMLElement>(':scope > article')?.hidden,
  );
  const idOf = (comment: HTMLElement) => Number(comment.id.replace('comment-', ''));
  const comment = here.find((comment) => !ledTo.has(idOf(comment)));
  const elsewhere = fresh.find((id) => !ledTo.has(id) && !commentOf(id));
  const id = comment ? idOf(comment) : elsewhere;
  if (id === undefined) {
    keepLedTo([]);
    if (ledTo.size > 0) next(fresh);
    return;
  }
  keepLedTo([...ledTo, id]);
  if (!comment) {
    location.href = `/c/${id}`;
    return;
  }
  for (let fold = comment.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  comment.scrollIntoView({ block: 'start' });
  goTo(comment.querySelector<HTMLElement>(':scope > article') ?? comment);
  say(`New, ${ledTo.size + 1} of ${fresh.length}`);
}

function markRead(bar: HTMLElement, onPage: readonly HTMLElement[]): void {
  if (visit) write(VISITS, withVisit(visitsOf(read(VISITS)), post, { ...visit, base: visit.seen }));
  for (const comment of onPage) {
    comment.classList.remove('comment--new');
    comment.querySelector(':scope > article .flag:not(.flag--desk)')?.remove();
  }
  bar.remove();
  keepLedTo([]);
  const heading = thread?.querySelector<HTMLElement>('#responses');
  if (heading) goTo(heading);
  say('All of them count as read.');
}

/** Whatever else may stand there leads to the first one again. */
function readLedTo(): unknown[] {
  const ids = read(LED_TO, 'tab');
  return Array.isArray(ids) ? ids : [];
}

const keepLedTo = (ids: readonly unknown[]) => write(LED_TO, ids, 'tab');
