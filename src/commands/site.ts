import { rerenderAll as rerenderComments } from '../comments/upkeep.ts';
import { rerenderAll as rerenderPages } from '../pages/pages.ts';
import { rerenderAll as rerenderPosts } from '../posts/writing/rerender.ts';
import { all } from '../settings/settings.ts';
import { count } from '../words.ts';
import { type Command, nothingMore, say, withContext } from './command.ts';

export const migrate: Command = async (args) => {
  nothingMore(args);
  await withContext(async (ctx) => say(`${ctx.config.databasePath} is up to date`));
};

export const rerender: Command = async (args) => {
  nothingMore(args);
  await withContext(async (ctx) => {
    const settings = await all(ctx.db);
    const posts = await rerenderPosts(ctx.db, settings['site.timezone']);
    const comments = await rerenderComments(ctx.db);
    const pages = await rerenderPages(ctx.db);
    say(`rendered ${count(posts, 'post')}, ${count(comments, 'comment')} and ${count(pages, 'page')} again`);
  });
};
