/**
 * Fills in the name and e-mail address that a reader had this device remember, or the name of an editor who is logged
 * in, and tells of the mark that the device keeps. Pages are the same for everybody, so they are asked for apart.
 */

import { type Me, me } from './me.ts';

const form = document.querySelector<HTMLFormElement>('#respond form');
void me.then((me) => form && me && fillIn(form, me));

function fillIn(form: HTMLFormElement, me: Me): void {
  const kept = form.querySelector<HTMLElement>('.kept-mark');
  if (kept && me.mark !== null) {
    kept.append(' ', Object.assign(document.createElement('em'), { textContent: me.mark }), '.');
    kept.hidden = false;
  }
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  // Somebody who types a name of their own may be somebody else, and wants nobody's address beside it.
  if (field('name').value || field('email').value) return;
  if (me.name !== null) {
    field('name').value = me.name;
    field('email').value = me.email;
    field('remember').checked = true;
  } else if (me.editor !== null) field('name').value = me.editor;
}
