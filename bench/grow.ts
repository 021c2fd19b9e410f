import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../src/db/open.ts';
import { DAY } from '../src/time.ts';
import { copyOf, kept, make } from './blog.ts';
import { differences } from './bulk.ts';
import { type Shape, stories } from './corpus.ts';
import { written } from './figures.ts';
import { fill } from './fill.ts';
import { closing } from './growth/closing.ts';
import { pages } from './growth/pages.ts';
import { table } from './row.ts';
import { openSite } from './site.ts';

/**
 * `npm run bench:grow`: a blog of 100,000 posts and 1,000,000 comments beside one of a hundredth of that, what their pages
 * take, and whether readers notice that the comments of all those posts are being closed.
 */

const A_DAY = 20;

const { values } = parseArgs({ options: { json: { type: 'string' }, quick: { type: 'boolean' } } });
const [posts, turns] = values.quick ? [10_000, 5] : [100_000, 25];
const today = Math.floor(Date.now() / DAY) * DAY;

const small = await made('grown-small', shapeOf(1_000));
const large = await made(values.quick ? 'grown-quick' : 'grown', shapeOf(posts));
await compareFillings();
const [smallSite, largeSite] = [await openSite(await copyOf(small)), await openSite(await copyOf(large))];
try {
  const findings = [...(await pages(smallSite, largeSite, turns)), ...(await closing(largeSite))];
  console.log(`\n${table(findings)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(findings, null, 2)}\n`);
} finally {
  await smallSite.stop();
  await largeSite.stop();
}

/** Twenty stories a day until yesterday; people and topics grow with them. */
function shapeOf(posts: number): Shape {
  return {
    ...{ posts, comments: posts * 10, people: posts / 10, topics: Math.max(50, posts / 100), readers: posts / 5 },
    ...{ first: today - DAY - (posts / A_DAY) * DAY, last: today - DAY, heldOneIn: 200 },
    marked: new Map([[3, { slug: 'sixteen-voices', comments: 16 }]]),
  };
}

async function made(name: string, shape: Shape): Promise<string> {
  const dataDir = kept(name);
  if (existsSync(dataDir)) return dataDir;
  const begun = performance.now();
  const seconds = () => `${written((performance.now() - begun) / 1_000)} s`;
  console.log(`Making ${written(shape.posts)} posts and ${written(shape.comments)} comments in ${dataDir} …`);
  await make(dataDir, shape, (count) => count % 20_000 === 0 && console.log(`  ${written(count)} posts, ${seconds()}`));
  console.log(`  made in ${seconds()}`);
  return dataDir;
}

/** A few stories with the triggers and without them: what is in the database afterwards must be the same. */
async function compareFillings(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-fill-'));
  const shape = { ...shapeOf(1_000), posts: 300, comments: 3_000 };
  const databases: Sqlite.Database[] = [];
  for (const inBulk of [true, false]) {
    const path = join(dir, `${inBulk}.db`);
    await (await openDatabase(path, { now: shape.last })).close();
    fill({ path, shape, stories: stories(shape), inBulk });
    databases.push(new Sqlite(path));
  }
  const [one, other] = databases;
  const found = one && other ? differences(one, other) : [];
  console.log(found.length === 0 ? 'Filled in bulk as by triggers.' : `NOT as by triggers:\n  ${found.join('\n  ')}`);
  for (const raw of databases) raw.close();
  rmSync(dir, { recursive: true });
}
