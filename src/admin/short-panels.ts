import type { Context } from '../context.ts';
import { expiringSoon } from '../media/media.ts';
import { onShelf } from '../posts/desk/shelves.ts';
import { longDate, shortDateTime } from '../time.ts';
import { may } from '../users/duties.ts';
import type { SessionUser } from '../users/sessions.ts';
import { spanInWords } from '../words.ts';
import { deskPostPath } from './paths.ts';
import { useLinks } from './picture-words.ts';

/** A few lines beside the desk's list of posts. */
export interface ShortPanel {
  id: string;
  title: string;
  lines: ShortLine[];
}

export interface ShortLine {
  links: { words: string; href: string | null }[];
  hint: string;
}

const LINES = 6;

/** What waits to be read, what comes out next, and which pictures may soon be shown no more; only what there is. */
export async function shortPanels(ctx: Context, me: SessionUser, zone: string): Promise<ShortPanel[]> {
  const now = ctx.now();
  const writes = may(me.role, 'write');
  const link = ({ id, title }: { id: number; title: string }) => ({
    words: title,
    href: writes ? deskPostPath(id) : null,
  });
  const first = { now, page: 1, size: LINES };
  const toRead = await onShelf(ctx.readDb, 'review', first);
  const comingOut = await onShelf(ctx.readDb, 'scheduled', first);
  const expiring = writes ? await expiringSoon(ctx.readDb, now, LINES) : [];
  const panels = [
    {
      id: 'to-read',
      title: 'To be read',
      lines: toRead.map((post) => ({
        links: [link(post)],
        hint: `from ${post.worked.by ?? post.author}, ${spanInWords(post.stage_at ?? post.created_at, now)} ago`,
      })),
    },
    {
      id: 'coming',
      title: 'Coming out',
      lines: comingOut.map((post) => ({
        links: [link(post)],
        hint: `${shortDateTime(post.published_at ?? now, zone)}, by ${post.author}`,
      })),
    },
    {
      id: 'rights',
      title: 'Rights ending soon',
      lines: expiring.map(({ alt, expires_at, uses }) => ({
        links: useLinks(uses),
        // It ends when its last day is over.
        hint: `last day ${longDate(expires_at - 1, zone)}: ${alt || 'a picture without a description'}`,
      })),
    },
  ];
  return panels.filter((panel) => panel.lines.length > 0);
}
