import { z } from 'zod';
import * as query from '../../http/query.ts';
import type { PostDecision } from '../../posts/desk/bulk.ts';
import type { DeskHandler } from '../desk.ts';
import { backPath, postsPath } from '../paths.ts';
import { decideAndGoBack } from './decisions.ts';

/** *Close now*, *Reopen* and *Keep open*: the comments of one post. */

const params = z.object({ id: query.id });
const typed = z.object({ back: z.string().optional().catch(undefined) });

export const close: DeskHandler = (...request) => switchTo('close', ...request);
/** Also *Keep open*: what is open by an editor's word stays open. */
export const reopen: DeskHandler = (...request) => switchTo('open', ...request);

async function switchTo(decision: PostDecision, ...[ctx, req, res, me]: Parameters<DeskHandler>): Promise<void> {
  const { id } = query.readParams(params, req.params);
  const { back } = typed.parse(req.body ?? {});
  await decideAndGoBack(ctx, res, me, { ids: [id], decision, back: backPath(back, postsPath()) });
}
