import type { Response } from 'express';
import { type Context, settingsOf } from '../context.ts';
import type { TagKind } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { type CountedTag, tagsWithStories } from '../posts/reading/totals.ts';
import { peoplePath, tagPath, topicsPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { inGroups } from './groups.ts';
import { listKeep } from './keeping.ts';
import { head, sendPage } from './page.ts';

export interface TagsPage {
  title: string;
  empty: string;
  /** Each letter is the name of its anchor too. */
  letters: { letter: string; tags: { name: string; href: string; stories: string }[] }[];
}

const tagsPage = view<TagsPage>('site/tags');

export const people: Handler = (ctx, _req, res) => show(ctx, res, 'person');
export const topics: Handler = (ctx, _req, res) => show(ctx, res, 'topic');

async function show(ctx: Context, res: Response, kind: TagKind): Promise<void> {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const all = await tagsWithStories(ctx.readDb, kind, now);
  const title = kind === 'person' ? 'People, A to Z' : 'Topics, A to Z';
  sendPage(ctx, res, settings, {
    head: head(title, kind === 'person' ? peoplePath() : topicsPath(), {
      section: kind === 'person' ? 'people' : 'topics',
    }),
    body: tagsPage({
      title,
      empty: kind === 'person' ? 'We have not talked about anybody yet.' : 'No story has a topic yet.',
      letters: byLetter(all),
    }),
    // How many stories, but nothing of what is said about them.
    keep: { ...(await listKeep(ctx, now)), of: ['listing', 'settings'] },
  });
}

/** Names come sorted by their folded spelling, so equal first letters are neighbours. */
const byLetter = (all: readonly CountedTag[]): TagsPage['letters'] =>
  inGroups(all, letterOf).map(({ name, items }) => ({
    letter: name,
    tags: items.map((tag) => ({
      name: tag.name,
      href: tagPath(tag),
      stories: count(tag.stories, 'story', 'stories'),
    })),
  }));

/** What a name stands under; `0–9` for all that begins with no letter. */
export function letterOf({ name_key }: { name_key: string }): string {
  const first = [...name_key][0]?.toUpperCase() ?? '';
  return /\p{L}/u.test(first) ? first : '0–9';
}
