import type { BodyFormat, Db } from '../../db/schema.ts';
import { SafeHtml } from '../../html.ts';
import * as media from '../../media/media.ts';
import { type RenderedBody, renderBody } from './body.ts';
import { redraw } from './figure.ts';
import { describe } from './pictures.ts';
import type { Revised } from './revisions.ts';

/** The pictures of a post that is saved: which of them are still there, and what is said of them now. */

/** What a form says. */
interface Typed {
  fields: { body: string };
  format: BodyFormat;
  heroId: number | null;
  hero: media.Description;
  zone: string;
}

export interface Pictured {
  heroId: number | null;
  rendered: RenderedBody;
}

/**
 * Writes what was typed about a post's pictures. Whoever has typed nothing else about one than the revision they began
 * from says of it leaves it as it is: the library may know better since. A picture that was removed meanwhile is left
 * out; the text keeps its line. Call it inside a transaction.
 * @param base what was begun from; null: all that was typed counts
 */
export async function describeAll(
  trx: Db,
  { fields, format, heroId, hero, zone }: Typed,
  rendered: RenderedBody,
  base: Revised | null,
): Promise<Pictured> {
  const begunFrom = (id: number) => [base?.hero, ...(base?.insets ?? [])].find((picture) => picture?.id === id) ?? null;
  const known = heroId === null ? undefined : await media.byId(trx, heroId);
  if (known) await describe(trx, known.id, typedOver(known, hero, begunFrom(known.id)));
  const pictures: media.Picture[] = [];
  for (const inset of rendered.pictures) {
    const standing = await media.byId(trx, inset.id);
    if (!standing) continue;
    const said = typedOver(standing, media.descriptionOf(inset), begunFrom(inset.id));
    await describe(trx, inset.id, said);
    pictures.push({ ...standing, ...said });
  }
  const isWhole = pictures.length === rendered.pictures.length;
  const drawn = isWhole ? rendered : renderBody(fields.body, format, { embeds: rendered.embeds, pictures }, zone);
  const html = new SafeHtml(pictures.reduce(redraw, drawn.html.text));
  return { heroId: known?.id ?? null, rendered: { ...drawn, html, pictures } };
}

/** What stands, with the words that were typed anew. */
function typedOver(
  standing: media.Description,
  typed: media.Description,
  base: media.Description | null,
): media.Description {
  const isNew = (key: keyof media.Description) => base === null || typed[key] !== base[key];
  const { alt, caption, credit, licence, expires_at } = standing;
  return {
    alt: isNew('alt') ? typed.alt : alt,
    caption: isNew('caption') ? typed.caption : caption,
    credit: isNew('credit') ? typed.credit : credit,
    licence: isNew('licence') ? typed.licence : licence,
    expires_at: isNew('expires_at') ? typed.expires_at : expires_at,
  };
}
