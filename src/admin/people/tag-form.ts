import type { Response } from 'express';
import { type Context, settingsOf } from '../../context.ts';
import type { TagRow } from '../../db/schema.ts';
import * as media from '../../media/media.ts';
import type { EditedTag } from '../../tags/edit.ts';
import type { TagErrors, TypedTag } from '../../tags/fields.ts';
import { storiesOf } from '../../tags/list.ts';
import { absolute, tagPath } from '../../urls.ts';
import type { SessionUser } from '../../users/sessions.ts';
import type { PictureView } from '../../views/picture.ts';
import { view } from '../../views/view.ts';
import { count } from '../../words.ts';
import { sendDeskPage } from '../page.ts';
import { deskTagPath, mergerPath, tagRemovalPath, tagsPath } from '../paths.ts';
import { deskPicture } from '../picture-words.ts';
import { CROP, type CropFields } from '../sent-crop.ts';
import { WORDS } from './words.ts';

export interface TagForm {
  heading: string;
  /** `14 stories` */
  stories: string;
  list: { words: string; href: string };
  done: string | null;
  action: string;
  /** Where readers see it; null where no story has it. */
  seeIt: string | null;
  address: string;
  values: TypedTag & { newAddress: boolean };
  errors: { [Field in keyof Required<TagErrors>]: string | null };
  /** The same in the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  /** What only people have; null for a topic. A picture without a view may not be shown any more. */
  person: { picture: { id: number; view: PictureView | null } | null; crop: CropFields } | null;
  merger: MergerForm;
  /** Where it is forgotten; null while a story has it. */
  removal: string | null;
}

/** Asks which other one it is. */
export interface MergerForm {
  action: string;
  kind: TagRow['kind'];
  /** Who it is that is the same as another. */
  name: string;
  typed: string;
  problem: string | null;
}

interface Shown {
  edited: EditedTag;
  errors?: TagErrors;
  done?: keyof typeof DONE | undefined;
  merger?: { typed: string; problem: string };
}

const tagForm = view<TagForm>('admin/tag-form');

/** The form of a person or topic, filled, with whatever is wrong with it. */
export async function sendTagForm(
  ctx: Context,
  res: Response,
  me: SessionUser,
  tag: TagRow,
  { edited, errors = {}, done, merger }: Shown,
): Promise<void> {
  const { kind, id, name } = tag;
  const stories = await storiesOf(ctx.readDb, id);
  const wrong = FIELDS.flatMap((field) => (errors[field] ? [{ field, message: errors[field] }] : []));
  const picture = edited.pictureId === null ? undefined : await media.byId(ctx.readDb, edited.pictureId);
  await sendDeskPage(ctx, res, await settingsOf(ctx), {
    status: wrong.length > 0 || merger ? 422 : 200,
    title: name,
    section: 'people',
    me,
    scripts: kind === 'topic' ? ['completion'] : ['completion', 'pictures'],
    body: tagForm({
      heading: name,
      stories: stories === 0 ? 'No story' : count(stories, 'story', 'stories'),
      list: { words: `All ${WORDS[kind].many}`, href: tagsPath(kind) },
      done: done ? DONE[done] : null,
      action: deskTagPath(kind, id),
      seeIt: stories === 0 ? null : tagPath(tag),
      address: absolute(ctx.config.baseUrl, tagPath(tag)),
      values: { ...edited.typed, newAddress: edited.newAddress },
      errors: { name: null, aliases: null, bio: null, picture: null, ...errors },
      wrong,
      person:
        kind === 'topic'
          ? null
          : {
              picture: picture ? { id: picture.id, view: deskPicture(picture, '20rem', ctx.now()) } : null,
              crop: CROP,
            },
      merger: { action: mergerPath(kind, id), kind, name, typed: '', problem: null, ...merger },
      removal: stories === 0 ? tagRemovalPath(kind, id) : null,
    }),
  });
}

const FIELDS = ['name', 'aliases', 'bio', 'picture'] as const;

const DONE = {
  saved: 'Saved.',
  renamed: 'Saved. The name so far leads here too, and stands among the other names.',
  merged: 'They are one now. The other name, and its address, lead here.',
};
