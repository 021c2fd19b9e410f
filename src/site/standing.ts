import { settingsOf } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import type { Handler } from '../http/handler.ts';
import { bySlug, list, type PageSlug } from '../pages/pages.ts';
import { excerpt, plainText } from '../text/plain.ts';
import { isoDateTime, longDate } from '../time.ts';
import { standingPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { head, sendPage } from './page.ts';

export interface StandingView {
  title: string;
  body: SafeHtml;
  /** Null: the house's own words, which change with the settings. */
  changed: { iso: string; date: string } | null;
  others: { title: string; href: string }[];
}

const DESCRIPTION = 160;
const standingPage = view<StandingView>('site/standing');

/** One of the pages that are linked from every footer. */
export const show =
  (slug: PageSlug): Handler =>
  async (ctx, _req, res) => {
    const settings = await settingsOf(ctx);
    const zone = settings['site.timezone'];
    const page = await bySlug(ctx.readDb, slug, settings);
    const { changed } = page;
    sendPage(ctx, res, settings, {
      head: head(page.title, standingPath(slug), excerpt(plainText(page.html), DESCRIPTION)),
      body: standingPage({
        title: page.title,
        body: page.html,
        changed: changed && { iso: isoDateTime(changed.at, zone), date: longDate(changed.at, zone) },
        others: (await list(ctx.readDb))
          .filter((other) => other.slug !== slug)
          .map((other) => ({ title: other.title, href: standingPath(other.slug) })),
      }),
      keep: { of: ['pages', 'settings'], until: null },
    });
  };
