import { Router } from 'express';
import type { Context } from '../context.ts';
import type { Handler } from '../http/handler.ts';
import { moved } from '../http/moved.ts';
import { commentsFeedPath, FEED_FORMATS, feedOf, frontPath } from '../urls.ts';
import * as archive from './archive.ts';
import * as card from './card.ts';
import * as comment from './comment.ts';
import * as commentLink from './comment-link.ts';
import * as comments from './feeds/comments.ts';
import * as wordpressFeeds from './feeds/from-wordpress.ts';
import * as stories from './feeds/stories.ts';
import * as follow from './follow.ts';
import * as front from './front.ts';
import * as health from './health.ts';
import * as icons from './icons.ts';
import * as like from './like.ts';
import * as listing from './listing.ts';
import * as me from './me.ts';
import * as myPage from './my-page.ts';
import { plainAddress } from './one-address.ts';
import * as person from './person.ts';
import * as post from './post.ts';
import * as report from './report.ts';
import * as revision from './revision.ts';
import * as robots from './robots.ts';
import * as search from './search.ts';
import * as sitemaps from './sitemaps.ts';
import * as standing from './standing.ts';
import * as tags from './tags.ts';
import * as threadText from './thread-text.ts';

/** Also where the refusals of what stands before the routes are told, so that no words are lost. */
export const NEW_COMMENT = '/:year/:month/:slug/comments';
export const REVISION = '/c/:id/revision';
export const REPORT = '/c/:id/report';

/** Every address that a reader can ask for. Pages that are to be kept stand in page-address.ts too. */
export function siteRoutes(ctx: Context): Router {
  const site = Router({ caseSensitive: true });
  const get = (path: string | string[], handler: Handler) => site.get(path, (req, res) => handler(ctx, req, res));
  const take = (path: string, handler: Handler) => site.post(path, (req, res) => handler(ctx, req, res));

  site.use(plainAddress);

  // For operators
  get('/healthz', health.alive);
  get('/readyz', health.ready);
  get('/metrics', health.metrics);

  // WordPress's feeds, as one asks for them where addresses have no words
  site.get('/', (req, res, next) => {
    const feed = wordpressFeeds.feedAskedFor(req.query.feed);
    return feed === null ? next() : moved(res, feed);
  });

  // Listings
  get(['/', '/page/:page'], front.show);
  get('/people', tags.people);
  get('/topics', tags.topics);
  get(['/people/:slug', '/people/:slug/page/:page'], person.show);
  get(['/topics/:slug', '/topics/:slug/page/:page'], listing.topic);
  get(['/authors/:slug', '/authors/:slug/page/:page'], listing.author);
  get('/search', search.show);

  // Icons, and what makes the paper one
  get('/favicon.ico', icons.favicon);
  get('/manifest.webmanifest', icons.manifest);

  // What stands beside a link to us elsewhere
  get('/cards/:file', card.show);

  // For search engines
  get('/robots.txt', robots.show);
  get('/sitemap.xml', sitemaps.index);
  get('/sitemaps/pages.xml', sitemaps.pages);
  get('/sitemaps/people-:file.xml', sitemaps.people);
  get('/sitemaps/topics-:file.xml', sitemaps.topics);
  get('/sitemaps/:file', sitemaps.month);
  get('/news-sitemap.xml', sitemaps.news);

  // Feeds
  for (const format of FEED_FORMATS) {
    get(feedOf(frontPath(), format), stories.ofSite(format));
    get(feedOf('/people/:slug', format), stories.ofPerson(format));
    get(feedOf('/topics/:slug', format), stories.ofTopic(format));
    get(feedOf('/authors/:slug', format), stories.ofAuthor(format));
    get(commentsFeedPath(format), comments.ofSite(format));
    get(feedOf('/:year/:month/:slug', format), comments.ofPost(format));
  }

  // WordPress's
  get('/feed{/:kind}', wordpressFeeds.ofSite);
  get('/comments/feed{/:kind}', wordpressFeeds.ofComments);
  get('/author/:slug/feed{/:kind}', wordpressFeeds.ofAuthor);
  get('/tag/:slug/feed{/:kind}', wordpressFeeds.ofTag);
  get('/category{/*parents}/:slug/feed{/:kind}', wordpressFeeds.ofCategory);
  get(['/:year/:month/:slug/feed{/:kind}', '/:year/:month/:day/:slug/feed{/:kind}'], wordpressFeeds.ofPost);

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
  get('/archive', archive.show);
  get(['/:year', '/:year/page/:page'], listing.year);
  get(['/:year/:month', '/:year/:month/page/:page'], listing.month);
  get('/:year/:month/:slug', post.show);
  get('/:year/:month/:slug/comments.txt', threadText.show);
  take(NEW_COMMENT, comment.create);

  return site;
}
