import type { Db } from '../db/schema.ts';
import { type FoundName, foundNames } from '../posts/reading/found-names.ts';
import { nearPeople } from '../posts/reading/near-people.ts';
import { tagPath } from '../urls.ts';
import { count } from '../words.ts';
import { type FaceView, faces } from './faces.ts';
import { SIZES } from './headline-view.ts';

/** The people and topics beside what a search has found. */
export interface NamesView {
  people: FaceView[];
  topics: { name: string; href: string; line: string }[];
}

export interface SearchPeople {
  title: string;
  people: FaceView[];
}

const MOST = 5;
export const NO_NAMES: NamesView = { people: [], topics: [] };

export async function namesView(db: Db, words: readonly string[], now: number): Promise<NamesView> {
  const { person, topic } = await foundNames(db, words, { limit: MOST, now });
  return {
    people: facesOf(person),
    topics: topic.map((each) => ({ name: each.name, href: tagPath(each), line: lineOf(each) })),
  };
}

/** For words that nobody is called and nobody has said: those who are nearly called that; null: nobody is. */
export async function guessedPeople(db: Db, words: readonly string[], now: number): Promise<FaceView[] | null> {
  const near = await nearPeople(db, words, { limit: MOST, now });
  return near.length === 0 ? null : facesOf(near);
}

export const isNobody = ({ people, topics }: NamesView) => people.length === 0 && topics.length === 0;

const facesOf = (people: readonly FoundName[]) =>
  faces(
    people.map((person) => ({ ...person, line: lineOf(person) })),
    SIZES.face,
  );

const lineOf = ({ alias, stories }: FoundName) =>
  `${alias === null ? '' : `Also ${alias}. `}${count(stories, 'story', 'stories')}`;
