/** Likes without a new page: the same form, sent from here. The page says how many; who asked is told which are theirs. */

import { me } from './me.ts';
import { tell } from './told.ts';

const FAILED = 'Your like did not get through. Try again in a moment.';

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const button = form.querySelector('button');
  if (!form.matches('.like') || !button) return;
  event.preventDefault();
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  void toggle(form, button).finally(() => button.removeAttribute('aria-disabled'));
});

void me.then((me) => {
  for (const id of me?.liked ?? []) press(document.querySelector(`#comment-${id} > article .like button`), true);
});

async function toggle(form: HTMLFormElement, button: HTMLElement): Promise<void> {
  // Not before it is known whether this takes a like back.
  await me;
  const likes = button.ariaPressed !== 'true';
  tell(form.parentElement, '');
  press(button, likes);
  count(button, likes ? 1 : -1);
  const problem = await send(form, likes);
  if (problem === null) return;
  press(button, !likes);
  count(button, likes ? -1 : 1);
  tell(form.parentElement, problem);
}

/** @returns null where it was taken; else why not */
async function send(form: HTMLFormElement, likes: boolean): Promise<string | null> {
  const body = new URLSearchParams(likes ? {} : { undo: 'yes' });
  try {
    // The answer leads back to the comment, which is here already.
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    if (answer.ok || answer.type === 'opaqueredirect') return null;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.querySelector('main .lede')?.textContent || FAILED;
  } catch {
    return FAILED;
  }
}

function press(button: HTMLElement | null, likes: boolean): void {
  if (button) button.ariaPressed = String(likes);
}

function count(button: HTMLElement, change: 1 | -1): void {
  const number = button.querySelector('.num');
  if (!number) return;
  const likes = Math.max(0, Number(number.textContent?.replace(/\D/g, '')) + change).toLocaleString('en');
  number.textContent = likes;
  // The number is the last in the label: there may be others in a name.
  const label = button.getAttribute('aria-label') ?? '';
  button.setAttribute('aria-label', label.replace(/\d[\d,]*(?=\D*$)/, likes));
}
