/** What a WordPress export says, as it says it: texts, not yet understood. */

export type WxrItem = WxrAuthor | WxrPost;

export interface WxrAuthor {
  type: 'author';
  login: string;
  email: string;
  name: string;
}

export interface WxrPost {
  type: 'post';
  /** The blog it comes from, `gossip.example/blog`: numbers are unique within it. */
  site: string;
  id: string;
  /** `post`, `page`, `attachment`, … */
  kind: string;
  /** `publish`, `draft`, `trash`, … */
  status: string;
  title: string;
  slug: string;
  /** The author's login. */
  creator: string;
  content: string;
  excerpt: string;
  dateGmt: string;
  date: string;
  pubDate: string;
  commentStatus: string;
  password: string;
  terms: WxrTerm[];
  comments: WxrComment[];
}

export interface WxrTerm {
  /** `category`, `post_tag`, … */
  domain: string;
  slug: string;
  name: string;
}

export interface WxrComment {
  id: string;
  /** `0`: none. */
  parent: string;
  author: string;
  email: string;
  dateGmt: string;
  date: string;
  content: string;
  /** `1`, `0`, `spam`, `trash`. */
  approved: string;
  /** `comment`, `pingback`, …; empty in old exports: a comment. */
  kind: string;
}
