import type { Context } from '../../context.ts';
import * as drafts from '../../posts/writing/drafts.ts';
import * as revisions from '../../posts/writing/revisions.ts';
import { clockOrDate } from '../../time.ts';
import { count, listed, plural } from '../../words.ts';
import {
  asSavedPath,
  deskPostPath,
  draftPath,
  draftRemovalPath,
  historyPath,
  loginPath,
  newPostPath,
} from '../paths.ts';
import { newerThan } from './draft.ts';
import type { PostInput } from './post-input.ts';
import type { Writing } from './writing.ts';

/** What the form of a post says of words that are not saved, and what its script needs to keep them. */
export interface DraftView {
  /** Where they are kept, and thrown away. */
  address: string;
  removal: string;
  /** Where the form is, with them in it. */
  page: string;
  login: string;
  history: string | null;
  /** How long ago they last saved it themselves, in ms; null: never. */
  savedAgo: number | null;
  /** What a device keeps them under: whose they are, and of what. */
  place: string;
  /** Whose words this form has been shown (drafts.ts). */
  after: string;
  /** Who is at this post too, in words; empty: nobody. */
  others: string;
  notice: DraftNotice | null;
  /** Others that were begun, beside the form of a new post. */
  begun: BegunView | null;
}

export interface DraftNotice {
  words: string[];
  see: Way;
}

interface Way {
  words: string;
  href: string;
}

/** Posts that somebody has begun and never saved. */
export interface BegunView {
  summary: string;
  lines: (Way & { at: string })[];
}

/** The draft of a form: it fills the form, or is left aside to show what is saved. */
export type ShownDraft = { draft: drafts.Draft; shown: boolean };

const MOST_BEGUN = 10;

export async function draftView(
  ctx: Context,
  writing: Writing,
  input: PostInput,
  mine: ShownDraft | null,
): Promise<DraftView> {
  const { me, post, now } = writing;
  const id = post?.id ?? null;
  const saved = post && (await revisions.newestBy(ctx.readDb, post.id, me.id));
  return {
    address: draftPath(id),
    removal: draftRemovalPath(id),
    page: id === null ? newPostPath(input.formKey) : deskPostPath(id),
    login: loginPath(),
    history: id === null ? null : historyPath(id),
    savedAgo: saved && now - saved.at,
    place: `${me.id}/${id ?? input.formKey}`,
    after: [...input.hands, ...(mine?.shown ? [drafts.handOf(mine.draft)] : [])].join(' '),
    others: id === null ? '' : othersWords(await drafts.others(ctx.readDb, id, me.id, now)),
    notice: mine && (await noticeOf(ctx, writing, mine)),
    begun: post || mine ? null : await begunView(ctx, writing, input.formKey),
  };
}

async function noticeOf(ctx: Context, writing: Writing, { draft, shown }: ShownDraft): Promise<DraftNotice> {
  const { post, zone, now } = writing;
  const at = clockOrDate(draft.savedAt, now, zone);
  const newer = await newerThan(ctx, writing, draft.base);
  const since = newer
    ? [`${newer.by} saved this post at ${newer.at}, after you began. Saving yours asks you first.`]
    : [];
  if (!shown && post)
    return {
      words: [`This is the post as it is saved. You also have unsaved words of ${at}; saving here throws them away.`],
      see: { words: 'Go on with them', href: deskPostPath(post.id) },
    };
  return {
    words: [`These are your unsaved words of ${at}. Nobody else sees them.`, ...since],
    see: post
      ? { words: 'See what is saved', href: asSavedPath(post.id) }
      : { words: 'Begin another post', href: newPostPath() },
  };
}

/** @param except of the form that it is shown beside @returns null: none */
export async function begunView(
  ctx: Context,
  { me, zone, now }: Pick<Writing, 'me' | 'zone' | 'now'>,
  except = '',
): Promise<BegunView | null> {
  const { newest, total } = await drafts.begun(ctx.readDb, { userId: me.id, except }, MOST_BEGUN);
  if (total === 0) return null;
  const rest = total > newest.length ? `; these are the newest ${newest.length}` : '';
  return {
    summary: `Begun and not saved: ${count(total, 'post')}${rest}`,
    lines: newest.map(({ formKey, title, savedAt }) => ({
      words: title,
      href: newPostPath(formKey),
      at: clockOrDate(savedAt, now, zone),
    })),
  };
}

const othersWords = (names: readonly string[]) =>
  names.length === 0 ? '' : `${listed(names)} ${plural(names.length, 'is', 'are')} at this post too.`;
