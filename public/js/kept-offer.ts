/** Offers words that this device has and the server never got: of this form, and beside an empty one of any new post. */

import { button } from './keeping-line.ts';
import { areSame, asideOf, type Copy, copyAt, dropHere, placesOf, wordsIn } from './kept-words.ts';

/** ms: words this young may still be typed on in another tab. */
const FRESH = 60_000;

/**
 * @param place of the form's words; what was kept there has been set aside (kept-words.ts)
 * @param savedAt when they last saved the post, by this device's clock, 0 for never; older words are no news. UTC ms
 * @param take sends a copy to be the draft, and leads to the form that shows it; false: that did not work
 */
export function offerKept(
  form: HTMLFormElement,
  { place, savedAt }: { place: string; savedAt: number },
  take: (copy: Copy) => Promise<boolean>,
): void {
  const [me = ''] = place.split('/');
  const isNew = form.querySelector<HTMLInputElement>('[name="form_key"]')?.value !== '';
  const own = asideOf(place).filter((each) => (copyAt(each)?.at ?? 0) > savedAt);
  for (const each of own) if (areSame(copyAt(each)?.words ?? [], wordsIn(form))) dropHere(each);
  const begun = placesOf(`${me}/`).filter((each) => /^[\w-]{16}\+*$/.test(each.slice(me.length + 1)));
  const old = begun.filter((each) => each !== place && Date.now() - (copyAt(each)?.at ?? 0) > FRESH);
  const found = [...own, ...(isNew ? old : [])].find(copyAt);
  const copy = found === undefined ? null : copyAt(found);
  if (found === undefined || !copy) return;
  const note = noteOf(
    copy,
    button('Take them', async () => {
      if (await take(copy)) dropHere(found);
    }),
    button('Throw away this device’s words', () => {
      dropHere(found);
      note.remove();
      offerKept(form, { place, savedAt }, take);
    }),
  );
  form.querySelector('.desk-top')?.after(note);
}

function noteOf({ words, at }: Copy, ...buttons: HTMLButtonElement[]): HTMLElement {
  const note = document.createElement('div');
  const says = document.createElement('p');
  const acts = document.createElement('p');
  const title = words.find(([name]) => name === 'title')?.[1].trim();
  says.textContent = `This device has words of ${hour(at)} that were never sent${title ? `: “${title}”` : ''}.`;
  acts.className = 'acts';
  acts.append(...buttons);
  note.className = 'notice notice--words';
  note.setAttribute('role', 'status');
  note.append(says, acts);
  return note;
}

/** By this device's clock and in its zone, as its words are. */
function hour(at: number): string {
  const then = new Date(at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' }).format(then);
  if (then.toDateString() === new Date().toDateString()) return time;
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(then)}, ${time}`;
}
