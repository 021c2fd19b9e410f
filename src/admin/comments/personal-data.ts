import type { Request, Response } from 'express';
import { z } from 'zod';
import { countPerson, newestBy, type Person } from '../../comments/author/person.ts';
import * as marks from '../../comments/door/marks.ts';
import { type Context, settingsOf } from '../../context.ts';
import { field } from '../../http/forms.ts';
import * as personal from '../../notices/personal-data.ts';
import { record } from '../../runs/decisions.ts';
import { absolute, frontPath } from '../../urls.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { view } from '../../views/view.ts';
import { count } from '../../words.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskCommentPath, erasurePath, exportPath, personalDataPath, queuePath } from '../paths.ts';

/** What we hold about somebody who asks for it: found by e-mail or mark, handed over, or parted from them. */
export interface PersonalDataPage {
  queue: string;
  find: string;
  typed: { email: string; mark: string };
  problem: string | null;
  done: string | null;
  found: FoundPerson | null;
}

export interface FoundPerson {
  words: string;
  /** Some of what they said, to see whether it is who asks. */
  some: { words: string; href: string }[];
  /** The person, for the forms. */
  fields: { name: string; value: string }[];
  export: string;
  erasure: string;
  sure: string;
}

const SOME = 10;
const personalDataPage = view<PersonalDataPage>('admin/personal-data');
// Sent in forms, never in addresses, which end up in logs.
const typed = z.object({ email: field, mark: field, sure: field });
type Typed = z.infer<typeof typed>;

export const show: DeskHandler = (ctx, _req, res, me) => send(ctx, res, me, { said: { email: '', mark: '' } });

export const find: DeskHandler = async (ctx, req, res, me) => {
  const { said, person } = await read(ctx, req);
  if (!person) return send(ctx, res, me, { said, status: 422, problem: nobody(said) });
  await send(ctx, res, me, { said, found: await foundPerson(ctx, said, person) });
};

export const handOver: DeskHandler = async (ctx, req, res, me) => {
  const { said, person } = await read(ctx, req);
  if (!person) return send(ctx, res, me, { said, status: 422, problem: nobody(said) });
  const data = await personal.personalData(ctx.readDb, person);
  const note = count(data.comments.length, 'comment');
  await record(ctx.db, { action: 'export_person', userId: me.id, note }, ctx.now());
  res.attachment('comments.json').json({ site: absolute(ctx.config.baseUrl, frontPath()), ...data });
};

export const erase: DeskHandler = async (ctx, req, res, me) => {
  const { said, person } = await read(ctx, req);
  if (!person) return send(ctx, res, me, { said, status: 422, problem: nobody(said) });
  if (said.sure !== 'yes') {
    const problem = 'Nothing has changed yet. Tick the box first: this cannot be taken back.';
    return send(ctx, res, me, { said, status: 422, problem, found: await foundPerson(ctx, said, person) });
  }
  const erased = await personal.erase(ctx.db, person, { by: me.id }, ctx.now());
  const done = `${count(erased, 'comment')}: nobody’s now. The words stay.`;
  await send(ctx, res, me, { said: { email: '', mark: '' }, done });
};

/** @returns the person, null where nothing was typed, or no mark is called so */
async function read(ctx: Context, req: Request): Promise<{ said: Typed; person: Person | null }> {
  const said = typed.parse(req.body ?? {});
  const email = said.email.trim().toLowerCase();
  const words = said.mark.trim().toLowerCase();
  if (email !== '') return { said, person: { email } };
  const mark = words === '' ? null : await marks.byWords(ctx.readDb, words);
  return { said, person: mark && { markId: mark.id } };
}

const nobody = ({ mark }: Typed) =>
  mark.trim() === '' ? 'Write an e-mail address or the two words of a mark.' : 'Nobody writes under that mark.';

async function foundPerson(ctx: Context, { email, mark }: Typed, person: Person): Promise<FoundPerson> {
  const comments = await countPerson(ctx.readDb, person);
  const size = count(comments, 'comment');
  const some = await newestBy(ctx.readDb, person, SOME);
  return {
    words: comments === 0 ? 'We hold nothing under that.' : `We hold ${size}.`,
    some: some.map(({ id, name, post }) => ({ words: `${name} on ${post}`, href: deskCommentPath(id) })),
    fields: [
      { name: 'email', value: email },
      { name: 'mark', value: mark },
    ],
    export: exportPath(),
    erasure: erasurePath(),
    sure: `Yes, take name, e-mail, mark and address off ${size}, for good`,
  };
}

interface Sent {
  said: Pick<Typed, 'email' | 'mark'>;
  status?: number;
  problem?: string | null;
  done?: string | null;
  found?: FoundPerson | null;
}

async function send(
  ctx: Context,
  res: Response,
  me: SessionUser,
  { said, status = 200, problem = null, done = null, found = null }: Sent,
): Promise<void> {
  await sendDeskPage(ctx, res, await settingsOf(ctx), {
    status,
    title: 'Personal data',
    section: 'comments',
    me,
    body: personalDataPage({
      queue: queuePath(),
      find: personalDataPath(),
      typed: { email: said.email, mark: said.mark },
      problem,
      done,
      found,
    }),
  });
}
