/** The fields of embeds beside the text: which of them lack words, what is offered, and where in the text they stand. */

import { show } from './writing.js';

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
    embed.hidden = isFiltered && !embed.matches('.embed-edit--lacks');
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
