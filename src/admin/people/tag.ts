import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { TagKind, TagRow } from '../../db/schema.ts';
import { notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import * as media from '../../media/media.ts';
import { type EditedTag, remove as removeTag, save } from '../../tags/edit.ts';
import type { TagErrors } from '../../tags/fields.ts';
import { aliasesOf } from '../../tags/names.ts';
import * as tags from '../../tags/tags.ts';
import type { SessionUser } from '../../users/sessions.ts';
import type { DeskHandler } from '../desk.ts';
import { deskTagPath, tagsPath } from '../paths.ts';
import { takeUpload } from '../upload.ts';
import { sendTagForm } from './tag-form.ts';

/** One person or topic: the form of it, keeping what it says, and the end of one that no story has. */

const params = z.object({ id: query.id });
/** `renamed`: the old name leads there too. `merged`: another was made one with it. */
const asked = z.object({ done: z.enum(['saved', 'renamed', 'merged']).optional() });

export const edit =
  (kind: TagKind): DeskHandler =>
  async (ctx, req, res, me) => {
    const { done } = query.readQuery(asked, req.query);
    const tag = await tagIn(ctx, req, kind);
    await sendTagForm(ctx, res, me, tag, { edited: await standing(ctx, tag, me), done });
  };

export const update =
  (kind: TagKind): DeskHandler =>
  async (ctx, req, res, me) => {
    const tag = await tagIn(ctx, req, kind);
    const { edited, errors } = await readForm(ctx, req, me, await standing(ctx, tag, me));
    if (errors.picture) return sendTagForm(ctx, res, me, tag, { edited, errors });
    const saved = await save(ctx.db, tag.id, edited, ctx.now());
    if (saved.kind === 'gone') throw notFound();
    if (saved.kind === 'refused') return sendTagForm(ctx, res, me, tag, { edited, errors: saved.errors });
    res.redirect(303, `${deskTagPath(kind, tag.id)}?done=${saved.renamed ? 'renamed' : 'saved'}`);
  };

export const remove =
  (kind: TagKind): DeskHandler =>
  async (ctx, req, res, me) => {
    const tag = await tagIn(ctx, req, kind);
    if (await removeTag(ctx.db, tag.id, me.id, ctx.now()))
      return res.redirect(303, tagsPath(kind, { done: 'removed' }));
    await stillUsed(ctx, res, me, tag);
  };

async function stillUsed(ctx: Context, res: Response, me: SessionUser, tag: TagRow): Promise<void> {
  const errors = { name: `A story has come to name ${tag.name}, so that nothing was taken away` };
  await sendTagForm(ctx, res, me, tag, { edited: await standing(ctx, tag, me), errors });
}

/** The one that an address names; 404 where that is of the other kind. */
export async function tagIn(ctx: Context, req: Request, kind: TagKind): Promise<TagRow> {
  const tag = await tags.byId(ctx.readDb, query.readParams(params, req.params).id);
  if (tag?.kind !== kind) throw notFound();
  return tag;
}

/** The form as it stands. */
export async function standing(ctx: Context, tag: TagRow, me: SessionUser): Promise<EditedTag> {
  const aliases = (await aliasesOf(ctx.readDb, tag.id)).map((alias) => alias.name).join('\n');
  const { name, bio, picture_id: pictureId } = tag;
  return { typed: { name, aliases, bio }, newAddress: false, pictureId, by: me.id };
}

const text = z.string().optional().catch(undefined);
const sent = z.object({
  ...{ name: text, aliases: text, bio: text, new_address: text, picture_remove: text },
  picture_id: z
    .union([query.id, z.literal('').transform(() => null)])
    .optional()
    .catch(undefined),
});

/** What was sent, over what stands, with its picture already kept, so that no refusal of the rest can lose it. */
async function readForm(ctx: Context, req: Request, me: SessionUser, standing: EditedTag) {
  const { name, aliases, bio, new_address, picture_id, picture_remove } = sent.parse(req.body ?? {});
  const was = standing.typed;
  const typed = { name: name ?? was.name, aliases: aliases ?? was.aliases, bio: bio ?? was.bio };
  const errors: TagErrors = {};
  let pictureId = picture_id === undefined ? standing.pictureId : picture_id;
  if (picture_remove || (pictureId !== null && !(await media.byId(ctx.readDb, pictureId)))) pictureId = null;
  // What it shows is who they are.
  const upload = await takeUpload(ctx, req, me, { alt: typed.name });
  if (upload.kind === 'stored') pictureId = upload.id;
  if (upload.kind === 'refused') errors.picture = upload.problem;
  return { edited: { ...standing, typed, newAddress: new_address === 'on', pictureId }, errors };
}
