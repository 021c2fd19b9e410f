import { Agent, request } from 'node:http';

/** One request after another, for what is measured by the server's CPU and not by the clock. */

export interface Answer {
  status: number;
  /** Names and values by turns, as they came. */
  rawHeaders: string[];
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
  /** ms until the last byte. */
  took: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Question {
  headers?: Record<string, string>;
  /** POSTs a form. */
  form?: Record<string, string>;
}

/** Redirects are answers. */
export function ask(url: string, { headers = {}, form }: Question = {}): Promise<Answer> {
  const body = form && new URLSearchParams(form).toString();
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'accept-encoding': 'gzip',
          ...(body !== undefined && {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
            'sec-fetch-site': 'same-origin',
          }),
          ...headers,
        },
      },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            ...{ rawHeaders: res.rawHeaders, headers: res.headers, body: Buffer.concat(chunks) },
            took: performance.now() - start,
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A page as its reader gets it. @throws where it is not there */
export async function read(url: string, question: Question = {}): Promise<string> {
  const answer = await ask(url, { ...question, headers: { ...question.headers, 'accept-encoding': 'identity' } });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.body.toString();
}
