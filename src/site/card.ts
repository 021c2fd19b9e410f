import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { readParams } from '../http/query.ts';
import { cardFile, cardHash } from '../media/card.ts';
import type { Picture } from '../media/media.ts';
import { portraits } from '../posts/reading/people.ts';
import { visibleById } from '../posts/reading/read.ts';
import * as tags from '../tags/tags.ts';
import { cardPath, picturePath } from '../urls.ts';
import { asset } from '../views/assets.ts';
import { houseCard, type NamedCard, personCard, postCard } from './card-words.ts';
import { whileItMayBeShown } from './media.ts';

const params = z.object({ file: z.string().regex(/^(?:site|(?:post|person)-\d{1,15})-[0-9a-f]{16}\.jpg$/) });

/**
 * The card of a story, a person or the house. Its address has a hash of all that is drawn on it, so that it may be kept
 * for ever; nobody can have anything drawn but what stands there now, as an address from before leads to that.
 */
export const show: Handler = async (ctx, req, res) => {
  const { file } = readParams(params, req.params);
  const now = ctx.now();
  const found = await cardOf(ctx, file.slice(0, file.lastIndexOf('-')), now);
  if (!found) throw notFound();
  const path = cardPath(found.card.subject, cardHash(found.card));
  if (req.path !== path) return res.set('Cache-Control', 'no-cache').redirect(302, path);

  const jpeg = await cardFile(
    { cards: ctx.config.cardsDir, media: ctx.config.mediaDir },
    found.card.subject,
    found.card,
    (error) => req.log.error({ err: error, card: found.card.subject }, 'a card could not be drawn with its words'),
  );
  if (jpeg === 'gone') throw notFound();
  // Who is sent away may never ask again, as those that fetch a new story's card do; the next finds it drawn.
  if (jpeg === 'busy') return res.set('Cache-Control', 'no-cache').redirect(302, meanwhile(found.picture));
  res.set({
    'Cache-Control': whileItMayBeShown(found.picture, now),
    // It is there to be shown by others.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  res.type('jpeg').send(jpeg);
};

/** What there is without drawing. */
const meanwhile = (picture: Picture | null) => (picture ? picturePath(picture.key, 1600) : asset('icons/icon-512.png'));

interface Found {
  card: NamedCard;
  picture: Picture | null;
}

/** Null where no reader can see what it is the card of. */
async function cardOf(ctx: Context, subject: string, now: number): Promise<Found | null> {
  const [kind, id] = subject.split('-');
  const settings = await settingsOf(ctx);
  if (kind === 'post') {
    const post = await visibleById(ctx.readDb, Number(id), now);
    return post && { card: postCard(post, await tags.ofPost(ctx.readDb, post.id), settings), picture: post.picture };
  }
  if (kind === 'person') {
    const person = await tags.byId(ctx.readDb, Number(id));
    const portrait = (await portraits(ctx.readDb, [Number(id)], now)).get(Number(id));
    if (person?.kind !== 'person' || !portrait) return null;
    return { card: personCard(person, portrait.picture, settings), picture: portrait.picture };
  }
  return { card: houseCard(settings), picture: null };
}
