import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { jobs } from '../../src/jobs/schedule.ts';
import { type JobRun, runJob } from '../../src/jobs/scheduler.ts';
import type { TestApp } from './app.ts';

export interface MailServer {
  url: string;
  /** What has arrived, in the order of time. */
  letters: Email[];
  /** Says this to whoever sends to an address, such as `550 no such person`; undefined: takes the letter. */
  refuse: { with: string | undefined };
}

/** A mail server that keeps what it gets, until the end of the test. */
export async function startMailServer(t: TestContext): Promise<MailServer> {
  const letters: Email[] = [];
  const refuse: MailServer['refuse'] = { with: undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      if (refuse.with === undefined) return done();
      const [code = '', ...words] = refuse.with.split(' ');
      done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }));
    },
    async onData(stream, _session, done) {
      letters.push(await PostalMime.parse(await buffer(stream)));
      done();
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  t.after(() => new Promise<void>((closed) => server.close(() => closed())));
  return { url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, letters, refuse };
}

export const sendMail = jobs.find((job) => job.name === 'send-mail') as (typeof jobs)[number];

/** What the clockwork does every ten seconds. @returns null where there was nothing to do */
export async function tick(app: TestApp): Promise<JobRun | null> {
  return (await sendMail.due?.(app.ctx)) ? runJob(app.ctx, sendMail) : null;
}

/** The addresses that a letter mentions, without their host. */
export const linksIn = (letter: Email | undefined): string[] =>
  [...(letter?.text ?? '').matchAll(/^http:\/\/gossip\.test(\S+)$/gm)].map(([, path = '']) => path);

export const header = (letter: Email | undefined, key: string): string | undefined =>
  letter?.headers.find((each) => each.key === key)?.value;
