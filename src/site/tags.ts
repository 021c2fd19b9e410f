import type { Response } from 'express';
import { type Context, settingsOf } from '../context.ts';
import type { TagKind } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { type CountedTag, tagsWithStories } from '../posts/reading/totals.ts';
import type { Settings } from '../settings/settings.ts';
import { filed, letterOf } from '../tags/filing.ts';
import { nextMidnight } from '../time.ts';
import { peoplePath, tagPath, topicsPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { inGroups } from './groups.ts';
import { indexKeep } from './keeping.ts';
import { head, sendPage } from './page.ts';
import { peopleStrip, type Strip } from './people-strip.ts';

export interface TagsPage extends Strip {
  title: string;
  /** So few that letters stand beside one another, and nobody has to jump. */
  few: boolean;
  empty: string;
  /** Each letter is the name of its anchor too. */
  letters: { letter: string; tags: { name: string; href: string; stories: string }[] }[];
}

/** Names that a reader overlooks at a glance. */
const FEW = 60;

const tagsPage = view<TagsPage>('site/tags');

export const people: Handler = (ctx, _req, res) => show(ctx, res, 'person');
export const topics: Handler = (ctx, _req, res) => show(ctx, res, 'topic');

async function show(ctx: Context, res: Response, kind: TagKind): Promise<void> {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const all = await tagsWithStories(ctx.readDb, kind, now);
  const title = kind === 'person' ? 'People, A to Z' : 'Topics, A to Z';
  sendPage(ctx, res, settings, {
    head: head(
      title,
      kind === 'person' ? peoplePath() : topicsPath(),
      all.length > 0 ? description(kind, all.length, settings) : EMPTY[kind],
      { section: kind === 'person' ? 'people' : 'topics' },
    ),
    body: tagsPage({
      title,
      few: all.length <= FEW,
      faces: kind === 'person' ? await peopleStrip(ctx, now, { top: true }) : [],
      empty: EMPTY[kind],
      letters: byLetter(all),
    }),
    keep: await indexKeep(ctx, now, nextMidnight(now, settings['site.timezone'])),
  });
}

const EMPTY: Record<TagKind, string> = {
  person: 'We have not talked about anybody yet.',
  topic: 'No story has a topic yet.',
};

const description = (kind: TagKind, n: number, settings: Settings) =>
  kind === 'person'
    ? `${count(n, 'person', 'people')} we have talked about, from A to Z, and every story on ${settings['site.title']} that names them.`
    : `${count(n, 'topic')} we keep coming back to, from A to Z, and every story on ${settings['site.title']} about each.`;

const byLetter = (all: readonly CountedTag[]): TagsPage['letters'] =>
  inGroups(filed(all), (tag) => letterOf(tag.name_key)).map(({ name, items }) => ({
    letter: name,
    tags: items.map((tag) => ({
      name: tag.name,
      href: tagPath(tag),
      stories: count(tag.stories, 'story', 'stories'),
    })),
  }));
