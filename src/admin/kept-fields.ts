import { EVERYWHERE as EMBED_WORDS } from '../posts/writing/embed-labels.ts';
import { SETTING_WORDS } from './setting-words.ts';

/** Something to read and copy. */
export interface Labelled {
  label: string;
  value: string;
}

/** Whatever somebody typed into a form of the desk, the fields of a post's form first, then the others as they came. */
export function labelled(form: Record<string, unknown>): Labelled[] {
  const sent = Object.keys(form).filter((name) => !Object.hasOwn(LABELS, name) && isTyped(name));
  return [...Object.keys(LABELS), ...sent].flatMap((name) =>
    (Object.hasOwn(form, name) ? [form[name]] : [])
      .flat()
      .flatMap((value) =>
        typeof value === 'string' && value.trim() !== '' && !TICKS.has(value) ? [{ label: labelOf(name), value }] : [],
      ),
  );
}

/** What a form says beside what was typed into it; passwords are never repeated. */
const NOT_TYPED = new Set([
  ...['password', 'base', 'tab', 'after', 'form_key', 'ticket', 'kept', 'next', 'back', 'seen', 'ids', 'decision'],
  ...[
    'publish',
    'use',
    'picture',
    'picture_id',
    'embed_token',
    'embed_size',
    'inset_key',
    'into',
    'sure',
    'cause',
    'kind',
    'days',
    'mark',
  ],
]);
const isTyped = (name: string) => !NOT_TYPED.has(name) && !name.startsWith('crop');
/** What a box that can be ticked sends. */
const TICKS = new Set(['on', 'true', 'false']);

const labelOf = (name: string) =>
  own(LABELS, name) ?? own(SETTING_WORDS as Record<string, { label: string }>, name)?.label ?? name;

const own = <Value>(words: Record<string, Value>, name: string): Value | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

const LABELS: Record<string, string> = {
  title: 'Title',
  slug: 'Address',
  body: 'Story',
  excerpt: 'Standfirst',
  people: 'People',
  topics: 'Topics',
  related: 'Related stories',
  correction: 'Correction',
  publish_at: 'Comes out at',
  name: 'Name',
  aliases: 'Other names',
  bio: 'In a few words',
  alt: 'Description of the picture',
  caption: 'Caption of the picture',
  credit: 'Credit of the picture',
  licence: 'Licence of the picture',
  rights_end: 'Rights in the picture end',
  embed_url: 'Embed',
  ...Object.fromEntries(Object.entries(EMBED_WORDS).map(([word, label]) => [`embed_${word}`, label])),
  inset_alt: 'Description of a picture in the text',
  inset_caption: 'Caption of a picture in the text',
  inset_credit: 'Credit of a picture in the text',
  inset_licence: 'Licence of a picture in the text',
  inset_rights_end: 'Rights in a picture in the text end',
};
