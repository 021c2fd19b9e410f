import type { Context } from '../context.ts';
import { type MonthOfStories, months } from '../posts/reading/totals.ts';
import type { Tag } from '../tags/tags.ts';
import { monthName } from '../time.ts';
import { monthPath, tagPath, yearPath } from '../urls.ts';
import { monthLink, yearLinks } from './archive.ts';

/** What stands around the stories of a year or month, the other years and months that have any, and of other lists. */

type Month = Pick<MonthOfStories, 'year' | 'month'>;

export async function aroundYear(ctx: Context, now: number, year: number) {
  const all = await months(ctx.readDb, now);
  const years = [...new Set(all.map((month) => month.year))];
  const link = (year: number) => ({ words: String(year), href: yearPath(year) });
  return { beside: calendar(all, { year }), ...neighbours(years, years.indexOf(year), link) };
}

export async function aroundMonth(ctx: Context, now: number, shown: Month) {
  const all = await months(ctx.readDb, now);
  const at = all.findIndex(({ year, month }) => year === shown.year && month === shown.month);
  const link = ({ year, month }: Month) => ({ words: `${monthName(month)} ${year}`, href: monthPath(year, month) });
  return { beside: calendar(all, shown), ...neighbours(all, at, link) };
}

/** Links under a title; none where there are none. */
export const beside = (title: string, found: readonly Tag[]) =>
  found.length === 0
    ? []
    : [{ title, links: found.map((tag) => ({ words: tag.name, href: tagPath(tag), stories: null, current: false })) }];

/** The months of the year that is shown, and all years where there are more. */
function calendar(all: readonly MonthOfStories[], shown: { year: number; month?: number }) {
  const ofYear = all.filter(({ year }) => year === shown.year);
  const years = yearLinks(all, shown.month === undefined ? shown.year : undefined);
  return [
    { title: `Months of ${shown.year}`, links: ofYear.map((each) => monthLink(each, each.month === shown.month)) },
    ...(years.length > 1 ? [{ title: 'Years', links: years }] : []),
  ];
}

/** @param list the newest first */
function neighbours<Item, Link>(list: readonly Item[], at: number, link: (item: Item) => Link) {
  const [newer, older] = [list[at - 1], list[at + 1]];
  return { newer: newer === undefined ? null : link(newer), older: older === undefined ? null : link(older) };
}
