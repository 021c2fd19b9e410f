import { type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { notFound } from '../http/errors.ts';
import { deskForms, type FormSender, loginForm } from '../http/forms.ts';
import { requireSameOrigin } from '../http/same-origin.ts';
import { sessionToken } from '../http/session.ts';
import { type Duty, may } from '../users/duties.ts';
import * as blocks from './comments/blocks.ts';
import * as comment from './comments/comment.ts';
import * as comments from './comments/comments.ts';
import * as decisions from './comments/decisions.ts';
import * as log from './comments/log.ts';
import * as personalData from './comments/personal-data.ts';
import * as reply from './comments/reply.ts';
import { type DeskHandler, meOf } from './desk.ts';
import { admit, keepPrivate, whoIsAsking } from './door.ts';
import { showDeskError } from './errors.ts';
import * as home from './home.ts';
import * as login from './login.ts';
import * as completion from './people/completion.ts';
import * as merger from './people/merger.ts';
import * as tag from './people/tag.ts';
import * as tags from './people/tags.ts';
import * as picture from './picture.ts';
import * as pictures from './pictures.ts';
import * as clippings from './posts/clippings.ts';
import * as commentSwitch from './posts/comment-switch.ts';
import * as corrections from './posts/corrections.ts';
import * as postDecisions from './posts/decisions.ts';
import * as draft from './posts/draft.ts';
import * as history from './posts/history.ts';
import * as post from './posts/post.ts';
import * as posts from './posts/posts.ts';
import * as revision from './posts/revision.ts';
import * as reversal from './reversal.ts';
import * as settings from './settings.ts';
import * as standing from './standing.ts';

export interface DeskRoute {
  method: 'get' | 'post';
  /** Below `/admin`. */
  path: string;
  duty: Duty;
  handler: DeskHandler;
}

const get = (path: string, duty: Duty, handler: DeskHandler): DeskRoute => ({ method: 'get', path, duty, handler });
const take = (path: string, duty: Duty, handler: DeskHandler): DeskRoute => ({ method: 'post', path, duty, handler });

/** Every address behind the door, and who may use it (users/duties.ts). */
export const DESK: readonly DeskRoute[] = [
  get('/', 'look', home.show),

  // Posts
  get('/posts', 'look', posts.list),
  get('/posts/new', 'write', post.begin),
  take('/posts', 'write', post.create),
  take('/posts/preview', 'write', post.previewNew),
  take('/posts/draft', 'write', draft.keepNew),
  take('/posts/draft/removal', 'write', draft.removeNew),
  take('/posts/decisions', 'write', postDecisions.decideSeveral),
  get('/posts/:id', 'write', post.edit),
  take('/posts/:id', 'write', post.update),
  take('/posts/:id/preview', 'write', post.preview),
  take('/posts/:id/draft', 'write', draft.keepOf),
  take('/posts/:id/draft/removal', 'write', draft.removeOf),
  get('/posts/:id/history', 'write', history.show),
  get('/posts/:id/history/:revision', 'write', revision.show),
  take('/posts/:id/history/:revision/restoration', 'write', revision.restore),
  take('/posts/:id/bin', 'write', postDecisions.bin),
  take('/posts/:id/corrections/:correction/removal', 'write', corrections.takeOff),
  take('/clippings', 'write', clippings.convert),

  // The comments of a post
  take('/posts/:id/closure', 'moderate', commentSwitch.close),
  take('/posts/:id/reopening', 'moderate', commentSwitch.reopen),

  // Comments
  get('/comments', 'moderate', comments.list),
  take('/comments/:id/approval', 'moderate', decisions.approve),
  take('/comments/:id/rejection', 'moderate', decisions.reject),
  take('/comments/:id/spam', 'moderate', decisions.markAsSpam),
  get('/comments/:id', 'moderate', comment.show),
  take('/comments/:id/reply', 'moderate', reply.create),
  take('/comments/decisions', 'moderate', decisions.decideSeveral),
  take('/comments/:id/pick', 'moderate', decisions.addPick),
  take('/comments/:id/unpicking', 'moderate', decisions.removePick),
  take('/comments/:id/hiding', 'moderate', decisions.hideAll),
  get('/blocks', 'moderate', blocks.list),
  take('/blocks', 'moderate', blocks.create),
  take('/blocks/:id/lifting', 'moderate', blocks.lift),
  get('/log', 'moderate', log.show),
  take('/decisions/:id/reversal', 'moderate', reversal.create),
  get('/people-data', 'write', personalData.show),
  take('/people-data', 'write', personalData.find),
  take('/people-data/export', 'write', personalData.handOver),
  take('/people-data/erasure', 'write', personalData.erase),

  // Pictures
  get('/pictures', 'write', pictures.list),
  take('/pictures', 'write', pictures.create),
  get('/pictures/:id', 'write', picture.edit),
  take('/pictures/:id', 'write', picture.update),
  take('/pictures/:id/removal', 'write', picture.remove),
  // People and topics
  get('/people', 'write', tags.list('person')),
  get('/people/:id', 'write', tag.edit('person')),
  take('/people/:id', 'write', tag.update('person')),
  get('/people/:id/merger', 'write', merger.ask('person')),
  take('/people/:id/merger', 'write', merger.create('person')),
  take('/people/:id/removal', 'write', tag.remove('person')),
  get('/topics', 'write', tags.list('topic')),
  get('/topics/:id', 'write', tag.edit('topic')),
  take('/topics/:id', 'write', tag.update('topic')),
  get('/topics/:id/merger', 'write', merger.ask('topic')),
  take('/topics/:id/merger', 'write', merger.create('topic')),
  take('/topics/:id/removal', 'write', tag.remove('topic')),

  // What the scripts ask while somebody types
  get('/tags.json', 'write', completion.names),
  get('/stories.json', 'write', completion.stories),

  // Pages that stand
  get('/pages', 'write', standing.list),
  get('/pages/:slug', 'write', standing.edit),
  take('/pages/:slug', 'write', standing.update),
  take('/pages/:slug/original', 'write', standing.restore),

  // The site itself
  get('/settings', 'run', settings.show),
  take('/settings', 'run', settings.update),
];

export function adminRoutes(ctx: Context): Router {
  const desk = Router();
  desk.use(keepPrivate);
  desk.use(whoIsAsking(ctx));
  // Forms are read before anything is refused, so that what somebody typed can be given back.
  desk.use('/login', loginForm);
  desk.use(deskForms(senderOf));
  desk.use(requireSameOrigin(ctx, (req) => sessionToken(ctx, req)));

  desk.get('/login', (req, res) => login.show(ctx, req, res));
  desk.post('/login', (req, res) => login.create(ctx, req, res));
  desk.post('/logout', (req, res) => login.remove(ctx, req, res));
  for (const { method, path, duty, handler } of DESK) desk[method](path, admit(ctx, duty, handler));

  // To strangers no address of the desk is different from another.
  desk.use(
    admit(ctx, 'look', () => {
      throw notFound();
    }),
  );
  desk.use(showDeskError(ctx));
  return desk;
}

function senderOf(res: Response): FormSender {
  const me = meOf(res);
  return me === null ? 'stranger' : may(me.role, 'write') ? 'uploader' : 'colleague';
}
