/** Puts a picked comment's line into the story where the cursor was, and opens the tray from the toolbar. */

import { insertBlock } from './writing.ts';

const tray = document.querySelector<HTMLDetailsElement>('#tray');
const story = document.querySelector<HTMLTextAreaElement>('textarea#body');

if (tray && story) {
  for (const button of tray.querySelectorAll<HTMLButtonElement>('[data-line]')) {
    button.hidden = false;
    button.addEventListener('click', () => insertBlock(story, button.dataset.line ?? ''));
  }
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-tool="comment"]')) return;
    tray.open = true;
    tray.querySelector('summary')?.focus();
  });
}
