/**
 * Draws the preview and the fields of embeds and pictures anew while somebody writes: the server's own drawing, fetched
 * from where the Preview button leads. And asks before a page with unsaved words is left.
 */

import { arrange, helpBeside, renew } from './beside.ts';
import { read } from './store.ts';

const PAUSE = 700;
/** While a provider is asked about an embed, the fields are drawn anew after so long, and so often at most. */
const ASKED_AGAIN = 4_000;
const MOST_ASKED = 5;
const form = document.querySelector<HTMLFormElement>('form.edit');
if (form) help(form);

function help(form: HTMLFormElement): void {
  // What came back as it was typed is not saved either.
  let changed = form.querySelector('.wrong-summary, .look-tag') !== null;
  let timer = 0;
  let question = new AbortController();
  /** What came while somebody typed into the fields that it would have drawn anew. */
  let waiting: Document | null = null;
  let asked = 0;

  const refresh = async () => {
    clearTimeout(timer);
    question.abort();
    question = new AbortController();
    const { signal } = question;
    const page = await drawnAnew(form, signal);
    // An answer that was overtaken by a newer question, or by somebody typing on, is not wanted any more.
    if (!page || signal.aborted) return;
    refill(document.getElementById('look'), page.getElementById('look'));
    waiting = page;
    takeFields();
    if (!form.querySelector('[data-asked]') || asked >= MOST_ASKED) return;
    asked += 1;
    timer = setTimeout(refresh, ASKED_AGAIN);
  };
  /** Where somebody types among the fields, those stay, and only what is said around them is renewed. */
  const takeFields = () => {
    const [page, at] = [waiting, document.activeElement];
    if (!page) return;
    if (at?.closest('#embeds')) renew(page);
    else take(page, 'embeds');
    if (!at?.closest('#insets')) take(page, 'insets');
    if (!at?.closest('#embeds, #insets')) waiting = null;
    arrange(form);
  };

  helpBeside(form);
  const fits = form.querySelector('.look-tag') !== null || matchMedia('(min-width: 48rem)').matches;
  showLook(form, (read('desk-preview') ?? fits) !== false);
  form.addEventListener('look', (event) => {
    const { detail: shown } = event as CustomEvent<boolean>;
    showLook(form, shown);
    if (shown) void refresh();
  });
  if (!form.querySelector('.look-tag') && form.querySelector<HTMLTextAreaElement>('#body')?.value) void refresh();

  form.addEventListener('input', (event) => {
    changed = true;
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') return;
    question.abort();
    waiting = null;
    asked = 0;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  form.addEventListener('focusout', () => setTimeout(takeFields));
  form.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    if (!button?.hasAttribute('formaction')) {
      changed = false;
      return;
    }
    // A picture just chosen can only be kept by sending it.
    if (form.querySelector<HTMLInputElement>('#picture')?.files?.length) {
      changed = false;
      return;
    }
    event.preventDefault();
    showLook(form, true);
    void refresh().then(() => document.getElementById('look')?.scrollIntoView({ block: 'nearest' }));
  });
  // autosave.ts: all that was typed is on the server.
  form.addEventListener('kept', () => {
    changed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

/** The look at the page stands beside the text, or is put away, as it is on a phone until somebody asks. */
function showLook(form: HTMLFormElement, shown: boolean): void {
  form.querySelector('.writing')?.classList.toggle('split', shown);
  form.querySelector('.edit-grid')?.classList.toggle('edit-grid--split', shown);
  const look = form.querySelector<HTMLElement>('#look');
  if (look) look.hidden = !shown;
  form.querySelector('[data-tool="preview"]')?.setAttribute('aria-pressed', String(shown));
}

/** The page that a preview answers with; null where it did not work, and the button still does. */
async function drawnAnew(form: HTMLFormElement, signal: AbortSignal): Promise<Document | null> {
  const button = form.querySelector<HTMLButtonElement>('button[formaction]');
  const data = new FormData(form);
  data.delete('picture');
  try {
    const response = await fetch(button?.formAction.split('#')[0] ?? '', { method: 'POST', body: data, signal });
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

/** Changes only what differs, from both ends, so that what is looked at stays where it is. */
function refill(old: Element | null, drawn: Element | null): void {
  if (!old || !drawn) return;
  const [was, is] = [[...old.childNodes], [...drawn.childNodes]];
  const alike = (a: Node | undefined, b: Node | undefined) => a !== undefined && b !== undefined && a.isEqualNode(b);
  while (alike(was[0], is[0])) was.splice(0, is.splice(0, 1).length);
  let after: Node | null = null;
  while (alike(was.at(-1), is.at(-1))) {
    after = was.pop() ?? null;
    is.pop();
  }
  const [prose, fresh] = [was[0], is[0]];
  if (was.length === 1 && is.length === 1 && isProse(prose) && isProse(fresh)) {
    refill(prose, fresh);
    return;
  }
  for (const node of was) node.remove();
  for (const node of is) old.insertBefore(document.adoptNode(node), after);
}

const isProse = (node: Node | undefined): node is Element => node instanceof Element && node.matches('.prose');

function take(page: Document, id: string): void {
  const [old, drawn] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !drawn || old.innerHTML === drawn.innerHTML) return;
  // What somebody has opened stays open, what somebody has closed stays closed.
  const known = new Map([...old.querySelectorAll('details')].map((details) => [nameOf(details), details.open]));
  for (const details of drawn.querySelectorAll('details')) details.open = known.get(nameOf(details)) ?? details.open;
  old.replaceWith(document.importNode(drawn, true));
}

const nameOf = (details: Element) =>
  details.querySelector<HTMLInputElement>('[name="embed_url"], [name="inset_key"]')?.value ?? '';
