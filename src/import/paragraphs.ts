/**
 * WordPress stores what was typed and makes paragraphs when it shows it: a blank line ends one, a line end breaks a
 * line. Elements that are blocks already are left alone, and what stands in them gets paragraphs only where those
 * belong. The result still has to be sanitised.
 */

/** Blocks that hold paragraphs. */
const HOLDERS = 'blockquote div section article aside details';
/** Blocks that hold words: their lines break, and that is all. */
const WORDS = 'p h1 h2 h3 h4 h5 h6 li dt dd td th figcaption caption address summary';
/** Blocks that hold other blocks, or nothing that is ours to change. */
const FRAMES = 'ul ol dl table thead tbody tfoot tr figure pre script style textarea hr form iframe';

const holders = new Set(HOLDERS.split(' '));
const words = new Set(WORDS.split(' '));
const BLOCK_TAG = new RegExp(
  `(</?(?:${[HOLDERS, WORDS, FRAMES].join(' ').replaceAll(' ', '|')})(?=[\\s/>])[^<>]*>)`,
  'i',
);

const DEEPEST = 50;

export function paragraphs(source: string): string {
  const open: string[] = [];
  const pieces = unified(source).split(BLOCK_TAG);
  return pieces.map((piece, i) => (i % 2 === 1 ? blockTag(piece, open) : text(piece, open.at(-1)))).join('');
}

/** Keeps count of the blocks that are open; the tag itself stays as it is. */
function blockTag(tag: string, open: string[]): string {
  const [, slash, name = ''] = /^<(\/?)([a-z0-9]+)/i.exec(tag.toLowerCase()) ?? [];
  if (slash) {
    const at = open.lastIndexOf(name);
    if (at >= 0) open.length = at;
  } else if (name !== 'hr') {
    // What HTML closes by itself: a paragraph before any block, an item before the next.
    if (open.at(-1) === 'p' || open.at(-1) === name) open.pop();
    if (open.length < DEEPEST) open.push(name);
  }
  return tag;
}

function text(piece: string, parent: string | undefined): string {
  if (parent !== undefined && words.has(parent)) return broken(piece.trim());
  if (parent !== undefined && !holders.has(parent)) return piece;
  const chunks = piece.split('\n\n').filter((chunk) => chunk.replaceAll('&nbsp;', ' ').trim());
  return chunks.map((chunk) => `<p>${broken(chunk.trim())}</p>\n`).join('');
}

const broken = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .join('<br>\n');

/** One way to say where a line and where a paragraph ends. */
const unified = (source: string) =>
  source
    .replace(/\r\n?/g, '\n')
    .replace(/<br\s{0,9}\/?>[ \t]*\n?/gi, '\n')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .replace(/\n{2,}/g, '\n\n');
