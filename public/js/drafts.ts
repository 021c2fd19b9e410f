/**
 * Keeps what is typed on this device until the server has taken it, and gives it back where the form is empty. Each
 * place, the end of the thread or the answer to one comment, has a draft of its own; words that are typed travel with
 * the form, and never onto another draft.
 */

import { draftAt, dropDraft, dropSent, freeAt, keepDraft, placesAt, placesOf, settleSent } from './draft-store.ts';
import { known, me, post } from './me.ts';
import { say } from './told.ts';

const PAUSE = 300;

const taken = document.querySelector<HTMLElement>('[data-taken]')?.dataset.taken;
if (taken) dropSent(taken);
const form = document.querySelector<HTMLFormElement>('#respond form');
if (form && post) keepDrafts(form);

function keepDrafts(form: HTMLFormElement): void {
  const parent = form.elements.namedItem('parent') as HTMLInputElement;
  const body = form.elements.namedItem('body') as HTMLTextAreaElement;
  const note = noteAfter(body.closest('.field') ?? body);
  const here = () => `${post}:${parent.value}`;
  /** Where the words in the form are kept; null: nowhere yet. */
  let place: string | null = null;
  /** They were given back and are as they were, so they stay where they belong when the form leaves. */
  let untouched = false;
  let timer = 0;

  // A refused comment comes with its words, which were not taken, whatever else was.
  if (body.value && form.querySelector('.wrong-summary')) {
    place = placesAt(here()).find((each) => draftAt(each)?.body === body.value) ?? null;
    keep();
  }
  giveBack();
  void me.then((me) => {
    if (me) settleSent(post, me.last);
    giveBack(true);
    pointOut();
  });

  body.addEventListener('input', () => {
    untouched = false;
    note.hide();
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener('submit', () => keep(true));
  form.addEventListener('moved', moved);
  addEventListener('pagehide', hurry);
  addEventListener('visibilitychange', hurry);

  /** Does at once what waits for a pause in typing. */
  function hurry(): void {
    if (timer) keep();
  }

  function keep(sent = false): void {
    clearTimeout(timer);
    timer = 0;
    if (!body.value.trim()) {
      forget();
      return;
    }
    place ??= freeAt(here());
    const draft = { body: body.value, at: Date.now() };
    keepDraft(place, sent ? { ...draft, sent: known?.last ?? null } : draft);
  }

  function forget(): void {
    if (place !== null) dropDraft(place);
    place = null;
  }

  /** @param settled it is known what the server has taken */
  function giveBack(settled = false): void {
    if (body.value) return;
    const found = placesAt(here()).find((each) => settled || draftAt(each)?.sent === undefined);
    if (found === undefined) return;
    place = found;
    body.value = draftAt(found)?.body ?? '';
    untouched = true;
    note.show('Your draft is back.', 'Discard', discard);
  }

  /** An answer begun to a comment on this page would not be found where the form is now. */
  function pointOut(): void {
    if (body.value || !note.hidden()) return;
    for (const each of placesOf(`${post}:`)) {
      const id = Number.parseInt(each.split(':')[1] ?? '', 10);
      const article = document.querySelector(`#comment-${id} > article`);
      const link = article?.querySelector<HTMLElement>('.reply');
      if (!link) continue;
      note.show(`You began to answer ${article?.querySelector('.c-name')?.textContent}.`, 'Go on', () => link.click());
      return;
    }
  }

  function moved(): void {
    hurry();
    note.hide();
    if (untouched || !body.value.trim()) {
      body.value = '';
      untouched = false;
      place = null;
      giveBack(known !== null);
      return;
    }
    forget();
    keep();
  }

  function discard(): void {
    body.value = '';
    untouched = false;
    forget();
    note.hide();
    body.focus();
    say('The draft is gone.');
  }
}

/** A line with a button, said as well as shown. */
function noteAfter(field: Element) {
  const note = document.createElement('p');
  const button = document.createElement('button');
  note.className = 'draft';
  note.hidden = true;
  button.type = 'button';
  button.className = 'button button--small';
  field.after(note);
  return {
    show(words: string, label: string, act: () => void) {
      button.textContent = label;
      button.onclick = act;
      note.replaceChildren(`${words} `, button);
      note.hidden = false;
      say(words);
    },
    hide() {
      note.hidden = true;
    },
    hidden: () => note.hidden,
  };
}
