import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

/**
 * As much as a server takes, over the loopback: by wrk where that is installed, which needs far less CPU than what it
 * drives, else by autocannon, which needs more and so shows less than the server could do.
 */

export interface Load {
  connections: number;
  seconds: number;
  /** Of every so many requests one is a comment, with words of its own; 0: none, 1: all. */
  commentOneIn: number;
  /** What is asked for, and commented on, by turns. */
  paths: readonly string[];
}

export interface Driven {
  requests: number;
  seconds: number;
  /** Answers of 400 and more, and connections that broke. */
  failed: number;
  rate: number;
}

const HEADERS = { 'accept-encoding': 'gzip' };
const FORM = { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

export const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

/** For words that no run has said before. */
let runs = 0;

export async function drive(url: string, load: Load): Promise<Driven> {
  runs += 1;
  const { requests, seconds, failed } = await (hasWrk ? byWrk(url, load) : byAutocannon(url, load));
  return { requests, seconds, failed, rate: requests / seconds };
}

async function byWrk(url: string, load: Load): Promise<Omit<Driven, 'rate'>> {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-wrk-'));
  const script = join(dir, 'load.lua');
  writeFileSync(script, lua(load));
  try {
    const options = ['-t1', `-c${load.connections}`, `-d${load.seconds}s`, '-s', script];
    const wrk = spawn('wrk', [...options, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await Promise.all([text(wrk.stdout), once(wrk, 'exit')]);
    const [, requests, micros, failed] = (/^done (\d+) (\d+) (\d+)$/m.exec(said) ?? []).map(Number);
    if (requests === undefined || micros === undefined || failed === undefined) throw new Error(`wrk said: ${said}`);
    return { requests, seconds: micros / 1e6, failed };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** One page is asked for as wrk does by itself; more are made ready before it begins. */
function lua({ paths, commentOneIn }: Load): string {
  const headers = (of: Record<string, string>) =>
    `{${Object.entries(of)
      .map(([name, value]) => `["${name}"] = "${value}"`)
      .join(', ')}}`;
  const done = `
done = function(summary)
  local e = summary.errors
  io.write(string.format("\\ndone %d %d %d\\n", summary.requests, summary.duration, e.status + e.connect + e.read + e.write + e.timeout))
end
wrk.headers = ${headers(HEADERS)}
`;
  if (paths.length === 1 && commentOneIn === 0) return `wrk.path = "${paths[0]}"${done}`;
  const distinct = [...new Set(paths)];
  const places = new Map(distinct.map((path, n) => [path, n + 1]));
  return `${done}
local paths = {${distinct.map((path) => `"${path}"`).join(',')}}
local order = {${paths.map((path) => places.get(path)).join(',')}}
local form = ${headers(FORM)}
local ready = {}
local n = 0
init = function()
  for i, path in ipairs(paths) do ready[i] = wrk.format("GET", path) end
end
request = function()
  n = n + 1
  local place = order[(n - 1) % #order + 1]
  if ${commentOneIn} == 0 or n % ${commentOneIn} ~= 0 then return ready[place] end
  local body = "name=Reader+" .. n .. "&body=${words()}+run${runs}x" .. n
  return wrk.format("POST", paths[place] .. "/comments", form, body)
end
`;
}

const words = () =>
  'I was in the third row and nobody on that balcony looked surprised when the tiara fell'.replaceAll(' ', '+');

async function byAutocannon(url: string, { connections, seconds, paths, commentOneIn }: Load) {
  let n = 0;
  const result = await autocannon({
    ...{ url, connections, duration: seconds },
    requests: [
      {
        setupRequest: (request) => {
          n += 1;
          const path = paths[(n - 1) % paths.length] ?? '/';
          if (commentOneIn === 0 || n % commentOneIn !== 0)
            return { ...request, method: 'GET', path, headers: HEADERS };
          const body = `name=Reader+${n}&body=${words()}+run${runs}x${n}`;
          return { ...request, method: 'POST', path: `${path}/comments`, headers: FORM, body };
        },
      },
    ],
  });
  const failed = result['4xx'] + result['5xx'] + result.errors;
  return { requests: result.requests.total, seconds: result.duration, failed };
}
