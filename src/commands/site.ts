import { rerenderAll as rerenderComments } from '../comments/upkeep.ts';
import { readConfig } from '../config.ts';
import { rerenderAll as rerenderPages } from '../pages/pages.ts';
import { rerenderAll as rerenderPosts } from '../posts/writing/rerender.ts';
import { serve as serveSite } from '../server.ts';
import { all } from '../settings/settings.ts';
import { count } from '../words.ts';
import { type Command, readArgs, say, Usage, withContext } from './command.ts';

export const serve: Command = async (args) => {
  nothingMore(args);
  await serveSite(readConfig(process.env));
};

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

function nothingMore(args: string[]): void {
  const { positionals } = readArgs(args, {});
  if (positionals.length > 0) throw new Usage(`this command takes no “${positionals[0]}”`);
}
