import type { Db } from '../db/schema.ts';
import { saveIn } from '../tags/edit.ts';
import { ensure } from '../tags/tags.ts';
import { DAY } from '../time.ts';
import type { Hung, PictureName } from './pictures.ts';
import type { Stage } from './talk.ts';

/** What the desk of the demo has written about some of those it writes about. */

interface Person {
  name: string;
  bio: string;
  /** What else they are called. */
  aliases: readonly string[];
  picture?: PictureName;
}

const people: readonly Person[] = [
  {
    name: 'Calder Whin',
    bio: 'Actor, of Dogger Light and of very few words before noon. Owns one jumper that matters.',
    aliases: ['The Keeper'],
    picture: 'keeper',
  },
  {
    name: 'Zephyrine Bell',
    bio: 'Sings, and will hold your ladle. Her records come out on a Friday and her soup on a Tuesday.',
    aliases: ['Zeph', 'The Woman in the Sunglasses'],
  },
  {
    name: 'The Alderman',
    bio: 'A goose. In front of three premieres uninvited, and at the fourth by name.',
    aliases: ['His Worship'],
    picture: 'goose',
  },
  {
    name: 'Augustin Pell',
    bio: 'Inspector Trout to most of the country, and the man below the moustache, which has a clause of its own.',
    aliases: ['Gus Pell'],
  },
  {
    name: 'Barney Quince',
    bio: 'Shouts kindly at the weather on Good Egg, every morning at seven, and goes home to the other channel.',
    aliases: [],
    picture: 'barney',
  },
  {
    name: 'Imani Lark',
    bio: 'Raises one eyebrow at the news on First Lark, every morning at seven. The other is kept for the dog.',
    aliases: [],
    picture: 'imani',
  },
];

/** Call it when the stories are there, in the same transaction. */
export async function sayWhoTheyAre(db: Db, { desk, now }: Stage, pictures: Hung): Promise<void> {
  for (const { name, bio, aliases, picture } of people) {
    const id = await ensure(db, 'person', name);
    const typed = { name, bio, aliases: aliases.join('\n') };
    const pictureId = picture ? (pictures.get(picture)?.id ?? null) : null;
    const saved = await saveIn(db, id, { typed, newAddress: false, pictureId, by: desk.nell }, now - 30 * DAY);
    if (saved.kind !== 'saved') throw new Error(`the demo cannot say who ${name} is`);
  }
}
