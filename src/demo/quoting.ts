import type { Db } from '../db/schema.ts';
import { renderBody } from '../posts/writing/body.ts';
import { type PostFields, update } from '../posts/writing/write.ts';
import { commentPath } from '../urls.ts';
import type { Plan, PlannedComment } from './plan.ts';

/** A story that is stored, as it was. */
export interface Stored {
  id: number;
  plan: Plan;
  post: PostFields;
}

const SAID = /^said:([a-z0-9-]+) by (.+)$/gm;

/** Puts the comments that stories quote into them: a comment has its number only once it has been said. */
export async function quoteComments(
  db: Db,
  stored: readonly Stored[],
  ids: ReadonlyMap<PlannedComment, number>,
): Promise<void> {
  const lineOf = (slug: string, name: string) => {
    const said = stored.find(({ plan }) => plan.story.slug === slug)?.plan.talk;
    const comment = said?.find((each) => each.picked && each.name === name);
    const id = comment && ids.get(comment);
    if (id === undefined) throw new Error(`nothing by ${name} was picked under ${slug}`);
    return commentPath(id);
  };
  for (const { id, plan, post } of stored) {
    const body = plan.body.replace(SAID, (_, slug: string, name: string) => lineOf(slug, name));
    if (body === plan.body) continue;
    const rendered = renderBody(body, post.format, { embeds: plan.rendered.embeds, pictures: [] }, post.zone);
    await update(db, id, { ...post, body }, rendered);
  }
}
