import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import type { TagKind } from '../../db/schema.ts';
import { HttpError } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import { storiesOf } from '../../tags/list.ts';
import { merge } from '../../tags/merge.ts';
import { aliasesOf, idByName } from '../../tags/names.ts';
import * as tags from '../../tags/tags.ts';
import { tagPath } from '../../urls.ts';
import { view } from '../../views/view.ts';
import { count, plural } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskTagPath, mergerPath } from '../paths.ts';
import { standing, tagIn } from './tag.ts';
import { sendTagForm } from './tag-form.ts';

/** Two that are the same: what making one of them would do, and doing it. */

export interface MergerPage {
  /** Whose page goes, and whose stays. */
  goes: string;
  stays: string;
  /** What will happen, a sentence each. */
  effects: string[];
  action: string;
  into: number;
  /** The same the other way round. */
  around: string;
  back: string;
}

const mergerPage = view<MergerPage>('admin/merger');
const asked = z.object({ name: z.string().max(200).optional() });
const sent = z.object({ into: query.id });

export const ask =
  (kind: TagKind): DeskHandler =>
  async (ctx, req, res, me) => {
    const { name } = query.readQuery(asked, req.query);
    const goes = await tagIn(ctx, req, kind);
    if (name === undefined) return res.redirect(303, deskTagPath(kind, goes.id));
    const id = await idByName(ctx.readDb, kind, name);
    const stays = id === null ? undefined : await tags.byId(ctx.readDb, id);
    if (!stays || stays.id === goes.id) {
      const problem = stays ? 'That is the name of this very one.' : NOBODY(name);
      const merger = { typed: name, problem };
      return sendTagForm(ctx, res, me, goes, { edited: await standing(ctx, goes, me), merger });
    }
    const stories = await storiesOf(ctx.readDb, goes.id);
    const aliases = await aliasesOf(ctx.readDb, goes.id);
    await sendDeskPage(ctx, res, await settingsOf(ctx), {
      title: `${goes.name} and ${stays.name}`,
      section: 'people',
      me,
      body: mergerPage({
        goes: goes.name,
        stays: stays.name,
        effects: [
          stories === 0
            ? `No story names ${goes.name}, so that none changes.`
            : `${count(stories, 'story', 'stories')} that ${plural(stories, 'names', 'name')} ${goes.name} will name ${stays.name}.`,
          `${tagPath(goes)} will lead to ${tagPath(stays)}, and so will every address that leads there now.`,
          `Whoever types ${listed([goes.name, ...aliases.map((alias) => alias.name)])} will mean ${stays.name}.`,
          ...(goes.bio && !stays.bio ? [`The words about ${goes.name} will stand on the page of ${stays.name}.`] : []),
          ...(goes.bio && stays.bio
            ? [`The words about ${goes.name} will be forgotten; those about ${stays.name} stay.`]
            : []),
          ...(goes.picture_id !== null && stays.picture_id === null ? ['The picture goes along.'] : []),
        ],
        action: mergerPath(kind, goes.id),
        into: stays.id,
        around: mergerPath(kind, stays.id, goes.name),
        back: deskTagPath(kind, goes.id),
      }),
    });
  };

export const create =
  (kind: TagKind): DeskHandler =>
  async (ctx, req, res, me) => {
    const goes = await tagIn(ctx, req, kind);
    const { data } = sent.safeParse(req.body ?? {});
    const left = data ? await merge(ctx.db, { from: goes.id, into: data.into, by: me.id }, ctx.now()) : null;
    if (!left) throw new HttpError(422, 'There are no such two to make one of. Nothing has changed.');
    res.redirect(303, `${deskTagPath(kind, left.id)}?done=merged`);
  };

const NOBODY = (name: string) =>
  name.trim() === ''
    ? 'Type the name of the other one.'
    : `There is no “${name.trim()}” here. Type a name as it is listed.`;

const listed = (names: readonly string[]) =>
  names.length === 1
    ? `“${names[0]}”`
    : `${names
        .slice(0, -1)
        .map((name) => `“${name}”`)
        .join(', ')} or “${names.at(-1)}”`;
