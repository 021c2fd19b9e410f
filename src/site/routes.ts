import { Router } from 'express';
import type { Context } from '../context.ts';
import type { Handler } from '../http/handler.ts';
import { asset } from '../views/assets.ts';
import * as comment from './comment.ts';
import * as commentLink from './comment-link.ts';
import * as feeds from './feeds.ts';
import * as follow from './follow.ts';
import * as front from './front.ts';
import * as health from './health.ts';
import * as like from './like.ts';
import * as listing from './listing.ts';
import * as me from './me.ts';
import * as myPage from './my-page.ts';
import * as person from './person.ts';
import * as post from './post.ts';
import * as report from './report.ts';
import * as revision from './revision.ts';
import * as search from './search.ts';
import * as standing from './standing.ts';
import * as tags from './tags.ts';

/** Also where the refusals of what stands before the routes are told, so that no words are lost. */
export const NEW_COMMENT = '/:year/:month/:slug/comments';
export const REVISION = '/c/:id/revision';
export const REPORT = '/c/:id/report';

/** Every address that a reader can ask for. Pages that are to be kept stand in page-address.ts too. */
export function siteRoutes(ctx: Context): Router {
  const site = Router({ strict: false });
  const get = (path: string | string[], handler: Handler) => site.get(path, (req, res) => handler(ctx, req, res));
  const take = (path: string, handler: Handler) => site.post(path, (req, res) => handler(ctx, req, res));

  // One address for a first page
  site.get(/^((?:\/[\w-]+)*)\/page\/1\/?$/, (req, res) => res.redirect(301, req.params[0] || '/'));

  // For operators
  get('/healthz', health.alive);
  get('/readyz', health.ready);
  get('/metrics', health.metrics);

  // Listings
  get(['/', '/page/:page'], front.show);
  get('/people', tags.people);
  get('/topics', tags.topics);
  get(['/people/:slug', '/people/:slug/page/:page'], person.show);
  get(['/topics/:slug', '/topics/:slug/page/:page'], listing.topic);
  get(['/authors/:slug', '/authors/:slug/page/:page'], listing.author);
  get('/search', search.show);

  // Browsers ask for it beside what has no head, such as a feed
  site.get('/favicon.ico', (_req, res) => res.redirect(301, asset('img/icon.svg')));

  // Feeds
  get('/feed.xml', feeds.posts);
  get('/feed', feeds.redirect);

  // A comment
  get('/c/:id', commentLink.show);
  get(REVISION, revision.show);
  take(REVISION, revision.create);
  take('/c/:id/deletion', revision.remove);
  take('/c/:id/like', like.create);
  get(REPORT, report.show);
  take(REPORT, report.create);

  // What this device remembers of its reader
  get('/me.json', me.show);

  // What we keep of a reader, told to that reader
  get('/me', myPage.show);
  get('/me/comments.json', myPage.download);
  take('/me/departure', myPage.depart);
  take('/me/erasure', myPage.erase);
  take('/me/follows/:id/end', myPage.stop);

  // Links in our mail
  get('/follow/:id/:key', follow.confirmed);
  get('/unfollow/:id/:key', follow.ask);
  take('/unfollow/:id/:key', follow.stop);

  // Pages that stand
  get('/about', standing.show('about'));
  get('/comment-policy', standing.show('comment-policy'));
  get('/privacy', standing.show('privacy'));
  get('/contact', standing.show('contact'));

  // The archive, and a post with its thread
  get(['/:year', '/:year/page/:page'], listing.year);
  get(['/:year/:month', '/:year/:month/page/:page'], listing.month);
  get('/:year/:month/:slug', post.show);
  get('/:year/:month/:slug/feed.xml', feeds.comments);
  get('/:year/:month/:slug/feed', feeds.redirect);
  take(NEW_COMMENT, comment.create);

  return site;
}
