/** Mutes a name on this device: all that stands under it shrinks to a line each, which opens again. Answers stay. */

import { read, write } from './store.ts';
import { goTo, say } from './told.ts';

const KEY = 'muted';
const AT_MOST = 50;

/** What tells one name from another. */
const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const kept = read(KEY);
let muted = Array.isArray(kept) ? kept.filter((name) => typeof name === 'string').slice(-AT_MOST) : [];

for (const article of document.querySelectorAll<HTMLElement>('.comment > article')) {
  const name = nameOf(article);
  article.querySelector('.c-do')?.append(button('Mute', `Mute ${name}`, () => mute(article), 'mute'));
  if (muted.includes(folded(name))) collapse(article);
}

function mute(pressed: HTMLElement): void {
  const name = nameOf(pressed);
  muted = [...muted.filter((each) => each !== folded(name)), folded(name)].slice(-AT_MOST);
  write(KEY, muted);
  const theirs = articlesOf(name);
  for (const article of theirs) collapse(article);
  (pressed.previousElementSibling?.querySelector('button') as HTMLElement | null)?.focus();
  say(`${name} is muted on this device, here and on other pages. Comments here: ${theirs.length}.`);
}

function unmute(pressed: HTMLElement): void {
  const name = nameOf(pressed);
  muted = muted.filter((each) => each !== folded(name));
  write(KEY, muted);
  for (const article of articlesOf(name)) reveal(article);
  goTo(pressed);
  say(`${name} is not muted any more.`);
}

function collapse(article: HTMLElement): void {
  if (article.hidden) return;
  const name = nameOf(article);
  const line = document.createElement('p');
  line.className = 'muted';
  const words = document.createElement('span');
  const who = document.createElement('bdi');
  who.textContent = name;
  words.append('Muted: ', who);
  const show = () => {
    reveal(article);
    goTo(article);
  };
  line.append(
    words,
    ' ',
    button('Show', `Show this one by ${name}`, show),
    ' ',
    button('Unmute', `Unmute ${name}`, () => unmute(article)),
  );
  article.before(line);
  article.hidden = true;
}

function reveal(article: HTMLElement): void {
  if (!article.hidden) return;
  article.previousElementSibling?.remove();
  article.hidden = false;
}

const articlesOf = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.comment > article')].filter(
    (article) => folded(nameOf(article)) === folded(name),
  );

function nameOf(article: HTMLElement): string {
  return article.querySelector('.c-name')?.textContent?.trim() ?? '';
}

function button(words: string, label: string, act: () => void, name = 'linkish'): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = name;
  button.textContent = words;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', act);
  return button;
}
