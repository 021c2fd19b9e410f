import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import type { TagKind } from '../../db/schema.ts';
import { notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import { list as listTags, type TagLine } from '../../tags/list.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import { count, number } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskTagPath, tagsPath } from '../paths.ts';
import { WORDS } from './words.ts';

export interface TagsPage {
  title: string;
  summary: string;
  /** Said after one was forgotten. */
  done: string | null;
  search: { action: string; label: string; q: string };
  kinds: { words: string; href: string; current: boolean }[];
  lines: TagLineView[];
  empty: string;
  pages: PagesView | null;
}

export interface TagLineView {
  name: string;
  href: string;
  /** `also Posh Spice, Miss Vee`; empty: no other name. */
  aliases: string;
  stories: string;
  /** `no words yet`: nobody has said who they are. Of topics nobody does. */
  lacks: string;
}

const TAGS = 60;
const tagsPage = view<TagsPage>('admin/tags');
const asked = z.object({
  q: z.string().max(100).default(''),
  page: query.page.default(1),
  done: z.literal('removed').optional(),
});

export const list =
  (kind: TagKind): DeskHandler =>
  async (ctx, req, res, me) => {
    const { q, page, done } = query.readQuery(asked, req.query);
    const { tags, total } = await listTags(ctx.readDb, { kind, q, page, size: TAGS });
    if (tags.length === 0 && page > 1) throw notFound();
    const { title, one, many, find, nobody } = WORDS[kind];
    const last = Math.ceil(total / TAGS);
    await sendDeskPage(ctx, res, await settingsOf(ctx), {
      title,
      section: 'people',
      me,
      body: tagsPage({
        title,
        summary: q.trim() === '' ? `${count(total, one, many)}, A to Z` : `${number(total)} with “${q}” in a name`,
        done: done ? 'Gone. A story that names it again brings it back.' : null,
        search: { action: tagsPath(kind), label: find, q },
        kinds: (['person', 'topic'] as const).map((each) => ({
          words: WORDS[each].title,
          href: tagsPath(each),
          current: each === kind,
        })),
        lines: tags.map((tag) => lineView(tag, kind)),
        empty: q.trim() === '' ? nobody : 'Nobody and nothing is called that.',
        pages: pagesView(`Pages of ${many}`, page, last, (n) => tagsPath(kind, { q, page: n }), {
          previous: 'Back',
          next: 'On',
        }),
      }),
    });
  };

const lineView = ({ id, name, aliases, stories, bio }: TagLine, kind: TagKind): TagLineView => ({
  name,
  href: deskTagPath(kind, id),
  aliases: aliases.length === 0 ? '' : `also ${aliases.join(', ')}`,
  stories: stories === 0 ? 'No story' : count(stories, 'story', 'stories'),
  lacks: kind === 'person' && bio === '' ? 'no words yet' : '',
});
