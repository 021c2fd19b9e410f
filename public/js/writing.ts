/** Writing into a text area as hands do, so that undo takes it back and whoever listens hears of it. */

/** Puts a text in place of what is selected; the cursor stands behind it. */
export function insert(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // Old, but the one way that keeps what undo knows.
  const isDone = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (isDone) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/** The same between two places. */
export function replace(area: HTMLTextAreaElement, start: number, end: number, text: string): void {
  if (area.value.slice(start, end) === text) return;
  area.setSelectionRange(start, end);
  insert(area, text);
}

/** A paragraph of its own at the cursor, in place of what is selected. */
export function insertBlock(area: HTMLTextAreaElement, markdown: string): void {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const [before, after] = [value.slice(0, start), value.slice(end)];
  const above = before.trim() === '' ? '' : '\n'.repeat(Math.max(0, 2 - (/\n*$/.exec(before)?.[0].length ?? 0)));
  const below = '\n'.repeat(Math.max(0, 2 - (/^\n*/.exec(after)?.[0].length ?? 0)));
  insert(area, above + markdown.replace(/^\n+|\n+$/g, '') + (after.trim() === '' ? '\n' : below));
}

/**
 * Puts marks around what is selected, and takes them off where they are; the words stay selected. Where nothing is
 * selected, the placeholder is, to be typed over.
 */
export function wrap(area: HTMLTextAreaElement, before: string, after: string, placeholder: string): void {
  const { value } = area;
  let [start, end] = [area.selectionStart, area.selectionEnd];
  // Marks stand close to words.
  while (start < end && /\s/.test(value.charAt(start))) start += 1;
  while (end > start && /\s/.test(value.charAt(end - 1))) end -= 1;
  const words = value.slice(start, end);
  const around = [value.slice(start - before.length, start), value.slice(end, end + after.length)];
  // One star inside of two is another mark.
  const isDouble = before.length === 1 && value.charAt(start - 2) === before && value.charAt(start - 3) !== before;
  if (start >= before.length && around[0] === before && around[1] === after && !isDouble) {
    replace(area, start - before.length, end + after.length, words);
    area.setSelectionRange(start - before.length, end - before.length);
    return;
  }
  replace(area, start, end, before + (words || placeholder) + after);
  area.setSelectionRange(start + before.length, start + before.length + (words || placeholder).length);
}

/** Where the lines begin and end that the selection touches. */
export function lines(area: HTMLTextAreaElement): { start: number; end: number; text: string } {
  const { value, selectionStart, selectionEnd } = area;
  const start = selectionStart === 0 ? 0 : value.lastIndexOf('\n', selectionStart - 1) + 1;
  const next = value.indexOf('\n', Math.max(selectionStart, selectionEnd - 1));
  const end = next < 0 ? value.length : next;
  return { start, end, text: value.slice(start, end) };
}

/** Brings a place of the text into sight and selects it. */
export function show(area: HTMLTextAreaElement, start: number, end: number): void {
  area.setSelectionRange(start, start);
  // Browsers look for the cursor when the focus comes.
  area.blur();
  area.focus();
  area.setSelectionRange(start, end);
}
