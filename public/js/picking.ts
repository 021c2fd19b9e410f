/** What somebody of the desk can do with a comment where it stands: pick it, take that back, open it at the desk. */

import { say, tell } from './told.ts';

for (const comment of document.querySelectorAll<HTMLElement>('.comment[id] > article')) {
  const id = comment.parentElement?.id.replace('comment-', '');
  const acts = comment.querySelector('.c-do');
  if (id && acts)
    acts.append(' ', pickButton(comment, `/admin/comments/${id}`), ' ', deskLink(`/admin/comments/${id}`));
}

function pickButton(comment: HTMLElement, address: string): HTMLButtonElement {
  const row = comment.parentElement;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'c-pick';
  button.textContent = 'Pick';
  button.ariaPressed = String(row?.classList.contains('comment--pick') ?? false);
  button.ariaLabel = `Pick ${comment.querySelector('.c-name bdi')?.textContent ?? ''}’s comment`;
  button.addEventListener('click', async () => {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    tell(button.parentElement, '');
    const picks = button.ariaPressed !== 'true';
    if (await send(`${address}/${picks ? 'pick' : 'unpicking'}`)) {
      button.ariaPressed = String(picks);
      row?.classList.toggle('comment--pick', picks);
      stamp(comment, picks);
      say(picks ? 'Picked. It waits beside the stories that are being written.' : 'Not a pick any more.');
    } else tell(button.parentElement, 'That did not work. Are you still logged in at the desk?');
    button.ariaDisabled = null;
  });
  return button;
}

function deskLink(address: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = 'Open at the desk';
  return link;
}

/** The answer leads to the desk, where nobody wants to go now. */
async function send(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { method: 'POST', redirect: 'manual' });
    return answer.ok || answer.type === 'opaqueredirect';
  } catch {
    return false;
  }
}

function stamp(comment: HTMLElement, picked: boolean): void {
  comment.querySelector(':scope > .pick')?.remove();
  if (!picked) return;
  const words = document.createElement('p');
  words.className = 'pick';
  words.textContent = 'Editor’s pick';
  comment.prepend(words);
}
