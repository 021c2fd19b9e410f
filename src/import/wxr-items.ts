import type { WxrAuthor, WxrComment, WxrItem, WxrPost, WxrTerm } from './wxr-types.ts';

/** WordPress nests six; a file that nests this is something else. */
const DEEPEST = 16;

type Fields = Map<string, string>;

/**
 * Puts the items together from the events of an XML parser. Text comes in pieces (the parser splits it at entities and
 * at the ends of CDATA) and is whole when its element closes.
 * @param refuse makes the error to throw
 */
export function collector(refuse: (problem: string) => Error) {
  const path: string[] = [];
  const done: WxrItem[] = [];
  let channel: Fields = new Map();
  // The elements that group others, each with the texts right inside it.
  let groups: { name: string; fields: Fields }[] = [];
  let terms: WxrTerm[] = [];
  let comments: WxrComment[] = [];
  let attribs: Record<string, string> = {};
  let text = '';
  let begun = false;
  let ended = false;

  return {
    open(name: string, attributes: Record<string, string>): void {
      if (path.length === 0 && name !== 'rss') throw refuse('not a WordPress export: it does not begin with <rss>');
      begun = true;
      path.push(name);
      if (path.length > DEEPEST) throw refuse('not a WordPress export: its elements are nested too deep');
      if (name === 'item' && !channel.has('wp:wxr_version'))
        throw refuse('not a WordPress export: it is a feed without wp:wxr_version');
      if (GROUPS.has(name)) groups.push({ name, fields: name === 'channel' ? channel : new Map() });
      attribs = attributes;
      text = '';
    },
    text(piece: string): void {
      text += piece;
    },
    textLength: () => text.length,
    close(name: string, implied: boolean): void {
      path.pop();
      if (name === 'rss') ended = !implied;
      const group = groups.at(-1);
      if (group?.name === name) {
        groups = groups.slice(0, -1);
        finish(name, group.fields);
      } else if (group?.name === path.at(-1)) {
        if (name === 'category') terms.push({ domain: attribs.domain ?? '', slug: attribs.nicename ?? '', name: text });
        else if (!group?.fields.has(name)) group?.fields.set(name, text);
      }
      text = '';
    },
    /** The items that have become whole since it was asked last. */
    take: (): WxrItem[] => done.splice(0),
    /** @throws when the file may not end here */
    end(): void {
      if (!begun) throw refuse('not a WordPress export: it has no <rss>');
      if (!ended) throw refuse('cut short: it ends before </rss>');
      if (!channel.has('wp:wxr_version')) throw refuse('not a WordPress export: it is a feed without wp:wxr_version');
    },
  };

  function finish(name: string, fields: Fields): void {
    if (name === 'wp:author') done.push(author(fields));
    else if (name === 'wp:comment') comments.push(comment(fields));
    else if (name === 'item') {
      done.push(post(fields, siteOf(channel), terms, comments));
      [terms, comments] = [[], []];
    } else if (name === 'channel') channel = fields;
  }
}

const GROUPS = new Set(['channel', 'wp:author', 'item', 'wp:comment']);

/** Without the scheme, which may change between two exports of one blog. */
const siteOf = (channel: Fields) =>
  (channel.get('wp:base_blog_url') || channel.get('wp:base_site_url') || channel.get('link') || '')
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '');

const author = (fields: Fields): WxrAuthor => ({
  type: 'author',
  login: fields.get('wp:author_login') ?? '',
  email: fields.get('wp:author_email') ?? '',
  name: fields.get('wp:author_display_name') ?? '',
});

const post = (fields: Fields, site: string, terms: WxrTerm[], comments: WxrComment[]): WxrPost => ({
  type: 'post',
  site,
  id: fields.get('wp:post_id') ?? '',
  kind: fields.get('wp:post_type') ?? '',
  status: fields.get('wp:status') ?? '',
  title: fields.get('title') ?? '',
  slug: fields.get('wp:post_name') ?? '',
  creator: fields.get('dc:creator') ?? '',
  content: fields.get('content:encoded') ?? '',
  excerpt: fields.get('excerpt:encoded') ?? '',
  dateGmt: fields.get('wp:post_date_gmt') ?? '',
  date: fields.get('wp:post_date') ?? '',
  pubDate: fields.get('pubDate') ?? '',
  commentStatus: fields.get('wp:comment_status') ?? '',
  password: fields.get('wp:post_password') ?? '',
  terms,
  comments,
});

const comment = (fields: Fields): WxrComment => ({
  id: fields.get('wp:comment_id') ?? '',
  parent: fields.get('wp:comment_parent') ?? '',
  author: fields.get('wp:comment_author') ?? '',
  email: fields.get('wp:comment_author_email') ?? '',
  dateGmt: fields.get('wp:comment_date_gmt') ?? '',
  date: fields.get('wp:comment_date') ?? '',
  content: fields.get('wp:comment_content') ?? '',
  approved: fields.get('wp:comment_approved') ?? '',
  kind: fields.get('wp:comment_type') ?? '',
});
