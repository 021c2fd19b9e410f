import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { addRowStories, copyOf, corpus, kept } from './blog.ts';
import { hasWrk } from './load.ts';
import { type Bench, type Finding, type Row, table } from './row.ts';
import { cached } from './rows/cached.ts';
import { cold } from './rows/cold.ts';
import { comments } from './rows/comments.ts';
import { desk } from './rows/desk.ts';
import { long } from './rows/long.ts';
import { mixed } from './rows/mixed.ts';
import { search } from './rows/search.ts';
import { start } from './rows/start.ts';
import { talking } from './rows/talking.ts';
import { workers } from './rows/workers.ts';
import { openSite } from './site.ts';

/** `npm run bench`: every row, or those named; prints a table and judges nothing. */

const ROWS: readonly Row[] = [cached, talking, workers, cold, long, search, comments, mixed, start, desk];

const USAGE = `npm run bench -- [ROW …] [--quick] [--data DIR] [--grown DIR] [--json FILE]

Rows: ${ROWS.map(({ name }) => name).join(' ')}; without one, all of them.
  --quick      one short turn of each, to see that it runs
  --data DIR   on a copy of another data folder
  --grown DIR  the large blog, where bench:grow did not leave it in its own place
  --json FILE  the figures for a machine too
How to read the table: bench/README.md`;

const { values, positionals } = asked();

function asked() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        grown: { type: 'string' },
        json: { type: 'string' },
        quick: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const unknown = read.positionals.filter((name) => !ROWS.some((row) => row.name === name));
    if (unknown.length > 0) return refuse(`no row ${unknown.join(', ')}`);
    return read.values.help ? refuse(null) : read;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(why: string | null): never {
  console.error(why === null ? USAGE : `${why}\n\n${USAGE}`);
  process.exit(2);
}

const dataDir = values.data ?? (await corpus());
const grown = values.grown ?? kept('grown');
const bench: Bench = {
  ...(values.quick ? { turns: 1, seconds: 1 } : { turns: 5, seconds: 2 }),
  grown: existsSync(grown) ? grown : null,
  async open(options) {
    const copy = await copyOf(dataDir);
    addRowStories(copy);
    return openSite(copy, options);
  },
};
console.log(
  `Node ${process.version}, ${cpus().length} cores, ${hasWrk ? 'wrk' : 'autocannon'}, medians of ${bench.turns}\n`,
);
if (values.quick) console.log('One short turn of each: these figures are only a look.\n');
const findings: Finding[] = [];
for (const row of ROWS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  process.stderr.write(`${row.name} …\n`);
  findings.push(...(await row.run(bench)));
}
console.log(`${table(findings)}\n\nHow to read it: bench/README.md`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(findings, null, 2)}\n`);
