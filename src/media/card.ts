import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CardWords, draw, drawWordless } from './card-drawing.ts';
import type { Picture } from './media.ts';
import { pictureTurns } from './sharp.ts';
import { fileOf } from './store.ts';

/** All that is drawn on a card. */
export interface Card extends CardWords {
  picture: Pick<Picture, 'key' | 'width' | 'height'> | null;
}

/** Counts how cards are drawn: whoever changes that (card-drawing.ts, card-letters.ts, the fonts) adds one, and each gets a new address. */
const DRAWING = 2;
/** Pixels: a smaller photograph would be blown up to more than twice its size. */
const LEAST = 300;

/** Of all that is drawn: a card under this name is never another. */
export function cardHash(card: Card): string {
  const { label, kicker, title, line, picture } = card;
  const drawn = JSON.stringify([DRAWING, label, kicker, title, line, photographOf(picture)]);
  return createHash('sha256').update(drawn).digest('hex').slice(0, 16);
}

/** The key of the photograph that is drawn; null: none, or too small. */
export const photographOf = (picture: Card['picture']): string | null =>
  picture && Math.min(picture.width, picture.height) >= LEAST ? picture.key : null;

export interface CardFolders {
  /** Where cards lie; whatever is in it can be drawn again. */
  cards: string;
  /** Where uploaded pictures lie. */
  media: string;
}

/** Cards being drawn, by their files. */
const flights = new Map<string, Promise<Buffer | null>>();

/**
 * A card as a file: the one that lies there, else it is drawn, once for all who ask meanwhile, and kept in the place of
 * what the subject had before.
 * @param subject a name for what the card is of, which can be that of a folder
 * @param troubled told, once, of what could not be drawn: the card is there without it, and stays so
 * @returns the JPEG; `busy` where too many wait to be drawn, `gone` where its photograph is not there any more
 */
export async function cardFile(
  folders: CardFolders,
  subject: string,
  card: Card,
  troubled: (error: unknown) => void,
): Promise<Buffer | 'busy' | 'gone'> {
  const folder = join(folders.cards, subject);
  const name = `${cardHash(card)}.jpg`;
  const path = join(folder, name);
  const lying = await readFile(path).catch(() => null);
  if (lying) return lying;

  let flight = flights.get(path);
  if (!flight) {
    const drawing = pictureTurns.take('cards', () => drawn(folders, card, troubled));
    if (!drawing) return 'busy';
    flight = drawing
      .then(async (jpeg) => {
        // It is only kept to be drawn less often: with a full disk it is drawn each time.
        if (jpeg) await keep(folder, name, jpeg).catch(() => undefined);
        return jpeg;
      })
      .finally(() => flights.delete(path));
    flights.set(path, flight);
  }
  return (await flight) ?? 'gone';
}

async function drawn({ media }: CardFolders, card: Card, troubled: (error: unknown) => void): Promise<Buffer | null> {
  const key = photographOf(card.picture);
  const photograph = key === null ? null : await readFile(join(media, key, fileOf(1600))).catch(() => null);
  if (key !== null && !photograph) return null;
  return draw(card, photograph).catch((error) => {
    troubled(error);
    return drawWordless(photograph).catch(() => drawWordless(null));
  });
}

/** Written beside its place and moved there, as another process may be reading, or drawing the same. */
async function keep(folder: string, name: string, jpeg: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(draft, jpeg);
    await rename(draft, join(folder, name));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const old = (await readdir(folder)).filter((file) => file.endsWith('.jpg') && file !== name);
  await Promise.all(old.map((file) => rm(join(folder, file), { force: true })));
}

/** Some 100 KB each. */
const MOST_CARDS = 20_000;

/**
 * Removes cards that were drawn before, and the oldest of very many: who still asks for one of them has it drawn again,
 * and those of what is gone are gone too. @param before UTC ms @returns how many
 */
export async function forgetCards(folder: string, before: number, most = MOST_CARDS): Promise<number> {
  const subjects = await readdir(folder).catch(() => []);
  const cards: { path: string; at: number }[] = [];
  for (const subject of subjects)
    for (const file of await readdir(join(folder, subject)).catch(() => [])) {
      const path = join(folder, subject, file);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
      cards.push({ path, at: mtimeMs });
    }
  cards.sort((a, b) => b.at - a.at);
  const old = cards.filter(({ at }, i) => at < before || i >= most);
  for (const { path } of old) await rm(path, { force: true });
  for (const subject of subjects) await rmdir(join(folder, subject)).catch(() => undefined);
  return old.length;
}
