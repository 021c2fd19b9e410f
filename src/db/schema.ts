import type { Generated, Kysely, Selectable } from 'kysely';

/**
 * The columns as the newest migration leaves them. Times are UTC milliseconds, flags 0 or 1, `*_html` is sanitised and
 * safe to print, `*_key` is folded for comparing.
 */
export interface Schema {
  settings: SettingsTable;
  runs: RunsTable;
  users: UsersTable;
  sessions: SessionsTable;
  login_attempts: LoginAttemptsTable;
  media: MediaTable;
  tags: TagsTable;
  posts: PostsTable;
  post_tags: PostTagsTable;
  embeds: EmbedsTable;
  comments: CommentsTable;
}

export type Db = Kysely<Schema>;
export type Flag = 0 | 1;

export interface SettingsTable {
  key: string;
  value: string;
}

export interface RunsTable {
  id: Generated<number>;
  job: string;
  started_at: number;
  finished_at: number | null;
  changed: Generated<number>;
  /** What went wrong, in one line; null when nothing did. */
  error: string | null;
}

export type Role = 'admin' | 'editor' | 'moderator';

export interface UsersTable {
  id: Generated<number>;
  /** Lower case. */
  email: string;
  name: string;
  slug: string;
  role: Role;
  /** Null: an imported author, who cannot log in until `user add` gives a password. */
  password_hash: string | null;
  created_at: number;
}

export interface SessionsTable {
  /** SHA-256 of the token in the cookie, which itself is kept nowhere. */
  token_hash: string;
  user_id: number;
  created_at: number;
  expires_at: number;
}

/** Logins that have not succeeded; keyed hashes of account and address. */
export interface LoginAttemptsTable {
  id: Generated<number>;
  account_key: string;
  address_key: string;
  at: number;
}

export interface MediaTable {
  id: Generated<number>;
  /** Random; the folder of its files, and its place in `/media/`. */
  key: string;
  /** Pixels of the largest file. */
  width: number;
  height: number;
  alt: string;
  credit: string;
  created_by: number | null;
  created_at: number;
}

export type TagKind = 'person' | 'topic';

export interface TagsTable {
  id: Generated<number>;
  kind: TagKind;
  slug: string;
  name: string;
  name_key: string;
}

export type BodyFormat = 'markdown' | 'html';

export interface PostsTable {
  id: Generated<number>;
  /** Unique over all posts; with `year` and `month`, those of first publication in the site's zone, the permalink. */
  slug: string;
  year: number | null;
  month: number | null;
  title: string;
  body: string;
  body_format: BodyFormat;
  body_html: string;
  excerpt: string;
  /** An editor wrote the excerpt; else it is the first words of the text. */
  excerpt_written: Generated<Flag>;
  hero_id: Generated<number | null>;
  author_id: number;
  /** Null: a draft. Ahead: scheduled. */
  published_at: number | null;
  /** When readers first met it, or will; once past it never changes, and the permalink hangs on it. */
  first_published_at: Generated<number | null>;
  created_at: number;
  updated_at: number;
  comments_closed_at: number | null;
  comments_closed_by: 'age' | 'editor' | null;
  /** The run of close-comments that closed it, until anybody touches it. */
  comments_closed_run: number | null;
  comments_keep_open: Generated<Flag>;
  /** Approved comments; kept by triggers. */
  comment_count: Generated<number>;
  /** What an import knows it by. */
  import_key: string | null;
  /** Of the form that it came from, so that a second click finds the first one's post. */
  form_key: Generated<string | null>;
}

export interface PostTagsTable {
  post_id: number;
  tag_id: number;
  position: number;
}

export interface EmbedsTable {
  id: Generated<number>;
  post_id: number;
  position: number;
  provider: string;
  /** Unique in a post: the paragraph that holds only this address is where the card stands. */
  url: string;
  author_name: string | null;
  author_handle: string | null;
  posted_at: number | null;
  quote: string | null;
  media_description: string | null;
  credit: string | null;
  /** What the provider's frame asks for beside the address. */
  token: Generated<string | null>;
}

/** `removed` was on the page once and may have replies, so that it leaves a tombstone; `rejected` never was. */
export type CommentStatus = 'approved' | 'held' | 'spam' | 'rejected' | 'removed';

export interface CommentsTable {
  id: Generated<number>;
  post_id: number;
  /** The true parent, however deep. */
  parent_id: number | null;
  /** The top-level comment of its thread; null for that comment itself. */
  root_id: number | null;
  status: CommentStatus;
  /** Why it was not simply approved: JSON list of codes from moderation. */
  reasons: string;
  name: string;
  name_key: string;
  email: string | null;
  body: string;
  body_format: 'text' | 'html';
  body_html: string;
  created_at: number;
  /** Keyed hash of the reader's cookie. */
  reader_key: string | null;
  /** Keyed hash of the address, pruned after 30 days. */
  address_key: string | null;
  /** Post, parent, folded name and folded body; unique. */
  dedupe_key: string | null;
  import_key: string | null;
}

export type PostRow = Selectable<PostsTable>;
export type CommentRow = Selectable<CommentsTable>;
export type UserRow = Selectable<UsersTable>;
export type MediaRow = Selectable<MediaTable>;
export type TagRow = Selectable<TagsTable>;
export type RunRow = Selectable<RunsTable>;
