import type { Response } from 'express';
import { waiting } from '../comments/desk/waiting.ts';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import type { Settings } from '../settings/settings.ts';
import { frontPath } from '../urls.ts';
import { may } from '../users/duties.ts';
import type { SessionUser } from '../users/sessions.ts';
import { view } from '../views/view.ts';
import { homePath, logoutPath, pagesPath, postsPath, queuePath, tagsPath } from './paths.ts';

/** What stands around every page of the desk. */
export interface DeskPage {
  title: string;
  siteTitle: string;
  home: string;
  /** Null for those who are not logged in: a page without the way around. */
  nav: DeskNav | null;
  scripts: readonly string[];
  body: SafeHtml;
}

export interface DeskNav {
  entries: { words: string; href: string; current: boolean; waiting: number }[];
  /** `Posy Lindqvist, editor` */
  me: string;
  blog: string;
  logout: string;
}

export type Section = 'home' | 'posts' | 'comments' | 'people' | 'pages';

const layout = view<DeskPage>('admin/layout');

export interface DeskAnswer {
  status?: number;
  title: string;
  section: Section | null;
  me: SessionUser | null;
  scripts?: readonly string[];
  body: SafeHtml;
}

/** Sends a page in the desk's clothes. */
export async function sendDeskPage(ctx: Context, res: Response, settings: Settings, answer: DeskAnswer): Promise<void> {
  const { status = 200, title, section, me, scripts = [], body } = answer;
  const { held, reported } = me ? await waiting(ctx.readDb) : { held: 0, reported: 0 };
  const model: DeskPage = {
    title: `${title} | ${settings['site.title']}`,
    siteTitle: settings['site.title'],
    home: me ? homePath() : frontPath(),
    nav: me && {
      entries: [
        { words: 'Desk', href: homePath(), current: section === 'home', waiting: 0 },
        { words: 'Posts', href: postsPath(), current: section === 'posts', waiting: 0 },
        { words: 'Comments', href: queuePath(), current: section === 'comments', waiting: held + reported },
        ...(may(me.role, 'write')
          ? [{ words: 'People', href: tagsPath('person'), current: section === 'people', waiting: 0 }]
          : []),
        ...(may(me.role, 'write')
          ? [{ words: 'Pages', href: pagesPath(), current: section === 'pages', waiting: 0 }]
          : []),
      ],
      me: `${me.name}, ${me.role}`,
      blog: frontPath(),
      logout: logoutPath(),
    },
    scripts,
    body,
  };
  res.status(status).type('html').send(layout(model).text);
}
