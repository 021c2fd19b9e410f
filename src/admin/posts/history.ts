import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import { notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import { byId } from '../../posts/writing/desk-post.ts';
import * as revisions from '../../posts/writing/revisions.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskPostPath, historyPath } from '../paths.ts';
import { type HistoryLine, historyLine } from './history-view.ts';

export interface HistoryPage {
  title: string;
  post: string;
  lines: HistoryLine[];
  pages: PagesView | null;
}

const LINES = 40;
const historyPage = view<HistoryPage>('admin/history');
const params = z.object({ id: query.id });

export const show: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  const { page } = query.readQuery(z.object({ page: query.page.default(1) }), req.query);
  const post = await byId(ctx.readDb, id);
  if (!post) throw notFound();
  const settings = await settingsOf(ctx);
  const lines = await revisions.lines(ctx.readDb, id, { page, size: LINES });
  await sendDeskPage(ctx, res, settings, {
    title: `History: ${post.title}`,
    section: 'posts',
    me,
    body: historyPage({
      title: post.title,
      post: deskPostPath(id),
      lines: lines.slice(0, LINES).map((line) => historyLine(id, line, settings['site.timezone'])),
      pages: pagesView(
        'Pages of the history',
        page,
        lines.length > LINES ? page + 1 : page,
        (n) => historyPath(id, n),
        { previous: 'Newer', next: 'Older' },
      ),
    }),
  });
};
