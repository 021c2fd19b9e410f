/**
 * What a mail is about, as its unique key in the outbox: nobody gets the same twice, and what has become of a
 * subscription can be asked of its mail again before it goes out.
 */
export const confirmKey = (subscription: number) => `confirm:${subscription}`;
export const replyKey = (subscription: number, comment: number) => `reply:${subscription}:${comment}`;
/** One an hour to each of those who moderate. @param hour whole hours since the epoch */
export const waitingKey = (user: number, hour: number) => `waiting:${user}:${hour}`;

/** Every key of these begins with it and ends before the second: `;` comes after `:`. */
export const repliesTo = (subscription: number) => [`reply:${subscription}:`, `reply:${subscription};`] as const;
export const waitingOf = (user: number) => [`waiting:${user}:`, `waiting:${user};`] as const;

export interface About {
  kind: 'confirm' | 'reply' | 'waiting';
  /** The subscription's id, or the user's. */
  id: number;
  /** The reply's id. */
  commentId: number;
}

/** Null for a key that was made by another version. */
export function aboutOf(key: string): About | null {
  const [, kind, id, more] = /^(confirm|reply|waiting):(\d+)(?::(\d+))?$/.exec(key) ?? [];
  return kind ? { kind: kind as About['kind'], id: Number(id), commentId: Number(more ?? 0) } : null;
}
