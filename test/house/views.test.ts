import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkViews, findViews } from '../../bin/check-views.ts';
import { packageRoot } from '../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-views-'));
after(() => rmSync(folder, { recursive: true }));

/** Views that hang on two small models; each name is a view, each value what follows its type line. */
function check(views: Record<string, string>): string[] {
  const root = mkdtempSync(join(folder, 'case-'));
  writeFileSync(
    join(root, 'models.ts'),
    `import type { SafeHtml } from '${join(packageRoot, 'src/html.ts')}';
     export interface Page { title: string; body: SafeHtml; at: Date; count: number; by: string | null; note?: string;
       tags: string[]; person: Person }
     export interface Person { name: string; born: number }
     export interface Aside { text: string; hint?: string }`,
  );
  for (const [path, source] of Object.entries({
    'site/_person.ejs': `${typeLine('Person')}<b><%= it.name %></b> <%= it.born %>`,
    'shared/_aside.ejs': `${typeLine('Aside')}<i><%= it.text %></i>`,
    ...views,
  })) {
    mkdirSync(join(root, 'views', path, '..'), { recursive: true });
    writeFileSync(join(root, 'views', path), source);
  }
  return checkViews(join(root, 'views'));
}

const typeLine = (type: string) => `<%# ${type} from ../../models.ts -%>\n`;
const page = (source: string) => check({ 'site/page.ejs': typeLine('Page') + source });

test('our views agree with their types', () => {
  assert.ok(findViews().length > 0);
  assert.deepEqual(checkViews(), []);
});

test('all that a view needs passes', () => {
  const problems = page(`<!doctype html>
<h1 class="a <%= it.title %>" data-n=" <%= it.count %>"><%= it.title; %></h1> <!-- isn't <%= it.title %> -->
<% if (it.by !== null) { -%>
  <a href="/?by=<%= it.by %>&amp;n=<%= it.count %>"<% if (it.count > 1) { %> hidden<% } %>>by <%= it.by %></a>
<%_ } else { _%>
  <%# nobody's, x = %> <%= it.count // as it stands %>
<% } -%>
<ul <%= it.body %> tabindex<%= it.count %>>
<% for (const tag of it.tags) { %><li><%= tag %><% } %>
</ul>
<%- include('./_person', it.person) %> <%- include('_person.ejs', { name: 'x', born: 1 }) -%>
<%- include('/shared/_aside', { text: it.title, hint: '' }); %> <%% not a tag %%> 1 < 2 = <%= it.count %>
<%= it.body %> <%= it.note ?? null %>`);
  assert.deepEqual(problems, []);
});

/** Each mistake, and where and how it must be told. */
const mistakes: [what: string, source: string, problem: RegExp][] = [
  ['a misspelt field', `<p>\n<b><%= it.titel %>`, /^views\/site\/0\.ejs\(3,11\): Property 'titel' does not exist/],
  ['a date printed raw', `<p><%= it.at %>`, /\(2,8\): .*'Date' is not assignable to parameter of type 'Printable'/],
  ['a field that may be missing', `<%= it.note %>`, /\(2,5\): .*'string \| undefined' is not assignable/],
  ['an item that may be missing', `<%= it.tags[0] %>`, /\(2,5\): .*'string \| undefined' is not assignable/],
  ['a truth value printed', `<%= it.count > 1 %>`, /\(2,5\): .*'boolean' is not assignable/],
  ['a partial given a wrong field', `<%- include('./_person', { name: 1, born: 1 }) %>`, /\(2,28\): Type 'number'/],
  ['a partial given an unknown field', `<%- include('./_person', { nme: 'x', born: 1 }) %>`, /'nme' does not exist/],
  ['a partial given too little', `<%- include('./_person', { name: 'x' }) %>`, /Property 'born' is missing/],
  ['a partial given nothing', `<%- include('./_person') %>`, /Expected 2 arguments/],
  ['a partial left to inherit', `<%- include('/shared/_aside', { text: 'x' }) %>`, /Property 'hint' is missing/],
  ['a partial that is not there', `<%- include('./_nobody', {}) %>`, /There is no view \.\/_nobody/],
  ['a partial chosen late', `<%- include(it.title, it.person) %>`, /only include\(…\) of a literal path/],
  ['a partial escaped', `<%= include('./_person', it.person) %>`, /printed by <%-/],
  ['a value not escaped', `<%- it.title %>`, /\(2,4\): <%- prints without escaping/],
  ['safe HTML not escaped', `<%- it.body %>`, /\(2,4\): <%- prints without escaping/],
  ['a value behind an include', `<%- include('./_person', it.person) + it.title %>`, /<%- prints without escaping/],
  ['an unquoted attribute', `<a href=<%= it.title %>>`, /\(2,12\): The value of an attribute needs quotes/],
  ['an unquoted end of an attribute', `<a href=/x/<%= it.title %>>`, /The value of an attribute needs quotes/],
  ['an unquoted attribute later on', `<a\n id="x" href= <%= it.count %>>`, /\(3,18\): The value of an attribute/],
  ['a name of an attribute', `<a <%= it.title %>="x">`, /parameter of type 'Unquoted'/],
  ['a name of an element', `<<%= it.title %>>`, /parameter of type 'Unquoted'/],
  ['TypeScript, which EJS cannot run', `<%= it.note as string %>`, /SyntaxError/],
  ['broken code', `<% if (it.count { %>a<% } %>`, /'\)' expected/],
  ['a tag that does not end', `<p><%= it.title </p>`, /Could not find matching close tag/],
];

/** All in one folder and judged at once: each compilation takes half a second. */
const found = check(Object.fromEntries(mistakes.map(([, source], i) => [`site/${i}.ejs`, typeLine('Page') + source])));

for (const [i, [what, , problem]] of mistakes.entries()) {
  test(`caught: ${what}`, () => {
    const problems = found.filter((line) => line.startsWith(`views/site/${i}.ejs(`));
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', problem);
  });
}

test('caught: a missing type line, one that names no type, and no views at all', () => {
  const missing = check({ 'site/bare.ejs': '<p>No type</p>', 'site/late.ejs': `\n${typeLine('Page')}` });
  assert.equal(missing.length, 2);
  for (const problem of missing) assert.match(problem, /^views\/site\/\w+\.ejs\(1,1\): The first line must name/);
  assert.match(check({ 'site/page.ejs': typeLine('Pgae') }).join(), /\(1,5\): .*no exported member.*'Pgae'/);
  assert.match(check({ 'site/page.ejs': '<%# Page from ./none.ts -%>\n' }).join(), /\(1,\d+\): Cannot find module/);

  const empty = mkdtempSync(join(folder, 'empty-'));
  assert.match(checkViews(empty).join(), /no views found/);
});

test('a text mail has no tags to quote in', () => {
  assert.deepEqual(check({ 'mail/reply.txt.ejs': `${typeLine('Page')}Hi <you>, a=<%= it.title %>` }), []);
});

const sources = new Map(
  readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [`src/${file.replaceAll('\\', '/')}`, readFileSync(join(packageRoot, 'src', file), 'utf8')]),
);

/** Safe HTML is made by the tag, the views, the sanitiser, and nouns of what they sanitised when it was saved. */
const MAKES_SAFE_HTML = /^src\/(html\.ts|views\/view\.ts|text\/.*|pages\/.*|posts\/.*|comments\/.*)$/;

const makesSafeHtml = (path: string, source: string) =>
  /\bnew\s+SafeHtml\b|\bextends\s+SafeHtml\b|\bas\s+(unknown\s+as\s+)?SafeHtml\b/.test(source) &&
  !MAKES_SAFE_HTML.test(path);

test('SafeHtml is made in few places', () => {
  assert.ok(makesSafeHtml('src/site/post.ts', `body: new SafeHtml(req.body.html)`));
  assert.ok(makesSafeHtml('src/http/errors.ts', `const trusted = { text } as SafeHtml;`));
  assert.ok(!makesSafeHtml('src/posts/read.ts', `body: new SafeHtml(row.body_html)`));
  assert.ok(!makesSafeHtml('src/site/post.ts', `import type { SafeHtml } from '../html.ts';`));

  assert.ok(sources.size > 20, `looked at ${sources.size} files only`);
  assert.deepEqual(
    [...sources].filter(([path, source]) => makesSafeHtml(path, source)).map(([path]) => path),
    [],
  );
});

/** Calls of `view` that name another model than the view's own first line does, or a view that is not there. */
function disagreements(path: string, source: string, typeOf: (name: string) => string | undefined): string[] {
  return [...source.matchAll(/\bview(?:<(\w+)>)?\('([^']+)'\)/g)].flatMap(([, type, name = '']) =>
    type === typeOf(name) && type ? [] : [`${path} renders ${name} with ${type}, its first line says ${typeOf(name)}`],
  );
}

test('a view is rendered with the model that its first line names', () => {
  const types: Record<string, string> = { 'site/post': 'PostPage' };
  const told = (source: string) => disagreements('src/site/x.ts', source, (name) => types[name]).length;
  assert.equal(told(`const page = view<PostPage>('site/post');`), 0);
  assert.equal(told(`const page = view<Listing>('site/post');`), 1);
  assert.equal(told(`const page = view('site/post');`), 1);
  assert.equal(told(`const page = view<PostPage>('site/posts');`), 1);

  const named = new Map(
    findViews().map((file) => [
      file.slice(join(packageRoot, 'views/').length, -'.ejs'.length),
      /^<%# (\w+)/.exec(readFileSync(file, 'utf8'))?.[1],
    ]),
  );
  const rendered = [...sources].filter(([path]) => path !== 'src/views/view.ts');
  assert.deepEqual(
    rendered.flatMap(([path, source]) => disagreements(path, source, (name) => named.get(name))),
    [],
  );
});
