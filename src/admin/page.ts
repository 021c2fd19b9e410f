import type { Response } from 'express';
import { waiting } from '../comments/desk/waiting.ts';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import type { Settings } from '../settings/settings.ts';
import { frontPath } from '../urls.ts';
import { type Duty, may } from '../users/duties.ts';
import type { SessionUser } from '../users/sessions.ts';
import { type HeadView, headView } from '../views/head.ts';
import { view } from '../views/view.ts';
import {
  homePath,
  logoutPath,
  pagesPath,
  picturesPath,
  postsPath,
  queuePath,
  settingsPath,
  tagsPath,
} from './paths.ts';

/** What stands around every page of the desk. */
export interface DeskPage {
  title: string;
  siteTitle: string;
  home: string;
  /** Null for those who are not logged in: a page without the way around. */
  nav: DeskNav | null;
  assets: HeadView;
  body: SafeHtml;
}

export interface DeskNav {
  entries: { words: string; href: string; current: boolean; waiting: number }[];
  /** `Posy Lindqvist, editor` */
  me: string;
  blog: string;
  logout: string;
}

export type Section = 'home' | 'posts' | 'comments' | 'pictures' | 'people' | 'pages' | 'settings';

const layout = view<DeskPage>('admin/layout');

export interface DeskAnswer {
  status?: number;
  title: string;
  section: Section | null;
  me: SessionUser | null;
  scripts?: readonly string[];
  body: SafeHtml;
}

/** The ways around, for those who have the duty. */
const ENTRIES: readonly { section: Section; words: string; href: () => string; duty: Duty }[] = [
  { section: 'home', words: 'Desk', href: homePath, duty: 'look' },
  { section: 'posts', words: 'Posts', href: postsPath, duty: 'look' },
  { section: 'comments', words: 'Comments', href: queuePath, duty: 'look' },
  { section: 'pictures', words: 'Pictures', href: picturesPath, duty: 'write' },
  { section: 'people', words: 'People', href: () => tagsPath('person'), duty: 'write' },
  { section: 'pages', words: 'Pages', href: pagesPath, duty: 'write' },
  { section: 'settings', words: 'Settings', href: settingsPath, duty: 'run' },
];

/** Sends a page in the desk's clothes. */
export async function sendDeskPage(ctx: Context, res: Response, settings: Settings, answer: DeskAnswer): Promise<void> {
  const { status = 200, title, section, me, scripts = [], body } = answer;
  const { held, reported } = me ? await waiting(ctx.readDb) : { held: 0, reported: 0 };
  const model: DeskPage = {
    title: `${title} | ${settings['site.title']}`,
    siteTitle: settings['site.title'],
    home: me ? homePath() : frontPath(),
    nav: me && {
      entries: ENTRIES.filter(({ duty }) => may(me.role, duty)).map((entry) => ({
        words: entry.words,
        href: entry.href(),
        current: entry.section === section,
        waiting: entry.section === 'comments' ? held + reported : 0,
      })),
      me: `${me.name}, ${me.role}`,
      blog: frontPath(),
      logout: logoutPath(),
    },
    assets: headView('desk', scripts),
    body,
  };
  res.status(status).type('html').send(layout(model).text);
}
