/** HTML in the making: the blocks of a text, and the words that stand in none yet. Elements without attributes, escaped. */

/** A paragraph and an item are their words, to be put into their element by what holds them. */
export interface Part {
  kind: 'words' | 'paragraph' | 'item' | 'block';
  html: string;
  /** Of a paragraph that Word draws as an item of a list. */
  drawn?: { level: number; ordered: boolean };
}

export const words = (html: string): Part => ({ kind: 'words', html });
export const block = (html: string): Part => ({ kind: 'block', html });

/** Puts words into an element, also those of paragraphs in it. */
export function put(parts: Part[], into: (said: string) => string): Part[] {
  // A break behind the words stays behind them.
  const within = (said: string) => (said.endsWith('<br>') ? `${into(said.slice(0, -4))}<br>` : into(said));
  return runs(parts).map((part) =>
    part.kind === 'block' || part.kind === 'item' || isBlank(part.html) ? part : { ...part, html: within(part.html) },
  );
}

/** Words that follow one another, as one. */
function runs(parts: Part[]): Part[] {
  const joined: Part[] = [];
  let run: string[] = [];
  const end = () => {
    if (run.length > 0) joined.push(words(run.join('')));
    run = [];
  };
  for (const part of parts) {
    if (part.kind === 'words') run.push(part.html);
    else {
      end();
      joined.push(part);
    }
  }
  end();
  return joined;
}

/** The same without words that stand in no paragraph. Two breaks are the end of one, as mail has them. */
export function paragraphs(parts: Part[]): Part[] {
  return runs(parts).flatMap((part) => {
    if (part.kind === 'item') return [block(`<ul><li>${part.html}</li></ul>`)];
    if (part.kind !== 'words') return [part];
    const lines = part.html.split(/<br> *(?:<br> *)+/);
    return lines
      .filter((line) => !isBlank(line))
      .map((line): Part => ({ kind: 'paragraph', html: withoutBreaks(line) }));
  });
}

/** A break at either end of a paragraph breaks nothing. */
const withoutBreaks = (line: string) => line.trim().replace(/^<br>/, '').replace(/<br>$/, '');

const isBlank = (html: string) => /^(?:\s|<br>|<\/?(?:em|strong|del)>)*$/.test(html);

export function blocks(parts: Part[]): string {
  const all = paragraphs(parts);
  let html = '';
  for (let at = 0; at < all.length; ) {
    const part = all[at] as Part;
    const end = part.drawn ? all.findIndex((each, i) => i > at && !each.drawn) : at + 1;
    const some = all.slice(at, end < 0 ? all.length : end);
    html += part.drawn ? drawnList(some) : part.kind === 'paragraph' ? `<p>${part.html}</p>` : part.html;
    at += some.length;
  }
  return html;
}

/** Items as Word draws them, as lists in lists. */
function drawnList(items: Part[]): string {
  const { level, ordered } = items[0]?.drawn ?? { level: 1, ordered: false };
  const lines: Part[] = [];
  for (let at = 0; at < items.length; ) {
    const deeper = items.slice(at).findIndex((item) => (item.drawn?.level ?? 0) <= level);
    const count = deeper === -1 ? items.length - at : deeper;
    if (count > 0) lines.push(block(drawnList(items.slice(at, at + count))));
    else lines.push({ kind: 'item', html: `<p>${items[at]?.html ?? ''}</p>` });
    at += Math.max(count, 1);
  }
  return list(lines, ordered ? 'ol' : 'ul');
}

/** What is no item, as lists that Google Docs hangs beside one, belongs to the one before. */
export function list(parts: Part[], name: 'ol' | 'ul'): string {
  const items: string[] = [];
  for (const { kind, html } of parts) {
    if (kind === 'item') items.push(html);
    else if (!isBlank(html)) items.push((items.pop() ?? '') + html);
  }
  return `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name}>`;
}
