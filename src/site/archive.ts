import { settingsOf } from '../context.ts';
import type { Handler } from '../http/handler.ts';
import { type MonthOfStories, months } from '../posts/reading/totals.ts';
import { monthName } from '../time.ts';
import { archivePath, monthPath, yearPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { count, number } from '../words.ts';
import { inGroups } from './groups.ts';
import { indexKeep } from './keeping.ts';
import { head, sendPage } from './page.ts';

/** Everything there is, by year and month. */
export interface ArchivePage {
  years: { words: string; href: string; months: Omit<ArchiveLink, 'current'>[] }[];
}

/** A year or month that has stories. */
export interface ArchiveLink {
  words: string;
  href: string;
  stories: string;
  /** It is the page that this stands on. */
  current: boolean;
}

const archivePage = view<ArchivePage>('site/archive');

export const show: Handler = async (ctx, _req, res) => {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const all = await months(ctx.readDb, now);
  const years = inGroups(all, ({ year }) => String(year)).map(({ name, items }) => ({
    words: name,
    href: yearPath(Number(name)),
    months: items.map((month) => ({ ...monthLink(month), stories: count(month.stories, 'story', 'stories') })),
  }));
  const description = `Every story on ${settings['site.title']}, by year and month, and how many there were in each.`;
  sendPage(ctx, res, settings, {
    head: head('Archive', archivePath(), description),
    body: archivePage({ years }),
    keep: await indexKeep(ctx, now),
  });
};

export const monthLink = ({ year, month, stories }: MonthOfStories, current = false): ArchiveLink => ({
  words: monthName(month),
  href: monthPath(year, month),
  stories: number(stories),
  current,
});

/** The years of these months, the newest first. */
export const yearLinks = (all: readonly MonthOfStories[], shown?: number): ArchiveLink[] =>
  inGroups(all, ({ year }) => String(year)).map(({ name, items }) => ({
    words: name,
    href: yearPath(Number(name)),
    stories: number(total(items)),
    current: Number(name) === shown,
  }));

const total = (items: readonly MonthOfStories[]) => items.reduce((sum, { stories }) => sum + stories, 0);
