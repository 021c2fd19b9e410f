import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Embed } from '../../embeds/embed.ts';
import type { Picture } from '../../media/media.ts';
import { localDay } from '../../time.ts';
import type { Revised } from './revisions.ts';

/** What changed between two states of a post, for people to read. */

/** A piece of text that both have, or one of them; `gap`: so many paragraphs that both have and nobody needs to see. */
export type Piece = { kind: 'same' | 'added' | 'removed'; words: string } | { kind: 'gap'; paragraphs: number };

const FIELDS = [
  ...(['title', 'slug', 'excerpt', 'body', 'people', 'topics'] as const),
  ...(['hero', 'insets', 'embeds', 'related'] as const),
];
export type ComparedField = (typeof FIELDS)[number];

export interface Difference {
  field: ComparedField;
  pieces: Piece[];
}

/** The fields that are not the same, in the order of the form. Nothing is said of who sees the post. */
export function differences(before: Revised, after: Revised, zone: string): Difference[] {
  return FIELDS.flatMap((field) => {
    const [old, now] = [asText(before, field, zone), asText(after, field, zone)];
    return old === now ? [] : [{ field, pieces: compareTexts(old, now) }];
  });
}

function asText(post: Revised, field: ComparedField, zone: string): string {
  switch (field) {
    case 'people':
    case 'topics':
      return post[field].join(', ');
    case 'hero':
      return post.hero ? pictureText(post.hero, zone) : '';
    case 'insets':
      return post.insets.map((picture) => pictureText(picture, zone)).join('\n\n');
    case 'embeds':
      return post.embeds.map((embed) => embedText(embed, zone)).join('\n\n');
    case 'related':
      return post.related.map((id) => `#${id}`).join(', ');
    default:
      return post[field] ?? '';
  }
}

const day = (at: number | null, zone: string) => (at === null ? '' : localDay(at, zone));
const labelled = (lines: [label: string, words: string | null][]) =>
  lines.flatMap(([label, words]) => (words ? [`${label}: ${words}`] : [])).join('\n');

const pictureText = (picture: Picture, zone: string) =>
  labelled([
    ['Picture', `#${picture.id}`],
    ['Description', picture.alt],
    ['Caption', picture.caption],
    ['Credit', picture.credit],
    ['Licence', picture.licence],
    ['Rights end', day(picture.expires_at === null ? null : picture.expires_at - 1, zone)],
  ]);

const embedText = (embed: Embed, zone: string) =>
  labelled([
    ['Address', embed.url],
    ['Author', embed.authorName],
    ['Handle', embed.authorHandle],
    ['Date', day(embed.postedAt, zone)],
    ['Quoted text', embed.quote],
    ['What it shows', embed.mediaDescription],
    ['Credit', embed.credit],
  ]);

/** Paragraphs that differ in more places than this are told as one gone and one new: the search costs the square of it. */
const MOST_PARAGRAPHS = 1_500;
const MOST_WORDS = 400;
/** Paragraphs that are left in sight around a change. */
const AROUND = 1;

export function compareTexts(old: string, now: string): Piece[] {
  const blocks = diffArrays(paragraphs(old), paragraphs(now), { maxEditLength: MOST_PARAGRAPHS });
  if (!blocks) return changed(old, now);
  const pieces: Piece[] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const [block, next] = [blocks[i], blocks[i + 1]];
    if (!block) continue;
    if (block.removed && next?.added) {
      pieces.push(...changedWords(block.value.join(''), next.value.join('')));
      i += 1;
    } else if (block.added || block.removed)
      pieces.push({ kind: block.added ? 'added' : 'removed', words: block.value.join('') });
    else pieces.push(...same(block.value, { first: i === 0, last: i === blocks.length - 1 }));
  }
  return pieces;
}

/** With the space behind each, so that they make the text again. */
const paragraphs = (text: string) => text.match(/[\s\S]+?(?:\n\s*\n|$)/g) ?? [];

function changedWords(old: string, now: string): Piece[] {
  const words = diffWordsWithSpace(old, now, { maxEditLength: MOST_WORDS });
  if (!words) return changed(old, now);
  return words.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    words: value,
  }));
}

const changed = (old: string, now: string): Piece[] => [
  ...(old ? [{ kind: 'removed' as const, words: old }] : []),
  ...(now ? [{ kind: 'added' as const, words: now }] : []),
];

/** What did not change, but for what stands next to a change, is only counted. */
function same(values: string[], { first, last }: { first: boolean; last: boolean }): Piece[] {
  const [head, tail] = [first ? 0 : AROUND, last ? 0 : AROUND];
  const hidden = values.length - head - tail;
  if (hidden < 2) return [{ kind: 'same', words: values.join('') }];
  return [
    ...(head > 0 ? [{ kind: 'same' as const, words: values.slice(0, head).join('') }] : []),
    { kind: 'gap', paragraphs: hidden },
    ...(tail > 0 ? [{ kind: 'same' as const, words: values.slice(-tail).join('') }] : []),
  ];
}
