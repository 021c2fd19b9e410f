/** The words of a post's form on this device until the server has them: one set a place, which says whose and of what. */

import { keys, read, remove, write } from './store.ts';

export type Words = [name: string, value: string][];

export interface Copy {
  words: Words;
  /** UTC ms, by this device's clock. */
  at: number;
  /** Where the server keeps them, and where their form is. */
  address: string;
  page: string;
}

const START = 'desk:';
const KEPT_FOR = 90 * 86_400_000;
/** About the form, not of it. */
const NO_WORDS = ['form_key', 'base', 'after', 'tab'];

export const wordsIn = (form: HTMLFormElement): Words =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

/** @returns whether the device has taken them */
export function keepHere(place: string, copy: Copy): boolean {
  write(START + place, copy);
  return copyAt(place)?.at === copy.at;
}

export const dropHere = (place: string) => remove(START + place);

/** So that what is typed next at that place does not write over it. */
export function setAside(place: string): void {
  const copy = copyAt(place);
  if (!copy) return;
  let aside = place;
  while (copyAt(aside)) aside += '+';
  write(START + aside, copy);
  dropHere(place);
}

/** Where words were set aside from a place, the newest first. */
export const asideOf = (place: string): string[] =>
  placesOf(place).filter((each) => /^\++$/.test(each.slice(place.length)));

/** What was sent from there is saved, and with it decided against what had been set aside before. */
export function dropSaved(place: string): void {
  const sent = copyAt(place)?.at ?? 0;
  for (const each of asideOf(place)) if ((copyAt(each)?.at ?? 0) <= sent) dropHere(each);
  dropHere(place);
}

export const copyAt = (place: string): Copy | null => copyOf(read(START + place));

/** Where something is kept that begins so, the newest first. What nobody has come back to is forgotten. */
export function placesOf(start: string): string[] {
  const places = keys(START + start).map((key) => key.slice(START.length));
  const at = (place: string) => copyAt(place)?.at ?? 0;
  for (const place of places) if (Date.now() - at(place) > KEPT_FOR) dropHere(place);
  return places.filter(copyAt).sort((one, two) => at(two) - at(one));
}

export const areSame = (one: Words, two: Words): boolean => told(one) === told(two);

/** Line ends are written in more than one way. */
const told = (words: Words) =>
  JSON.stringify(
    words
      .filter(([name, value]) => value && !NO_WORDS.includes(name))
      .map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)),
  );

function copyOf(kept: unknown): Copy | null {
  const { words, at, address, page } = Object(kept) as Partial<Copy>;
  const isWhole =
    Array.isArray(words) && typeof at === 'number' && /^\/admin\//.test(`${address}`) && /^\/admin\//.test(`${page}`);
  return isWhole ? (kept as Copy) : null;
}
