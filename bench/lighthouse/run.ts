import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * What Lighthouse says of the demo, mobile preset: the median of five runs in each category, on the front page and on the
 * newest post, and every audit that was not perfect in any of them.
 */

const RUNS = Number(process.argv[2] ?? 5);
const LIGHTHOUSE = fileURLToPath(new URL('node_modules/lighthouse/cli/index.js', import.meta.url));
const HEARSAY = fileURLToPath(new URL('../../bin/hearsay.js', import.meta.url));
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Of Lighthouse's report, what is read here. A score goes from 0 to 1; null where there is none to give. */
interface Report {
  categories: Record<
    (typeof CATEGORIES)[number],
    { score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { title: string; score: number | null; scoreDisplayMode: string; displayValue?: string }>;
}

const port = await freePort();
const demo = spawn(process.execPath, [HEARSAY, 'demo'], {
  env: { ...process.env, PORT: String(port), BASE_URL: undefined, HOST: undefined },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await said(demo, 'The blog');
  const base = `http://127.0.0.1:${port}`;
  const front = await (await fetch(base)).text();
  const post = /href="(\/\d{4}\/\d\d\/[^"#?]+)"/.exec(front)?.[1];
  if (!post) throw new Error('the demo’s front page has no story');
  for (const path of ['/', post]) tell(path, await reports(base + path));
} finally {
  demo.kill('SIGTERM');
}

async function reports(url: string): Promise<Report[]> {
  const found: Report[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await report(url));
  return found;
}

async function report(url: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [LIGHTHOUSE, url, '--output=json', '--quiet', '--chrome-flags=--headless=new --no-sandbox'],
    { env: { CHROME_PATH: '/usr/bin/chromium', ...process.env }, maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Report;
}

function tell(path: string, found: readonly Report[]): void {
  console.log(`\n${path}`);
  for (const category of CATEGORIES) {
    const scores = found.map(({ categories }) => Math.round((categories[category].score ?? 0) * 100));
    console.log(`  ${category.padEnd(16)}${String(median(scores)).padStart(4)}   of ${scores.join(' ')}`);
  }
  for (const line of flaws(found)) console.log(`    ${line}`);
}

/** Audits below 1 in any run, the worst first, each with whether it counts. */
function flaws(found: readonly Report[]): string[] {
  const worst = new Map<string, { score: number; line: string }>();
  for (const { audits, categories } of found) {
    const counting = new Set(
      Object.values(categories).flatMap(({ auditRefs }) =>
        auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
      ),
    );
    for (const [id, { score, displayValue = '' }] of Object.entries(audits)) {
      if (score === null || score >= 1 || score >= (worst.get(id)?.score ?? 1)) continue;
      worst.set(id, {
        score,
        line: `${score.toFixed(2)} ${id}${counting.has(id) ? '' : ' (counts nothing)'} ${displayValue}`,
      });
    }
  }
  return [...worst.values()].sort((a, b) => a.score - b.score).map(({ line }) => line);
}

function median(scores: readonly number[]): number {
  return scores.toSorted((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;
}

/** @throws where it ends before it has said so */
async function said(child: ChildProcess, words: string): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`it ended before it said “${words}”; was it built?`);
  });
  const heard = new Promise<void>((done) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk;
      if (text.includes(words)) done();
    });
  });
  await Promise.race([heard, ended]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
