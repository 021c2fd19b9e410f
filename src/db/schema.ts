import type { Generated, Kysely, Selectable } from 'kysely';

/**
 * The columns as the newest migration leaves them; long, as it is the one place where all of them are told. Times are UTC milliseconds, flags 0 or 1, `*_html` is sanitised and
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
  embed_lookups: EmbedLookupsTable;
  marks: MarksTable;
  comments: CommentsTable;
  likes: LikesTable;
  reports: ReportsTable;
  decisions: DecisionsTable;
  decision_comments: DecisionCommentsTable;
  blocks: BlocksTable;
  subscriptions: SubscriptionsTable;
  invitations: InvitationsTable;
  mails: MailsTable;
  standing_pages: StandingPagesTable;
  post_pictures: PostPicturesTable;
  revisions: RevisionsTable;
  post_drafts: PostDraftsTable;
  corrections: CorrectionsTable;
  old_slugs: OldSlugsTable;
  post_related: PostRelatedTable;
  decision_posts: DecisionPostsTable;
  tag_aliases: TagAliasesTable;
  tallies: TalliesTable;
  versions: VersionsTable;
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

/** Passwords, and phrases of kept names, that were not right: keyed hashes of account (or the name's look) and address. */
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
  /** What it shows, for those who do not see it. */
  alt: string;
  credit: string;
  created_by: number | null;
  created_at: number;
  /** The words under it, which stand in its place once the right to show it has ended. */
  caption: Generated<string>;
  /** By what right it is shown: `Press kit`, `Agency, one month`; for the desk only. */
  licence: Generated<string>;
  /** From then on it is not shown any more; null: it may be for ever. */
  expires_at: Generated<number | null>;
}

/** The pictures in a post's text; the one above it is `posts.hero_id`. */
export interface PostPicturesTable {
  post_id: number;
  media_id: number;
}

export type TagKind = 'person' | 'topic';

export interface TagsTable {
  id: Generated<number>;
  kind: TagKind;
  slug: string;
  name: string;
  name_key: string;
  /** A few plain sentences about a person; empty: none. */
  bio: Generated<string>;
  picture_id: Generated<number | null>;
}

/** Another name of a tag, and the address of the page under that name: both lead to the tag. */
export interface TagAliasesTable {
  id: Generated<number>;
  tag_id: number;
  kind: TagKind;
  name: string;
  name_key: string;
  slug: string;
}

export type BodyFormat = 'markdown' | 'html';

/** Of a post that is not published: being written, waiting for another editor to read it, or thrown away. */
export type Stage = 'draft' | 'review' | 'bin';

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
  /** What a search finds of the cards in it. */
  embed_words: Generated<string>;
  /** How `body_html` was drawn (posts/writing/body.ts). */
  drawing: Generated<number>;
  excerpt: string;
  /** An editor wrote the excerpt; else it is the first words of the text. */
  excerpt_written: Generated<Flag>;
  hero_id: Generated<number | null>;
  author_id: number;
  /** Null: no reader sees it, and `stage` says where it is. Ahead: scheduled. */
  published_at: number | null;
  stage: Generated<Stage>;
  /** Since when; null: since it was made. */
  stage_at: Generated<number | null>;
  /** It waits for its hour, or has come out since and the log does not say so yet. */
  announce_due: Generated<Flag>;
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

/** A post as it was after a save: who did it, and all that a save can change, as JSON. */
export interface RevisionsTable {
  id: Generated<number>;
  post_id: number;
  /** Null: somebody who is not at the desk any more. */
  user_id: number | null;
  at: number;
  deed: Deed;
  fields: string;
}

/** What a save made of the post; `found`: how it stood before the first save that was kept as a revision. */
export type Deed =
  | 'found'
  | 'saved'
  | 'restored'
  | 'sent_to_review'
  | 'back_to_draft'
  | 'scheduled'
  | 'unscheduled'
  | 'published'
  | 'unpublished'
  | 'binned';

/** What somebody has typed and not saved, one a post and editor; of a post that is not there yet, one a form. */
export interface PostDraftsTable {
  id: Generated<number>;
  user_id: number;
  post_id: number | null;
  form_key: string | null;
  /** Id of the revision that it was begun from; 0: there was none. */
  base: number;
  /** The form, as JSON. */
  fields: string;
  saved_at: number;
}

/** What readers are told was wrong, below the text. */
export interface CorrectionsTable {
  id: Generated<number>;
  post_id: number;
  user_id: number | null;
  at: number;
  words: string;
}

/** Where a post stood before: readers who come there are led to where it stands now. */
export interface OldSlugsTable {
  slug: string;
  post_id: number;
}

/** Related stories that an editor chose, instead of those found by themselves. */
export interface PostRelatedTable {
  post_id: number;
  related_id: number;
  position: number;
}

export interface PostTagsTable {
  post_id: number;
  tag_id: number;
  position: number;
  /** The post's; kept by triggers. */
  published_at: Generated<number | null>;
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
  /** How large the provider draws it; both or none. */
  width: Generated<number | null>;
  height: Generated<number | null>;
  /** 0: it has left the text, and its words wait for it to come back. */
  in_text: Generated<0 | 1>;
}

/** What providers were asked about things that editors link to, and said; a memory that may be lost at any time. */
export interface EmbedLookupsTable {
  /** Canonical address. */
  url: string;
  provider: string;
  /** UTC ms. When an editor last had it in a form. */
  wanted_at: number;
  /** UTC ms. From when on it may be asked about, answered or not; null: not again. */
  ask_at: number | null;
  /** How often it was asked in vain since it was last answered. */
  tries: Generated<number>;
  /** The words that may be offered, as JSON (lookups.ts); null: nothing is known yet. */
  answer: string | null;
  /** Why the last time was in vain; null: it was not. */
  failure: string | null;
}

/** Who writes under a secret phrase. */
export interface MarksTable {
  id: Generated<number>;
  /** Keyed hash of the phrase, shown to nobody. */
  hash: string;
  /** What stands beside the name in its place: two words, unique. */
  words: string;
  /** The name that only this mark may use, and its skeleton (text/fold.ts), unique; null: none. */
  reserved_name: string | null;
  reserved_look: string | null;
  created_at: number;
}

/**
 * `removed` was on the page once and may have replies, so that it leaves a tombstone; `rejected` never was. `deleted` by
 * its author: the words and the name are gone from the row too.
 */
export type CommentStatus = 'approved' | 'held' | 'spam' | 'rejected' | 'removed' | 'deleted';

/** What readers may report a comment for, and moderators remove it for. */
export type Cause = 'private_person' | 'false_claim' | 'picture_rights' | 'spoiler' | 'abuse' | 'spam';

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
  mark_id: Generated<number | null>;
  /** The editor who wrote it, logged in and under the own name. */
  user_id: Generated<number | null>;
  /** The skeleton of the name (text/fold.ts), by which look-alikes are found; null: older than this column. */
  name_look: Generated<string | null>;
  /** When it first stood on the page; null: never yet. What is new to a reader hangs on it. */
  shown_at: Generated<number | null>;
  edited_at: Generated<number | null>;
  /** Since when it is an editor's pick. */
  picked_at: Generated<number | null>;
  /** When a moderator looked at it and let it stand: reports do not hide it any more. */
  vetted_at: Generated<number | null>;
  /** What a tombstone tells of why; null: it does not say. */
  removed_for: Generated<Cause | null>;
  /** Kept by triggers, as is the number of reports that are not settled. */
  like_count: Generated<number>;
  report_count: Generated<number>;
  /** Of the first comment of a thread: approved ones in it, kept by triggers; 0 for all others. */
  thread_size: Generated<number>;
  /** Its author asked to be written to, which is not arranged yet. */
  follow_due: Generated<Flag>;
  /** It came to stand on the page, and who follows its parent has not been written to yet. */
  notice_due: Generated<Flag>;
}

export interface LikesTable {
  comment_id: number;
  /** Keyed hash of the reader's cookie, or of the address of a reader who has none. */
  liker_key: string;
  created_at: number;
}

export interface ReportsTable {
  id: Generated<number>;
  comment_id: number;
  cause: Cause;
  /** In the reader's own words; may be empty. */
  note: string;
  /** As `liker_key`: one report of a comment by each reader. */
  reporter_key: string;
  address_key: string | null;
  created_at: number;
  settled_at: Generated<number | null>;
}

/** The log of everything that was decided at the desk, or by the rules after readers' reports. */
export interface DecisionsTable {
  id: Generated<number>;
  at: number;
  /** Null: nobody; readers' reports came together. */
  user_id: number | null;
  action: string;
  /** Where it was about a post. */
  post_id: Generated<number | null>;
  note: Generated<string>;
  undone_at: Generated<number | null>;
  undone_by: Generated<number | null>;
}

export interface DecisionCommentsTable {
  decision_id: number;
  comment_id: number;
  before: CommentStatus;
  after: CommentStatus;
  /** What `removed_for` and `vetted_at` were before. */
  cause_before: Generated<Cause | null>;
  vetted_before: Generated<number | null>;
}

/** Where posts were before a decision and after it, so that it can be taken back. */
export interface DecisionPostsTable {
  decision_id: number;
  post_id: number;
  before_published_at: number | null;
  before_stage: Stage;
  after_published_at: number | null;
  after_stage: Stage;
}

export interface BlocksTable {
  id: Generated<number>;
  kind: 'mark' | 'address' | 'word';
  /** The mark's id, the address's keyed hash, or the word as it was typed. */
  value: string;
  note: string;
  created_at: number;
  created_by: number | null;
  /** Null: until it is lifted. */
  until: number | null;
  lifted_at: Generated<number | null>;
}

/** Somebody who wants to be written to when the comment is answered. */
export interface SubscriptionsTable {
  id: Generated<number>;
  comment_id: number;
  /** Lower case. */
  email: string;
  created_at: number;
  /** When the link in the first mail was followed; null: not yet, and nothing is sent. */
  confirmed_at: number | null;
  ended_at: Generated<number | null>;
}

/** A letter that asked whether somebody wants letters; kept apart from what it asked, so that limits outlive that. */
export interface InvitationsTable {
  id: Generated<number>;
  /** Keyed hash of the e-mail address. */
  to_key: string;
  /** Keyed hash of the network address on whose account it went out; pruned like all of them. */
  by_key: string | null;
  created_at: number;
}

/** The outbox. Once a mail is sent or given up, its address and words are gone and only the key stays. */
export interface MailsTable {
  id: Generated<number>;
  /** What it is about, so that nobody gets the same twice. */
  key: string;
  address: string | null;
  subject: string;
  body: string;
  /** For List-Unsubscribe. */
  unsubscribe_path: string | null;
  created_at: number;
  /** Null: sent, or given up. */
  next_try_at: number | null;
  tries: Generated<number>;
  sent_at: Generated<number | null>;
  /** Of the last try, in one line. */
  error: Generated<string | null>;
}

export interface StandingPagesTable {
  slug: string;
  title: string;
  body: string;
  body_html: string;
  updated_at: number;
  updated_by: number | null;
}

/** How much there is of what listings count; kept by triggers. Scheduled stories are in it too. */
export interface TalliesTable {
  /** `all`, `tag:7`, `author:2`, `month:2026-09`. */
  name: string;
  stories: number;
  /** Of tags only. */
  responses: number;
}

/** When what readers see changed last, in changes of the whole site (`site` counts them); kept by triggers. */
export interface VersionsTable {
  /** `post:42`, `listing`, `talk`, `settings`, `pages`. */
  name: string;
  version: number;
}

export type PostRow = Selectable<PostsTable>;
export type CommentRow = Selectable<CommentsTable>;
export type UserRow = Selectable<UsersTable>;
export type MediaRow = Selectable<MediaTable>;
export type TagRow = Selectable<TagsTable>;
export type RunRow = Selectable<RunsTable>;
