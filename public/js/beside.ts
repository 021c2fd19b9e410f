/** The fields of embeds beside the text: which of them lack words, what is offered, and where in the text they stand. */

import { show } from './writing.ts';

/** Whether only those that lack words are asked for; kept while the list is drawn anew. */
let isFiltered = false;

/** Does once what stays right when the list is drawn anew. */
export function helpBeside(form: HTMLFormElement): void {
  form.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const use = target.closest<HTMLButtonElement>('.embed-offer button');
    if (use) {
      event.preventDefault();
      fill(use);
    }
    if (target.closest('[data-lacking]')) {
      isFiltered = !isFiltered;
      arrange(form);
    }
    const line = Number(target.closest<HTMLElement>('[data-line]')?.dataset.line);
    const area = form.querySelector<HTMLTextAreaElement>('#body');
    if (area && line) showLine(area, line);
  });
  arrange(form);
}

/** After each drawing: what only a script can do comes into sight, and the filter holds. */
export function arrange(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLElement>('[data-lacking], [data-line]')) button.hidden = false;
  form.querySelector('[data-lacking]')?.setAttribute('aria-pressed', String(isFiltered));
  for (const embed of form.querySelectorAll<HTMLElement>('#embeds .embed-edit'))
    embed.hidden = isFiltered && !embed.matches('.embed-edit--lacks') && !hasFocus(embed);
}

/** While somebody types into the fields: what is said of them as they are now. No field is touched. */
export function renew(page: Document): void {
  const [old, drawn] = [document.getElementById('embeds'), page.getElementById('embeds')];
  if (!old || !drawn) return;
  swap(old.querySelector('.panel-head .hint'), drawn.querySelector('.panel-head .hint'));
  const list = old.querySelector('.embed-list');
  if (list) place(list, 'before', '.embed-advice', drawn.querySelector('.embed-advice'));
  const rows = new Map([...drawn.querySelectorAll('.embed-edit')].map((row) => [addressOf(row), row]));
  for (const row of old.querySelectorAll('.embed-edit')) {
    const now = rows.get(addressOf(row));
    if (!now) continue;
    row.classList.toggle('embed-edit--lacks', now.matches('.embed-edit--lacks'));
    swap(row.querySelector('summary'), now.querySelector('summary'));
    const [button, line] = [row, now].map((each) => each.querySelector<HTMLElement>('[data-line]'));
    if (button && line) button.dataset.line = line.dataset.line;
    place(row, 'after', '.embed-offer', now.nextElementSibling);
  }
}

const addressOf = (row: Element) => row.querySelector<HTMLInputElement>('[name="embed_url"]')?.value;
const hasFocus = (element: Element) => element.contains(document.activeElement);

/** The words of one that stays, as it may have the focus. */
function swap(old: Element | null, drawn: Element | null): void {
  if (old && drawn && old.innerHTML !== drawn.innerHTML)
    old.replaceChildren(...document.importNode(drawn, true).childNodes);
}

/** What stands right before or behind an element and may come and go; not taken from under somebody's hands. */
function place(at: Element, where: 'before' | 'after', kind: string, drawn: Element | null): void {
  const beside = where === 'before' ? at.previousElementSibling : at.nextElementSibling;
  const old = beside?.matches(kind) ? beside : null;
  const now = drawn?.matches(kind) ? drawn : null;
  if (old?.isEqualNode(now) || (old && hasFocus(old))) return;
  old?.remove();
  if (now) at[where](document.importNode(now, true));
}

/** The words that are offered stand in the fields that are empty, as if they were typed. */
function fill(button: HTMLButtonElement): void {
  const offer = button.closest('.embed-offer');
  const embed = offer?.previousElementSibling;
  if (!(embed instanceof HTMLDetailsElement)) return;
  const filled = Object.entries(button.dataset).flatMap(([name, words = '']) => {
    const field = embed.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="embed_${name}"]`);
    if (field?.value !== '' || words === '') return [];
    field.value = words;
    return [field];
  });
  embed.open = true;
  offer?.remove();
  filled[0]?.focus();
  filled[0]?.dispatchEvent(new Event('input', { bubbles: true }));
}

function showLine(area: HTMLTextAreaElement, line: number): void {
  const before = area.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  const end = area.value.indexOf('\n', start);
  show(area, start, end < 0 ? area.value.length : end);
}
