import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/**
 * What `node:http` alone does: the status, the headers and the bytes of one page, which Hearsay was asked for once, for
 * whatever is asked. A process of its own; processes.ts translates this file by itself.
 */

/** As it stands in the file named on the command line. */
export interface Kept {
  status: number;
  /** Names and values by turns. */
  headers: string[];
  /** Base64, as compressed as it came. */
  body: string;
}

const [, , file = '', port = ''] = process.argv;
const { status, headers, body } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
const bytes = Buffer.from(body, 'base64');

createServer((_req, res) => {
  res.writeHead(status, headers);
  res.end(bytes);
}).listen(Number(port), '127.0.0.1');
