import type { Kind } from '../../embeds/provider.ts';
import type { TypedEmbed } from '../../posts/writing/embed-fields.ts';
import { labelOf, type Word } from '../../posts/writing/embed-labels.ts';

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

export const fieldsOf = (kind: Kind, embed: TypedEmbed): EmbedField[] =>
  ORDER.map((name) => {
    const value = embed[name];
    return {
      name,
      label: labelOf(kind, name, value),
      value,
      kind: name === 'quote' ? 'lines' : name === 'date' ? 'day' : 'line',
      isOptional: name === 'credit' && kind !== 'picture',
      isShort: name !== 'quote' && name !== 'media',
    };
  });
