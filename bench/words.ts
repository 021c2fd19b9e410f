import { between, pick, seeded, zipf } from './random.ts';

/** An invented language for an invented blog: small words, words of the trade, and words that mean nothing. */

const SMALL = (
  'the a of and to in was with for that it on at by she he they her his their not but so if who what when then there here ' +
  'had has have been were is are be as from into over after before while again still even only both once never always'
).split(' ');
const TRADE = (
  'balcony understudy chauffeur encore hairpin rehearsal cloakroom autograph limelight matinee publicist houseboat tiara ' +
  'orchestra corsage standin voiceover godmother bridesmaid croquet yachtsman memoirist soprano toupee heirloom chandelier ' +
  'footman masquerade telegram scrapbook stepsister ballroom monologue hatbox sequin piano gondola prompter winkle feather ' +
  'ransom whisper quarrel farewell reunion eloped swooned fainted giggled denied confessed applauded sulked curtsied'
).split(' ');
const STARTS = [
  'al',
  'be',
  'cor',
  'da',
  'el',
  'fen',
  'gor',
  'hul',
  'is',
  'jo',
  'ker',
  'lum',
  'mar',
  'nev',
  'os',
  'per',
];
const MIDDLES = ['ba', 'den', 'fi', 'go', 'lan', 'mu', 'no', 'pa', 'rin', 'sa', 'tol', 'vi'];
const ENDS = ['by', 'dor', 'fax', 'gen', 'kin', 'low', 'mond', 'ney', 'rick', 'shaw', 'ton', 'wick', 'zell'];
const FIRST_NAMES = (
  'Agathe Balthasar Clementine Dorrit Edmund Florian Giselle Horatio Isolde Jasper Leopold Minna Ottoline Phineas Rosalind ' +
  'Sebastian Theodora Ulrich Violetta Wilfred'
).split(' ');

/** Stands in one post of fifty. */
export const RARE_WORD = 'quillberry';
/** Stands in twenty posts, however many there are. */
export const TWENTY_WORD = 'sixpennyworth';
/** Stands in nearly every post. */
export const COMMON_WORD = 'balcony';

const invented = inventedWords(2_400);
const rarely = zipf(invented.length, 0.7);

function inventedWords(count: number): string[] {
  const random = seeded(77);
  const words = new Set<string>();
  while (words.size < count) {
    const middle = random() < 0.7 ? pick(random, MIDDLES) + (random() < 0.3 ? pick(random, MIDDLES) : '') : '';
    words.add(pick(random, STARTS) + middle + pick(random, ENDS));
  }
  return [...words];
}

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export function word(random: () => number): string {
  const kind = random();
  if (kind < 0.5) return pick(random, SMALL);
  return kind < 0.7 ? pick(random, TRADE) : (invented[rarely(random)] ?? '');
}

/** @param planted a word that must stand in it */
export function sentence(random: () => number, from: number, to: number, planted?: string): string {
  const words: string[] = [];
  for (let left = between(random, from, to); left > 0; left -= 1) words.push(word(random));
  if (planted) words.splice(between(random, 1, words.length - 1), 0, planted);
  return `${capital(words.join(' '))}${pick(random, ['.', '.', '.', '.', '?', '…'])}`;
}

/** Whole sentences of about so many words. */
export function passage(random: () => number, words: number, planted?: string): string {
  const sentences: string[] = [];
  for (let count = 0; count < words; ) {
    const next = sentence(random, 7, 18, sentences.length === 0 ? planted : undefined);
    count += 13;
    sentences.push(next);
  }
  return sentences.join(' ');
}

/** Different names, the same ones for every run; a number joins where the names run out. */
export function people(count: number): string[] {
  const random = seeded(count);
  const names = new Set<string>();
  while (names.size < count) {
    const name = `${pick(random, FIRST_NAMES)} ${capital(pick(random, STARTS) + pick(random, MIDDLES) + pick(random, ENDS))}`;
    const more = count > 2_000 ? ` ${capital(pick(random, STARTS) + pick(random, ENDS))}` : '';
    names.add(name + more);
  }
  return [...names];
}

export function topics(count: number): string[] {
  const random = seeded(count + 1);
  const names = new Set<string>();
  while (names.size < count) names.add(`${capital(pick(random, TRADE))} ${pick(random, invented)}`);
  return [...names];
}

/** Of those who comment: some a first name only, some with something behind it. */
export function readers(count: number): string[] {
  const random = seeded(count + 2);
  return Array.from({ length: count }, (_, n) =>
    n < FIRST_NAMES.length
      ? (FIRST_NAMES[n] ?? '')
      : `${random() < 0.5 ? pick(random, FIRST_NAMES) : capital(pick(random, invented))} ${n}`,
  );
}
