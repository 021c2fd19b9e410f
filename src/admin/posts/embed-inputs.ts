import type { Kind } from '../../embeds/provider.ts';
import type { TypedEmbed } from '../../posts/writing/embed-fields.ts';

/** Which words each kind of embed has use for, and what they are called at the desk. */

type Word = keyof Omit<TypedEmbed, 'url' | 'token' | 'size'>;

/** A field of the form; every embed sends each, as they are counted. */
export interface EmbedField {
  name: Word;
  /** Null: it has no use for it and holds nothing, so that nobody is asked. */
  label: string | null;
  value: string;
  kind: 'lines' | 'line' | 'day';
  isOptional: boolean;
  /** Two of them stand in a line. */
  isShort: boolean;
}

const ORDER: Word[] = ['quote', 'media', 'author', 'handle', 'date', 'credit'];

const EVERYWHERE: Record<Word, string> = {
  quote: 'Quoted text',
  media: 'What it shows',
  author: 'Author',
  handle: 'Handle',
  date: 'Date of the post',
  credit: 'Credit',
};

/** Null: of no use. */
const LABELS: Record<Kind, Partial<Record<Word, string | null>>> = {
  post: {},
  picture: {
    quote: null,
    media: 'Caption: what the picture shows',
    author: null,
    handle: null,
    date: 'Date of the picture',
  },
  video: { quote: null, media: 'Title of the video', author: 'Channel', date: 'Date of the video' },
  audio: { quote: null, media: 'Title of the recording', author: 'By', handle: null, date: 'Date' },
  link: { quote: null, media: 'Title of the page', author: 'By', handle: null, date: 'Date of the page' },
};

export const fieldsOf = (kind: Kind, embed: TypedEmbed): EmbedField[] =>
  ORDER.map((name) => {
    const { [name]: label = EVERYWHERE[name] } = LABELS[kind];
    const value = embed[name];
    return {
      name,
      // What somebody wrote stays in sight.
      label: label ?? (value === '' ? null : EVERYWHERE[name]),
      value,
      kind: name === 'quote' ? 'lines' : name === 'date' ? 'day' : 'line',
      isOptional: name === 'credit' && kind !== 'picture',
      isShort: name !== 'quote' && name !== 'media',
    };
  });
