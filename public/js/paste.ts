/** What is pasted into the story: rich text becomes Markdown, an embed code its address, an address over words a link. */

import { insert, insertBlock, wrap } from './writing.ts';

const CLIPPINGS = '/admin/clippings';
/** Where it takes longer the plain words do. */
const PATIENCE = 8_000;

export function pasteInto(area: HTMLTextAreaElement): void {
  let isPlain = false;
  // Browsers do not say in the event that Ctrl+Shift+V was meant.
  addEventListener('keydown', (event) => {
    isPlain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v';
  });
  area.addEventListener('paste', (event) => {
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    const html = event.clipboardData?.getData('text/html') ?? '';
    const isMeantPlain = isPlain;
    isPlain = false;
    if (event.defaultPrevented || isMeantPlain) return;
    if (isAddress(plain) && area.selectionStart < area.selectionEnd && !isAddress(selected(area))) {
      event.preventDefault();
      wrap(area, '[', `](${plain.trim()})`, '');
      area.setSelectionRange(area.selectionEnd + plain.trim().length + 3, area.selectionEnd + plain.trim().length + 3);
    } else if (isCode(plain)) {
      event.preventDefault();
      void pasteCode(area, plain);
    } else if (html && isRich(html)) {
      event.preventDefault();
      void pasteRich(area, html, plain);
    }
  });
}

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text.trim());
/** It may hold an embed code, as the buttons of providers copy it; the server knows. */
const isCode = (text: string) =>
  /<(blockquote|iframe|script|div|figure|object|embed|a)\b[^>]*>/i.test(text) && /<\/\w+\s*>/.test(text);
const selected = (area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd);

const MARKUP =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote, a[href], b, strong, i, em, s, del, table, iframe, div + div, br';
const LOOKS = /font-weight:\s*(?:bold|[6-9]00)|font-style:\s*(?:italic|oblique)|line-through/i;

/** Whether it says more than its plain words: not words in one plain span, not a picture alone. */
function isRich(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (!body.textContent?.trim() && !body.querySelector('iframe')) return false;
  return body.querySelector(MARKUP) !== null || [...body.querySelectorAll('[style]')].some(hasLooks);
}

const hasLooks = (element: Element) => LOOKS.test(element.getAttribute('style') ?? '');

/** Each code becomes its address, a paragraph of its own; where none is one, or nobody can be asked, the text stays as it is. */
async function pasteCode(area: HTMLTextAreaElement, text: string): Promise<void> {
  const answer = await asMarkdown({ text });
  if (!answer || answer.embeds.length === 0) {
    insert(area, text);
    return;
  }
  if (area.form) for (const embed of answer.embeds) keepWords(area.form, embed);
  insertBlock(area, answer.markdown);
}

/** Where somebody writes on while the server thinks, it comes to where the cursor then is. */
async function pasteRich(area: HTMLTextAreaElement, html: string, plain: string): Promise<void> {
  // Pictures in the clipboard's own words are large, and do not come along.
  const rich = html.replace(/\ssrc="data:[^"]*"/gi, '');
  const { markdown, embeds } = (await asMarkdown({ html: rich })) ?? { markdown: plain, embeds: [] };
  if (area.form) for (const embed of embeds) keepWords(area.form, embed);
  const { value, selectionStart, selectionEnd } = area;
  if (!markdown.includes('\n')) {
    insert(area, markdown);
    return;
  }
  // Paragraphs do not run into the words around them.
  const before = value.slice(0, selectionStart);
  const above =
    before.trim() && !before.endsWith('\n') ? '\n\n' : before.trim() && !before.endsWith('\n\n') ? '\n' : '';
  const after = value.slice(selectionEnd);
  insert(area, above + markdown + (after.trim() && !after.startsWith('\n') ? '\n\n' : ''));
}

/** What a code said goes into the fields of its embed, but not over what they hold; where there are none yet, into new ones. */
function keepWords(form: HTMLFormElement, embed: EmbedWords): void {
  const fields = (name: string) => [...form.querySelectorAll<HTMLInputElement>(`[name="embed_${name}"]`)];
  const at = fields('url').findIndex(({ value }) => value === embed.url);
  for (const [name, value] of Object.entries(embed)) {
    const known = at < 0 ? undefined : fields(name)[at];
    if (known) known.value ||= value;
    else form.querySelector('#embeds')?.append(hidden(`embed_${name}`, value));
  }
}

function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement('input');
  Object.assign(input, { type: 'hidden', name, value });
  return input;
}

/** Its fields by name; among them its `url`. */
type EmbedWords = Record<string, string>;

/** Null where the server cannot be asked, or will not do it. */
async function asMarkdown(
  pasted: { html: string } | { text: string },
): Promise<{ markdown: string; embeds: EmbedWords[] } | null> {
  const body = new URLSearchParams(pasted);
  try {
    const answer = await fetch(CLIPPINGS, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
