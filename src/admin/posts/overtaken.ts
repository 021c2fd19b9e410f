import type { Context } from '../../context.ts';
import { byId } from '../../posts/writing/desk-post.ts';
import { differences } from '../../posts/writing/difference.ts';
import { readEmbed } from '../../posts/writing/embed-fields.ts';
import { namesIn } from '../../posts/writing/fields.ts';
import { type RevisionLine, revised } from '../../posts/writing/revisions.ts';
import { historyPath } from '../paths.ts';
import { type DifferenceView, differenceView, type SaveWords, saveWords } from './history-view.ts';
import type { Taken, Writing } from './writing.ts';

/** Somebody else saved a post while this form was open, so that it was not saved. */
export interface Overtaken extends SaveWords {
  history: string;
  /** From what they saved to what is in the form. */
  differences: DifferenceView[];
}

/** What an editor has to know before saving over it. */
export async function overtakenView(
  ctx: Context,
  postId: number,
  { input, related }: Pick<Taken, 'input' | 'related'>,
  save: RevisionLine,
  { me, zone, now }: Pick<Writing, 'me' | 'zone' | 'now'>,
): Promise<Overtaken> {
  const post = await byId(ctx.readDb, postId);
  const theirs = post && revised(post);
  const { title, slug, body, excerpt, people, topics } = input.fields;
  const names = [...(theirs?.people ?? []), ...(theirs?.topics ?? [])];
  const yours = theirs && {
    ...theirs,
    ...{ title, body, related, slug: slug || theirs.slug, excerpt: excerpt || null },
    people: namesIn(people, names),
    topics: namesIn(topics, names),
    embeds: input.embeds.flatMap((embed) => readEmbed(embed, zone) ?? []),
  };
  return {
    ...saveWords(save, me, now, zone),
    history: historyPath(postId),
    differences: theirs && yours ? differences(theirs, yours, zone).map(differenceView) : [],
  };
}
