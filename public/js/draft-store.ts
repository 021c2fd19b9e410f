/** Drafts of comments on this device, one for each post and each comment that is answered. Only the words are kept. */

import { keys, read, remove, write } from './store.ts';

export interface Draft {
  body: string;
  /** UTC ms */
  at: number;
  /** Sent, and not typed on since: what the newest own comment on the post was by then; null: not known. */
  sent?: number | null;
}

const START = 'draft:';
const AT_MOST = 50;
const KEPT_FOR = 30 * 86_400_000;

export const draftAt = (place: string): Draft | null => draftOf(read(START + place));

/**
 * Where words typed at a place are kept: there, or beside it while another draft waits there.
 * @param place `POST:PARENT`; PARENT is empty for what is said to everybody
 */
export const freeAt = (place: string): string => (draftAt(place) ? freeAt(`${place}+`) : place);

/** All that are kept at a place or beside it. */
export const placesAt = (place: string): string[] =>
  placesOf(place).filter((each) => /^\+*$/.test(each.slice(place.length)));

/** All that begin so, as with the id of a post and a colon; the newest first. */
export function placesOf(start: string): string[] {
  const places = keys(START + start).map((key) => key.slice(START.length));
  const at = (place: string) => draftAt(place)?.at ?? 0;
  return places.filter(draftAt).sort((one, two) => at(two) - at(one));
}

export function keepDraft(place: string, draft: Draft): void {
  write(START + place, draft);
  for (const [n, each] of placesOf('').entries())
    if (n >= AT_MOST || draft.at - (draftAt(each)?.at ?? 0) > KEPT_FOR) dropDraft(each);
}

export const dropDraft = (place: string) => remove(START + place);

/**
 * What was sent when the server did not have this comment of theirs has been taken; what was sent later has not.
 * @param last id of the newest own comment on the post
 */
export function settleSent(post: string, last: number): void {
  for (const place of placesOf(`${post}:`)) {
    const { sent, ...draft } = draftAt(place) as Draft;
    if (typeof sent === 'number' && sent < last) dropDraft(place);
    else if (sent !== undefined) write(START + place, draft);
  }
}

/** The page of a comment that waits says itself that it was taken. Whoever types another meanwhile keeps that. */
export function dropSent(place: string): void {
  for (const each of placesAt(place)) if (draftAt(each)?.sent !== undefined) dropDraft(each);
}

function draftOf(kept: unknown): Draft | null {
  const { body, at } = Object(kept) as Partial<Draft>;
  return typeof body === 'string' && body && typeof at === 'number' ? (kept as Draft) : null;
}
