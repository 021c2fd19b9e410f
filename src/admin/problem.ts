import type { Response } from 'express';
import { type Context, settingsOf } from '../context.ts';
import { view } from '../views/view.ts';
import { meOf } from './desk.ts';
import type { Labelled } from './kept-fields.ts';
import { sendDeskPage } from './page.ts';

/** A page of the desk that says what did not work, with the words that must not be lost. */
export interface ProblemPage {
  status: number;
  heading: string;
  message: string;
  /** The words of a form that was not taken, to copy. */
  kept: Labelled[];
  /** Sends the same form again, from a browser that does not say where its forms come from. */
  again: { action: string; fields: { name: string; value: string }[] } | null;
  way: { words: string; href: string };
}

const problemPage = view<ProblemPage>('admin/error');

export async function sendProblem(ctx: Context, res: Response, problem: ProblemPage): Promise<void> {
  await sendDeskPage(ctx, res, await settingsOf(ctx), {
    status: problem.status,
    title: problem.heading,
    section: null,
    me: meOf(res),
    body: problemPage(problem),
  });
}
