/** What an import did, or with `--dry-run` would do; printed as JSON. */
export interface ImportReport {
  /** New on this site, as all that follows. */
  posts: number;
  comments: number;
  embeds: number;
  /** Authors, people and topics of the new posts, new themselves or not. */
  authors: number;
  people: number;
  topics: number;
  /** Posts and comments that an earlier run had brought. */
  known: { posts: number; comments: number };
  /** Replies to comments that the file does not have; they start threads. */
  orphans: number;
  /** What was left out: the kind of post or comment, or its status, and how many. */
  skipped: Record<string, number>;
}

export interface Tally extends Omit<ImportReport, 'authors' | 'people' | 'topics' | 'skipped'> {
  authors: Set<string>;
  people: Set<string>;
  topics: Set<string>;
  skipped: Map<string, number>;
}

export const newTally = (): Tally => ({
  posts: 0,
  comments: 0,
  embeds: 0,
  authors: new Set(),
  people: new Set(),
  topics: new Set(),
  known: { posts: 0, comments: 0 },
  orphans: 0,
  skipped: new Map(),
});

export const skip = (tally: Tally, what: string) => tally.skipped.set(what, (tally.skipped.get(what) ?? 0) + 1);

export const reportOf = (tally: Tally): ImportReport => ({
  ...tally,
  authors: tally.authors.size,
  people: tally.people.size,
  topics: tally.topics.size,
  skipped: Object.fromEntries(tally.skipped),
});
