import type { Picture } from '../media/media.ts';
import { tagPath } from '../urls.ts';
import { type PictureView, pictureView } from '../views/picture.ts';
import { colourOf, initialOf } from './initials.ts';

/** A person under an arch: their picture, or their initial on one of six cut papers. */
export interface FaceView {
  name: string;
  href: string;
  /** A few words below the name. */
  line: string;
  picture: PictureView | null;
  initial: string;
  colour: number;
}

interface Facing {
  name: string;
  slug: string;
  line: string;
  picture: Picture | null;
}

/** A picture of two people stands for one of them, the first of these, so that nobody has another's face beside them. */
export function faces(people: readonly Facing[], sizes: string, { eager = false } = {}): FaceView[] {
  const whose = new Map<number, string>();
  for (const { picture, slug } of people) if (picture && !whose.has(picture.id)) whose.set(picture.id, slug);
  return people.map((person) => {
    const own = person.picture && whose.get(person.picture.id) === person.slug ? person.picture : null;
    return faceView({ ...person, picture: own }, sizes, { eager });
  });
}

/** @param eager it is among the first things to see */
export function faceView({ name, slug, line, picture }: Facing, sizes: string, { eager = false } = {}): FaceView {
  return {
    name,
    href: tagPath({ kind: 'person', slug }),
    line,
    // The name beside it says whom it shows.
    picture: picture && pictureView({ ...picture, alt: '' }, sizes, { eager }),
    initial: initialOf(name),
    colour: colourOf(name),
  };
}
