/**
 * Helps with a list of rows: counts and ticks those for the bar below, and lets somebody work through them by single
 * keys, which press the buttons that are there anyway. The keys can be turned off, and stay quiet while somebody types.
 */

import { read, remove, write } from './store.ts';

const OFF = 'desk-keys-off';
const PLACE = 'desk-queue-place';
const rows = [...document.querySelectorAll<HTMLElement>('.q')];
const bulk = document.querySelector<HTMLFormElement>('#bulk');
const keys = document.querySelector<HTMLElement>('.keys');
const ticks = [...document.querySelectorAll<HTMLInputElement>('.q > input[name="ids"]')];
let actions: Record<string, () => void> = {};
let at = -1;
let sent = false;

/** @param own what the keys of this list do, beside going, ticking and undoing */
export function helpWithRows(own: Record<string, () => void>): void {
  actions = {
    j: () => go(Math.min(at + 1, rows.length - 1)),
    k: () => go(Math.max(at - 1, 0)),
    x: () => ticks[at]?.click(),
    u: () => send(document.querySelector<HTMLButtonElement>('#undo')),
    ...own,
  };
  if (bulk) helpWithMany(bulk);
  if (keys) offerKeys(keys);
}

/** The row that the keys act on. */
export const here = (): HTMLElement | undefined => rows[at];

/** Presses a button for the row that one is at, and comes back to what stands in its place then. */
export function pressHere(selector: string): void {
  if (send(rows[at]?.querySelector<HTMLButtonElement>(selector) ?? null)) write(PLACE, at, 'tab');
}

/** The same for all that are ticked. @returns false where nothing is */
export function pressForTicked(selector: string): boolean {
  const first = ticks.findIndex((tick) => tick.checked);
  if (first < 0) return false;
  if (send(bulk?.querySelector<HTMLButtonElement>(selector) ?? null)) write(PLACE, first, 'tab');
  return true;
}

function helpWithMany(bar: HTMLFormElement): void {
  const words = bar.querySelector('b');
  const all = bar.querySelector<HTMLButtonElement>('.linkish');
  const refresh = () => {
    const ticked = ticks.filter((tick) => tick.checked).length;
    if (words) words.textContent = ticked === 0 ? 'Nothing selected' : `${ticked} selected`;
    if (all) {
      all.hidden = false;
      all.textContent = ticked === ticks.length ? 'Select none' : `Select all ${ticks.length}`;
    }
    for (const button of bar.querySelectorAll<HTMLButtonElement>('[name="decision"]')) button.disabled = ticked === 0;
  };
  all?.addEventListener('click', () => {
    const every = ticks.every((tick) => tick.checked);
    for (const tick of ticks) tick.checked = !every;
    refresh();
  });
  document.addEventListener('change', refresh);
  // Ticks come back with the page when somebody goes back to it.
  addEventListener('pageshow', () => {
    sent = false;
    refresh();
  });
  refresh();
}

function offerKeys(box: HTMLElement): void {
  const list = box.querySelector<HTMLElement>('.keys-list');
  const button = box.querySelector('button');
  const show = () => {
    if (list) list.hidden = areOff();
    if (button) button.textContent = areOff() ? 'Turn shortcuts on' : 'Turn shortcuts off';
    if (areOff()) mark(-1);
  };
  button?.addEventListener('click', () => {
    if (areOff()) remove(OFF);
    else write(OFF, true);
    show();
  });
  document.addEventListener('keydown', press);
  document.addEventListener('focusin', ({ target }) => {
    const row = rows.findIndex((each) => target instanceof Node && each.contains(target));
    if (row >= 0 && !areOff()) mark(row);
  });
  box.hidden = false;
  show();
  // Back from a decision by key: what came after it stands in its place now.
  const place = read(PLACE, 'tab');
  remove(PLACE, 'tab');
  if (typeof place === 'number' && !areOff()) go(Math.min(place, rows.length - 1));
}

function press(event: KeyboardEvent): void {
  if (areOff() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
  if (!action) return;
  event.preventDefault();
  action();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'));

/** Presses a button that leaves the page, once. */
function send(button: HTMLButtonElement | null): boolean {
  if (!button || sent) return false;
  sent = true;
  button.form?.requestSubmit(button);
  return true;
}

function go(row: number): void {
  mark(row);
  rows[row]?.focus();
}

function mark(row: number): void {
  rows[at]?.classList.remove('q--at');
  at = row;
  rows[at]?.classList.add('q--at');
}

function areOff(): boolean {
  return read(OFF) === true;
}
