import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../src/config.ts';

/**
 * Who may import whom, lowest first (docs/architecture.md): downwards only. Where `leftwards` is true, units of one
 * rank may also import those before them.
 */
const RANKS = [
  { units: ['html', 'time', 'urls', 'slugs', 'words', 'turns', 'config', 'secret', 'log'], leftwards: true },
  { units: ['db', 'views', 'text', 'embeds', 'mail'], leftwards: true },
  { units: ['settings', 'runs', 'users', 'pages', 'media', 'tags', 'posts', 'comments', 'notices'], leftwards: true },
  { units: ['context'], leftwards: false },
  { units: ['http', 'jobs'], leftwards: false },
  { units: ['site', 'admin', 'import', 'demo'], leftwards: false },
  { units: ['app'], leftwards: false },
  { units: ['server', 'commands', 'cli'], leftwards: true },
];
const NOUNS = 2;
const WRITE_SQL = ['db', 'settings', 'runs', 'users', 'pages', 'media', 'tags', 'posts', 'comments', 'notices'];
const READ_THE_ENVIRONMENT = ['config', 'commands', 'cli'];
const READ_THE_CLOCK = ['context'];

/** What is wrong with a file, a line each. The path starts at the package root. */
type Rule = (path: string, source: string) => string[];

const importsGoDown: Rule = (path, source) =>
  imports(source).flatMap((specifier) => {
    if (!specifier.startsWith('.')) return [];
    const target = posix.join(posix.dirname(path), specifier);
    return mayImport(path, target) ? [] : [`${path} may not import ${target}`];
  });

const nounsDoNotKnowHttp: Rule = (path, source) =>
  path.startsWith('src/') && rankOf(unitOf(path)) <= NOUNS && imports(source).some((from) => /^express\b/.test(from))
    ? [`${path} may not import express`]
    : [];

const httpKnowsNothingOfTheBlog: Rule = (path, source) =>
  imports(source).flatMap((specifier) => {
    const target = posix.join(posix.dirname(path), specifier);
    const isNoun = specifier.startsWith('.') && rankOf(unitOf(target)) === NOUNS;
    return unitOf(path) === 'http' && isNoun && unitOf(target) !== 'users' ? [`${path} may not import ${target}`] : [];
  });

const migrationsStandAlone: Rule = (path, source) =>
  path.startsWith('migrations/')
    ? imports(source)
        .filter((from) => !from.startsWith('.') && from !== 'kysely')
        .map((from) => `${path} may not import ${from}`)
    : [];

const surfacesWriteNoSql = forbidden(
  /\b(selectFrom|insertInto|replaceInto|mergeInto|updateTable|deleteFrom)\b|\bsql[`.<]/,
  (unit) => WRITE_SQL.includes(unit),
);
const environmentComesFromConfig = forbidden(/\bprocess\.env\b/, (unit) => READ_THE_ENVIRONMENT.includes(unit));
/** Kept without asking, what was renamed and renamed back would lead to and fro (http/moved.ts). */
const movedSaysToAskAgain = forbidden(/\bredirect\(30[18]\b/, (unit) => unit === 'http');
const clockComesThroughContext = forbidden(
  /\bDate\.now\b|\bnew Date\(\)|\bdayjs(\.utc)?\(\)|\bMath\.random\b/,
  (unit) => READ_THE_CLOCK.includes(unit),
);

const longFilesSayWhy: Rule = (path, source) => {
  const lines = source.split('\n').length - 1;
  const [firstComment = ''] = /\/\*[\s\S]*?\*\/|\/\/.*/.exec(source) ?? [];
  const says = /\b(long|lines)\b/i.test(firstComment);
  return lines > 200 && !says ? [`${path} has ${lines} lines, and its first comment does not say why it is long`] : [];
};

/**
 * The circles that the imports of files close, a line each: `a → b → a`. Between folders the ranks see to it; this is
 * about the files of one folder. An import of types counts too: two files that know each other's shapes are one.
 * @param sources by path
 */
function circles(sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const from = way.indexOf(path);
    if (from >= 0) found.push([...way.slice(from), path].join(' → '));
    if (from >= 0 || done.has(path)) return;
    for (const specifier of imports(sources.get(path) ?? ''))
      if (specifier.startsWith('.')) visit(posix.join(posix.dirname(path), specifier), [...way, path]);
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return found;
}

/** Each rule, with what it must refuse and what it must let pass: a rule that finds nothing anywhere proves nothing. */
const rules: { name: string; rule: Rule; refused: [path: string, source: string][]; fine: [string, string][] }[] = [
  {
    name: 'imports go down, and in the lower ranks leftwards',
    rule: importsGoDown,
    refused: [
      ['src/posts/read.ts', `import { postPage } from '../site/post.ts';`],
      ['src/posts/read.ts', `import * as comments from '../comments/read.ts';`],
      ['src/posts/read.ts', `const comments = await import('../comments/read.ts');`],
      ['src/posts/read.ts', `type Row = import('../comments/read.ts').Row;`],
      ['src/posts/read.ts', `import {\n  one,\n  two,\n} from '../comments/read.ts';`],
      ['src/posts/read.ts', `export { one } from '../comments/read.ts';`],
      ['src/posts/read.ts', `import '../comments/read.ts';`],
      ['src/db/open.ts', `import { view } from '../views/view.ts';`],
      ['src/html.ts', `import { fold } from './text/fold.ts';`],
      ['src/site/post.ts', `import { queue } from '../admin/comments.ts';`],
      ['src/demo/demo.ts', `import { readWxr } from '../import/wxr.ts';`],
      ['src/context.ts', `import { cache } from './http/page-cache.ts';`],
      ['src/jobs/schedule.ts', `import { cache } from '../http/page-cache.ts';`],
      ['src/app.ts', `import { serve } from './server.ts';`],
      ['src/commands/serve.ts', `import { main } from '../cli.ts';`],
      ['src/posts/read.ts', `import { help } from '../utils.ts';`],
      ['src/posts/read.ts', `import { migrations } from '../../migrations/index.ts';`],
      ['src/posts/read.ts', `import { startApp } from '../../test/support/app.ts';`],
      ['migrations/0002-posts.ts', `import type { Schema } from '../src/db/schema.ts';`],
      ['migrations/0002-posts.ts', `import { up } from './0001-site.ts';`],
      ['migrations/0002-posts.ts', `import { migrations } from './index.ts';`],
    ],
    fine: [
      ['src/comments/read.ts', `import * as posts from '../posts/read.ts';`],
      ['src/comments/read.ts', `import { thread } from './thread.ts';`],
      ['src/comments/read.ts', `import ejs from 'ejs';`],
      ['src/embeds/providers/x.ts', `import type { Provider } from '../provider.ts';`],
      ['src/embeds/card.ts', `import { view } from '../views/view.ts';`],
      ['src/http/reader.ts', `import type { Context } from '../context.ts';`],
      ['src/admin/jobs.ts', `import { schedule } from '../jobs/schedule.ts';`],
      ['src/cli.ts', `import { serve } from './commands/serve.ts';`],
      ['src/db/open.ts', `import { migrations } from '../../migrations/index.ts';`],
      ['src/posts/read.ts', `// not from '../site/post.ts'`],
      ['migrations/0002-posts.ts', `import { TIME } from './columns.ts';`],
      ['migrations/index.ts', `import * as posts from './0002-posts.ts';`],
    ],
  },
  {
    name: 'what the blog is has never heard of Express',
    rule: nounsDoNotKnowHttp,
    refused: [
      ['src/posts/read.ts', `import type { Request } from 'express';`],
      ['src/text/fold.ts', `import express from 'express';`],
      ['src/time.ts', `import type { Request } from 'express-serve-static-core';`],
    ],
    fine: [
      ['src/http/errors.ts', `import express from 'express';`],
      ['src/posts/read.ts', `import { sql } from 'kysely';`],
    ],
  },
  {
    name: 'what knows Express knows of the blog only who is logged in',
    rule: httpKnowsNothingOfTheBlog,
    refused: [['src/http/reader.ts', `import { ADDRESS_MARK } from '../comments/upkeep.ts';`]],
    fine: [
      ['src/http/session.ts', `import * as sessions from '../users/sessions.ts';`],
      ['src/http/reader.ts', `import { keyedHash } from '../secret.ts';`],
      ['src/jobs/schedule.ts', `import { forgetAddresses } from '../comments/upkeep.ts';`],
    ],
  },
  {
    name: 'migrations depend on nothing but kysely',
    rule: migrationsStandAlone,
    refused: [['migrations/0002-posts.ts', `import { randomUUID } from 'node:crypto';`]],
    fine: [
      ['migrations/0002-posts.ts', `import { sql } from 'kysely';`],
      ['src/posts/read.ts', `import { randomUUID } from 'node:crypto';`],
    ],
  },
  {
    name: 'where people meet the blog, no SQL is written',
    rule: surfacesWriteNoSql,
    refused: [
      ['src/site/post.ts', `db.selectFrom('posts')`],
      ['src/admin/post.ts', `db.insertInto('posts')`],
      ['src/import/wordpress.ts', `db.updateTable('posts')`],
      ['src/jobs/schedule.ts', `db.deleteFrom('posts')`],
      ['src/commands/job.ts', 'sql`select 1`'],
      ['src/commands/job.ts', 'sql<number>`select 1`'],
      ['src/http/cache.ts', `sql.raw('select 1')`],
      ['src/app.ts', `db.selectFrom('posts')`],
    ],
    fine: [
      ['src/posts/read.ts', `db.selectFrom('posts')`],
      ['src/site/post.ts', `/** posts.bySlug does the selectFrom. */`],
    ],
  },
  {
    name: 'who leads on for good says that it is to be asked again',
    rule: movedSaysToAskAgain,
    refused: [
      ['src/site/a.ts', `res.redirect(301, path);`],
      ['src/admin/a.ts', `return res.status(200).redirect(308, path);`],
    ],
    fine: [
      ['src/http/moved.ts', `res.redirect(301, path);`],
      ['src/site/a.ts', `res.redirect(302, path);`],
    ],
  },
  {
    name: 'only config and the commands read the environment',
    rule: environmentComesFromConfig,
    refused: [
      ['src/log.ts', `const level = process.env.LOG_LEVEL;`],
      ['src/server.ts', `const { PORT } = process.env;`],
    ],
    fine: [
      ['src/config.ts', `readConfig(process.env)`],
      ['src/cli.ts', `readConfig(process.env)`],
      ['src/commands/serve.ts', `readConfig(process.env)`],
      ['src/log.ts', `  // process.env is read elsewhere`],
    ],
  },
  {
    name: 'the clock and chance come through the context',
    rule: clockComesThroughContext,
    refused: [
      ['src/posts/write.ts', `const now = Date.now();`],
      ['src/posts/write.ts', `const clock = Date.now;`],
      ['src/site/feed.ts', `const year = new Date().getFullYear();`],
      ['src/time.ts', `const today = dayjs.utc();`],
      ['src/jobs/scheduler.ts', `const jitter = Math.random();`],
    ],
    fine: [
      ['src/context.ts', `now: Date.now`],
      ['src/context.ts', `const now = Date.now();`],
      ['src/time.ts', `const date = new Date(at);`],
      ['src/db/retry.ts', `if (performance.now() >= deadline) return;`],
    ],
  },
  {
    name: 'a file over 200 lines says in its first comment why it is long',
    rule: longFilesSayWhy,
    refused: [
      ['src/posts/read.ts', 'a;\n'.repeat(201)],
      ['src/posts/read.ts', `/** Reads posts. */\n${'a;\n'.repeat(200)}`],
    ],
    fine: [
      ['src/posts/read.ts', 'a;\n'.repeat(200)],
      ['src/posts/read.ts', `/** Long because it is one table. */\n${'a;\n'.repeat(300)}`],
    ],
  },
];

const files = ['src', 'migrations'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

for (const { name, rule, refused, fine } of rules) {
  test(name, () => {
    for (const [path, source] of refused) assert.equal(rule(path, source).length, 1, `let pass: ${path}: ${source}`);
    for (const [path, source] of fine) assert.deepEqual(rule(path, source), []);

    assert.ok(files.length > 20, `looked at ${files.length} files only`);
    assert.deepEqual(
      files.flatMap((path) => rule(path, readFileSync(join(packageRoot, path), 'utf8'))),
      [],
    );
  });
}

test('no files import each other in a circle', () => {
  const told = (files: Record<string, string>) => circles(new Map(Object.entries(files)));
  const refused: [string, Record<string, string>][] = [
    [
      'src/tags/a.ts → src/tags/b.ts → src/tags/a.ts',
      { 'src/tags/a.ts': `import { b } from './b.ts';`, 'src/tags/b.ts': `import type { A } from './a.ts';` },
    ],
    [
      'src/tags/b.ts → src/tags/in/c.ts → src/tags/b.ts',
      {
        'src/tags/a.ts': `import { b } from './b.ts';`,
        'src/tags/b.ts': `export { c } from './in/c.ts';`,
        'src/tags/in/c.ts': `import { b } from '../b.ts';`,
      },
    ],
    ['src/tags/a.ts → src/tags/a.ts', { 'src/tags/a.ts': `import { a } from './a.ts';` }],
  ];
  for (const [circle, files] of refused) assert.deepEqual(told(files), [circle]);
  const fine = {
    'src/tags/a.ts': `import { b } from './b.ts';\nimport { c } from './c.ts';`,
    'src/tags/b.ts': `import { c } from './c.ts';`,
    'src/tags/c.ts': `// not from './a.ts'\nimport { sql } from 'kysely';`,
  };
  assert.deepEqual(told(fine), []);
  assert.deepEqual(circles(new Map(files.map((path) => [path, readFileSync(join(packageRoot, path), 'utf8')]))), []);
});

test('every folder and file of src/ has its place in the ranks', () => {
  const units = new Set(files.filter((path) => path.startsWith('src/')).map(unitOf));
  assert.deepEqual(
    [...units].filter((unit) => rankOf(unit) === -1),
    [],
  );
});

function mayImport(path: string, target: string): boolean {
  const [from, to] = [unitOf(path), unitOf(target)];
  if (from === 'migrations') {
    return target === 'migrations/columns.ts' || (path === 'migrations/index.ts' && to === 'migrations');
  }
  if (to === 'migrations') return from === 'db';
  if (!target.startsWith('src/')) return false;
  if (from === to) return true;
  const [own, other] = [rankOf(from), rankOf(to)];
  if (other === -1 || own !== other) return other !== -1 && other < own;
  const rank = RANKS[own];
  return rank?.leftwards === true && rank.units.indexOf(to) < rank.units.indexOf(from);
}

/** `posts` for src/posts/read.ts, `app` for src/app.ts, `migrations` for all of them. */
function unitOf(path: string): string {
  const [top = '', unit = ''] = path.split('/');
  return top === 'src' ? unit.replace(/\.ts$/, '') : top;
}

function rankOf(unit: string): number {
  return RANKS.findIndex(({ units }) => units.includes(unit));
}

function imports(source: string): string[] {
  const found = withoutComments(source).matchAll(/\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, from, direct]) => from ?? direct ?? '');
}

function forbidden(pattern: RegExp, allowedIn: (unit: string) => boolean): Rule {
  return (path, source) => {
    const [found] = pattern.exec(withoutComments(source)) ?? [];
    return found && path.startsWith('src/') && !allowedIn(unitOf(path)) ? [`${path} may not say ${found}`] : [];
  };
}

function withoutComments(source: string): string {
  return source.replace(/\/\*\*?\s[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/ .*$/gm, '$1');
}
