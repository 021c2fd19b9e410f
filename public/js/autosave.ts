/**
 * Keeps what is typed beside the post until it is saved: on this device at once, on the server after a pause. It says
 * beside the heading how far it has come, and offers what the device has and the server never got.
 */

import { sendWords } from './keeping.ts';
import { keepingLine } from './keeping-line.ts';
import { offerKept } from './kept-offer.ts';
import { type Copy, dropHere, dropSaved, keepHere, setAside, wordsIn } from './kept-words.ts';
import { read, remove, write } from './store.ts';

/** ms: after the last word typed, and at most while somebody types on; until it is tried again. */
const PAUSE = 3_000;
const MOST = 15_000;
const RETRY = 30_000;
/** On the device nobody waits, but a long story is not written down at every letter. */
const SOON = 400;
/** A page that is left for the next one is gone by then. */
const LEFT = 20_000;
/** What this tab has sent to be saved. */
const SENT = 'desk-sent';

const form = document.querySelector<HTMLFormElement>('form.edit');
const line = document.getElementById('keeping');
if (form && line) keepWords(form, line);

function keepWords(form: HTMLFormElement, line: HTMLElement): void {
  const { address = '', page = '', place = '' } = line.dataset;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const told = keepingLine(line);
  field('tab').value = crypto.getRandomValues(new Uint32Array(2)).join('-');

  /** How often something was typed, and up to which time the server has it. */
  let typed = 0;
  let kept = 0;
  /** Since when there are words that were not sent; UTC ms. */
  let since = 0;
  let timer = 0;
  let here = 0;
  let stopped = false;
  let asking: AbortController | null = null;

  /** What came back as it was typed is not saved either. */
  const isBack = form.querySelector('.wrong-summary, .look-tag') !== null;
  settleSent(place, isBack);
  offerKept(form, { place, savedAt: timeOfSave(line) }, take);
  if (isBack) changed();

  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') return;
    changed();
    here ||= setTimeout(toDevice, SOON);
  });
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    toDevice();
    write(SENT, place, 'tab');
    // A look at it goes on with the same words.
    if (event.submitter?.hasAttribute('formaction')) return;
    stop();
    setTimeout(goOn, LEFT);
  });
  document.getElementById('throw-away')?.addEventListener('submit', () => {
    stop();
    dropHere(place);
    nothingIsLost();
  });
  addEventListener('visibilitychange', () => (document.hidden ? hurry() : send()));
  addEventListener('pagehide', hurry);
  addEventListener('pageshow', goOn);
  addEventListener('online', () => send());

  function changed(): void {
    if (kept === typed) since = Date.now();
    typed += 1;
    plan(Math.min(PAUSE, Math.max(0, since + MOST - Date.now())));
  }

  function plan(pause: number): void {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(here);
    here = 0;
    asking?.abort();
    asking = null;
  }

  /** Who has saved and is still here was led nowhere: the line is dead, or they came back. */
  function goOn(): void {
    stopped = false;
    if (typed > kept) plan(PAUSE);
  }

  /** Does at once what waits for a pause in typing: the page may be left now. */
  function hurry(): void {
    if (!stopped && kept !== typed) toDevice();
    void send(true);
  }

  /** @returns whether the device has the words */
  function toDevice(): boolean {
    clearTimeout(here);
    here = 0;
    // Where the saved post is looked at beside a draft, it is not decided yet which words win.
    if (!location.search.includes('as=')) settle();
    return keepHere(place, { words: wordsIn(form), at: Date.now(), address, page });
  }

  /** So that loading the page again brings the words again. */
  function settle(): void {
    if (location.pathname + location.search !== page) history.replaceState(null, '', page);
  }

  async function send(leaving = false): Promise<void> {
    clearTimeout(timer);
    if (stopped || kept === typed || (asking && !leaving)) return;
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const upTo = typed;
    since = Date.now();
    const answer = await sendWords(address, wordsIn(form), mine);
    // Newer words are on their way, or the form itself.
    if (asking !== mine) return;
    asking = null;
    if (answer.kind !== 'kept') {
      told.show(answer, toDevice(), over);
      if (answer.kind === 'gone' || answer.kind === 'logged out') plan(RETRY);
      return;
    }
    kept = upTo;
    settle();
    told.show(answer, true, over);
    if (kept === typed) onServer();
    else plan(PAUSE);
  }

  function onServer(): void {
    clearTimeout(here);
    here = 0;
    dropHere(place);
    // A picture that was chosen goes with Save alone.
    const files = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')];
    if (files.every((input) => !input.files?.length)) nothingIsLost();
  }

  /** desk.ts need not ask before the page is left. */
  function nothingIsLost(): void {
    form.dispatchEvent(new CustomEvent('kept', { bubbles: true }));
  }

  /** These words instead of those that another tab has sent. */
  function over(hand: string): void {
    field('after').value += ` ${hand}`;
    void send();
  }

  async function take(copy: Copy): Promise<boolean> {
    // What is typed here is not pushed out by it: it is offered next.
    if (typed > 0) toDevice();
    const seen = `${field('after').value} ${field('tab').value}`;
    const words = copy.words.filter(([name]) => name !== 'after' && name !== 'tab');
    const answer = await sendWords(
      copy.address,
      [...words, ['after', seen], ['tab', field('tab').value]],
      new AbortController(),
    );
    if (answer.kind !== 'kept') {
      told.show(answer, true, over);
      return false;
    }
    stop();
    nothingIsLost();
    location.replace(copy.page);
    return true;
  }
}

/** By this device's clock, which may be wrong: the server says how long ago it was. UTC ms. */
function timeOfSave({ dataset }: HTMLElement): number {
  return dataset.savedAgo === undefined ? 0 : Date.now() - Number(dataset.savedAgo);
}

/**
 * What this tab sent was saved, or is on this page again, where the page says so. What else the device has there may be
 * news to the server, and is put where nothing that is typed now writes over it.
 */
function settleSent(place: string, isBack: boolean): void {
  const sent = read(SENT, 'tab');
  remove(SENT, 'tab');
  if (typeof sent === 'string' && new URLSearchParams(location.search).has('saved')) dropSaved(sent);
  if (sent !== place || !isBack) setAside(place);
}
