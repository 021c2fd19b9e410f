import type { TagKind } from '../db/schema.ts';

/** They stand inside names: `Cara de la Mar`, `Oda von Pell`, `Kit of the Ferry`. */
const PARTICLES = new Set('de da di du del della la le van von der den ter of the al el bin ibn y'.split(' '));

/** Words of headings and titles that nobody is called by. */
const EVERYDAY = new Set(
  `a actor actors actress actresses album albums all and angeles animal animals anniversary april art arts at august
  autumn award awards babies baby bachelor bachelorette backlash ball beach beauty best birth birthday birthdays blind
  body book books boy boys breakup breakups british broadway business campaign celebrities celebrity children city
  cocktail comedy comic commercial concert couple couples court cover covers crime critics cruise culture dancing date
  dating day days death deaths december design diet diets divorce divorces dog dogs drama dress dressed dresses drink
  editorial editorials emmy emmys engagement engagements episode eurovision events fall family fan fans fashion
  february feed feud feuds festival festivals film films fitness food for friday friday's gala game games gift gifts
  girl girls globe globes golden good gossip gowns grammy grammys guest guide hair halloween health heat history holiday
  holidays hollywood home homes horror hot house in industry interview interviews item items january jewellery jewelry
  jewels july june kids king kingdom las late law legal life lifestyle links list live london look looks los love
  magazine magazines makeup march marriage marriages may media meet met monday money movie movies mtv music my network
  new news newspaper night november obituaries obituary october of official olympics on open oscar oscars other paris
  parties party people photo photos picture pictures podcast podcasts politics pop post posts power pregnancy
  pregnancies premiere premieres press prince prize promo q quote quotes radio reality recap recaps red carpet carpets
  relationship relationships review reviews roundup royal royals royalty rumor rumors rumour rumours san saturday scandal
  scandals season september series sex shoes shopping show shows sites sneak peek social song songs sport sports spring
  star stars states stories story street streaming style summer sunday talk tattoo tattoos teaser television tennis
  theater theatre this thread throwback thursday time tonight top tour trailer trailers travel trends trial trials trip
  tuesday tv twitter uncategorized united us vegas video videos wars web wedding weddings wednesday week weekend weekly
  winter with women work world worst year years york your`.split(/\s+/),
);

/**
 * WordPress knows categories and tags but no people: a name that is written like a person's is one. Two to four words,
 * capitalised but for particles between them, none of them an everyday word. A title such as `Silver Harbour` is taken
 * for a person too; a person with one name for a topic. Editors can put that right, a machine cannot.
 */
export function kindOfTerm(name: string): TagKind {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4) return 'topic';
  const isPerson = words.every(
    (word, i) => isNameWord(word) || (i > 0 && i < words.length - 1 && PARTICLES.has(word.toLowerCase())),
  );
  return isPerson ? 'person' : 'topic';
}

/** What WordPress files everything under that nobody filed. */
export const isUnfiled = (name: string) => /^uncategori[sz]ed$/i.test(name.trim());

/** `Léna`, `O’Hara`, `Anne-Marie`, `McBride`, `J.`, `JJ`; not `BBC`, `24`, `Awards`. */
function isNameWord(word: string): boolean {
  if (EVERYDAY.has(word.toLowerCase().replaceAll('’', "'"))) return false;
  return /^\p{Lu}[\p{L}\p{M}.'’-]*,?$/u.test(word) && !/^\p{Lu}{3,}$/u.test(word);
}
