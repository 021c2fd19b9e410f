/** Writing into a textarea as if it had been typed. */

/** Puts Markdown into a paragraph of its own at the cursor. Undo takes it back where the browser lets it. */
export function insertBlock(area: HTMLTextAreaElement, markdown: string): void {
  area.focus();
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const block = `${gap(before, /\n*$/)}${markdown}${gap(after, /^\n*/)}`;
  if (document.execCommand('insertText', false, block)) return;
  area.setRangeText(block, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** As many line ends as are missing to an empty line. */
function gap(text: string, ends: RegExp): string {
  if (text === '') return '';
  return '\n'.repeat(Math.max(0, 2 - (ends.exec(text)?.[0].length ?? 0)));
}
