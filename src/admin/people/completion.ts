import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import * as query from '../../http/query.ts';
import { storiesByTitle } from '../../posts/desk/by-title.ts';
import { complete } from '../../tags/list.ts';
import { longDate } from '../../time.ts';
import { count } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';

/** What may be meant, while somebody types a name or a title (public/js/completion.ts). */

export interface Suggestion {
  /** What is written into the field. */
  value: string;
  label: string;
  /** What tells it from others. */
  note: string;
}

const MOST = 12;
const typed = z.string().max(300).default('');
const askedName = z.object({ kind: z.enum(['person', 'topic']), q: typed });
const askedStory = z.object({ q: typed });

export const names: DeskHandler = async (ctx, req, res) => {
  const { kind, q } = query.readQuery(askedName, req.query);
  const found = await complete(ctx.readDb, kind, q, MOST);
  const suggestions: Suggestion[] = found.map(({ name, alias, stories }) => ({
    value: name,
    label: name,
    note: [...(alias === null ? [] : [`“${alias}”`]), count(stories, 'story', 'stories')].join(', '),
  }));
  res.json({ suggestions });
};

export const stories: DeskHandler = async (ctx, req, res) => {
  const { q } = query.readQuery(askedStory, req.query);
  const { 'site.timezone': zone } = await settingsOf(ctx);
  const found = await storiesByTitle(ctx.readDb, q, { limit: MOST, now: ctx.now() });
  const suggestions: Suggestion[] = found.map(({ slug, title, published_at }) => ({
    value: slug,
    label: title,
    note: published_at === null ? 'Not out' : longDate(published_at, zone),
  }));
  res.json({ suggestions });
};
