/** Markdown put into a text area where somebody writes, so that they can take it back as whatever they typed. */

/** Puts it into a paragraph of its own where the cursor is, after whatever is selected. */
export function insertBlock(area: HTMLTextAreaElement, markdown: string): void {
  const at = area.selectionEnd;
  const [before, after] = [area.value.slice(0, at), area.value.slice(at)];
  const gap = (edge: string, lines: RegExp) =>
    edge.trim() === '' ? '' : '\n'.repeat(2 - Math.min(2, lines.exec(edge)?.[0].length ?? 0));
  area.setSelectionRange(at, at);
  insert(area, `${gap(before, /\n*$/)}${markdown}${gap(after, /^\n*/)}`);
}

function insert(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The only way in that keeps what can be undone; it fires the event itself.
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
