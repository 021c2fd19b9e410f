/**
 * The tools above the story, which write Markdown into it, and the keys that press them. The picture's and the comment's
 * own scripts listen for theirs.
 */

import { pasteInto } from './paste.ts';
import { read, write } from './store.ts';
import { insertBlock, lines, replace, wrap } from './writing.ts';

const PREVIEW = 'desk-preview';
const form = document.querySelector<HTMLFormElement>('form.edit');
const bar = form?.querySelector<HTMLElement>('.tools');
const area = form?.querySelector<HTMLTextAreaElement>('#body');
if (form && bar && area) equip(form, bar, area);

function equip(form: HTMLFormElement, bar: HTMLElement, area: HTMLTextAreaElement): void {
  const tools: Record<string, () => void> = {
    bold: () => wrap(area, '**', '**', 'bold words'),
    italic: () => wrap(area, '*', '*', 'words'),
    link: () => link(area),
    heading: () => heading(area),
    quote: () => quote(area),
    pull: () => pull(area),
    preview: () => preview(form, bar),
  };
  // A text in HTML has none of those that write Markdown.
  const has = (name: string) => bar.querySelector(`[data-tool="${name}"]`) !== null;
  const keys: Record<string, string> = { b: 'bold', i: 'italic', k: 'link' };

  bar.addEventListener('click', ({ target }) => {
    const name = target instanceof Element ? target.closest<HTMLElement>('[data-tool]')?.dataset.tool : undefined;
    if (name && Object.hasOwn(tools, name)) tools[name]?.();
  });
  // The text keeps its selection when a mouse presses a tool.
  bar.addEventListener('mousedown', (event) => event.preventDefault());
  oneStop(bar);

  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    const name = key === 'p' && event.shiftKey ? 'preview' : event.shiftKey || event.target !== area ? null : keys[key];
    if (key === 's' && !event.shiftKey) form.requestSubmit(form.querySelector<HTMLButtonElement>('.enter'));
    else if (name && has(name)) tools[name]?.();
    else return;
    event.preventDefault();
  });

  if (has('bold')) pasteInto(area);
  countWords(bar, area);
  if (read(PREVIEW) === false) press(form, bar, false);
  for (const hidden of form.querySelectorAll<HTMLElement>('.tools, .keys-help')) hidden.hidden = false;
  if (/Mac|iPhone|iPad/.test(navigator.platform))
    for (const kbd of form.querySelectorAll('.keys-help kbd'))
      kbd.textContent = kbd.textContent?.replace('Ctrl', '⌘') ?? '';
}

function link(area: HTMLTextAreaElement): void {
  const selected = area.value.slice(area.selectionStart, area.selectionEnd).trim();
  if (/^https?:\/\/\S+$/.test(selected)) {
    replace(area, area.selectionStart, area.selectionEnd, `[words](${selected})`);
    const words = area.selectionEnd - selected.length - '](words)'.length + 1;
    area.setSelectionRange(words - 1, words - 1 + 'words'.length);
    return;
  }
  wrap(area, '[', '](https://)', 'words');
  // The words are there; what is missing is where they lead.
  const address = area.selectionEnd + 2;
  if (selected) area.setSelectionRange(address, address + 'https://'.length);
}

function heading(area: HTMLTextAreaElement): void {
  const { start, end, text } = lines(area);
  const words = text.replace(/^#{1,6}\s+/, '');
  const made = text.startsWith('## ') ? words : `## ${words || 'Heading'}`;
  replace(area, start, end, made);
  area.setSelectionRange(start + made.length - (words || 'Heading').length, start + made.length);
}

/** Lines as a quotation, with the beginning of the line that says whose they are. */
function quote(area: HTMLTextAreaElement): void {
  const { start, end, text } = lines(area);
  if (/^> ?/.test(text)) {
    const words = text.replace(/^> ?/gm, '').replace(/\n— *$/, '');
    replace(area, start, end, words);
    area.setSelectionRange(start, start + words.length);
    return;
  }
  const words = text.trim() || 'Their words';
  area.setSelectionRange(start, end);
  insertBlock(area, `${words.replace(/^/gm, '> ').replace(/^> $/gm, '>')}\n> — `);
  const source = area.value.lastIndexOf('\n> — ', area.selectionStart);
  // An empty one is shown to nobody.
  if (text.trim()) area.setSelectionRange(source + '\n> — '.length, source + '\n> — '.length);
  else area.setSelectionRange(source - words.length, source);
}

/** A pull quote says again what the story says, so the words stay in their sentence, and selected. */
function pull(area: HTMLTextAreaElement): void {
  const { selectionStart, selectionEnd, value } = area;
  const selected = value.slice(selectionStart, selectionEnd).trim();
  if (selected) {
    const rest = value.slice(selectionEnd).search(/\n[ \t]*\n|\s*$/);
    area.setSelectionRange(selectionEnd + rest, selectionEnd + rest);
    insertBlock(area, `::: pull\n${selected}\n:::`);
    area.setSelectionRange(selectionStart, selectionEnd);
    return;
  }
  const words = 'The line to hang';
  insertBlock(area, `::: pull\n${words}\n:::`);
  const at = area.value.lastIndexOf(`${words}\n:::`, area.selectionStart);
  area.setSelectionRange(at, at + words.length);
}

/** Shows the look at the page or puts it away, here and on this device from now on. */
function preview(form: HTMLFormElement, bar: HTMLElement): void {
  const shown = bar.querySelector('[data-tool="preview"]')?.getAttribute('aria-pressed') !== 'true';
  press(form, bar, shown);
  write(PREVIEW, shown);
}

function press(form: HTMLFormElement, bar: HTMLElement, shown: boolean): void {
  bar.querySelector('[data-tool="preview"]')?.setAttribute('aria-pressed', String(shown));
  form.dispatchEvent(new CustomEvent('look', { detail: shown }));
}

/** One stop for the tab key; arrows lead from tool to tool. */
function oneStop(bar: HTMLElement): void {
  const stops = () =>
    [...bar.querySelectorAll<HTMLElement>('[data-tool]')].filter((tool) => tool.offsetParent !== null);
  const goTo = (tool: HTMLElement | undefined) => {
    for (const each of bar.querySelectorAll<HTMLElement>('[data-tool]')) each.tabIndex = each === tool ? 0 : -1;
    tool?.focus();
  };
  bar.addEventListener('keydown', (event) => {
    const all = stops();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(all.at(to % all.length));
  });
  bar.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.tabIndex < 0) goTo(target);
  });
  for (const [i, tool] of [...bar.querySelectorAll<HTMLElement>('[data-tool]')].entries())
    tool.tabIndex = i === 0 ? 0 : -1;
}

function countWords(bar: HTMLElement, area: HTMLTextAreaElement): void {
  const shown = bar.querySelector('.words');
  let timer = 0;
  const count = () => {
    const words =
      area.value.replace(/<[^<>]*>|https?:\/\/\S+/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
    if (shown) shown.textContent = words === 1 ? '1 word' : `${words.toLocaleString('en')} words`;
  };
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(count, 300);
  });
  count();
}
