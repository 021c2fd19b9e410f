import { dirname, extname, join } from 'node:path';
import ts from 'typescript';

/** A view as the TypeScript that its tags amount to, for the compiler to judge; nothing of it ever runs. */
export interface RewrittenView {
  code: string;
  /** Which stretches of `code` were taken over from the view. */
  copies: Copy[];
  /** What can be told without types, by offset in the view. */
  problems: { offset: number; message: string }[];
}

interface Copy {
  at: number;
  from: number;
  length: number;
}

/** Where in the markup a tag stands: it decides what may be printed there. */
type Place = 'text' | 'comment' | 'tag' | 'unquoted value' | '"' | "'";

const TYPE_LINE = /^<%# (\w+) from (\.{1,2}\/\S+\.ts) -%>\r?\n/;
const TAG = /<%%|%%>|<%([=_#-]?)([\s\S]*?)[-_]?%>/g;

/** What the code leans on: three ways of printing, and a model without optional fields. */
export const prelude = (htmlFile: string) => `
type Printable = import('${htmlFile}').Printable;
/** Inside a tag, outside quotes: a string could bring attributes of its own. */
type Unquoted = number | import('${htmlFile}').SafeHtml;
interface Included { readonly included: never }
/** EJS hands a partial its parent's model as well, and a field left out would be filled from there. */
type Whole<T> = T extends Required<T> ? T : Required<T>;
declare function __print(value: Printable): void;
declare function __printInTag(value: Unquoted): void;
declare function __include(value: Included): void;
`;

export const typescriptName = (view: string) => `${view}.mts`;

/**
 * Text becomes an empty statement, as `__append` is one in EJS; `<%= x %>` becomes `__print( x )`; other code stays.
 * @param file absolute path, as in `views`
 * @param views all views, by which includes are resolved
 * @param root the folder that `include('/shared/_field')` starts from
 */
export function viewToTypeScript(file: string, source: string, views: Set<string>, root: string): RewrittenView {
  const view: RewrittenView = { code: '', copies: [], problems: [] };
  const partials = new Map<string, string>();
  let place: Place = 'text';
  let textFrom = typeLine(view, source);
  for (const tag of source.matchAll(TAG)) {
    const [whole, kind = '', inner] = tag;
    if (inner === undefined || tag.index < textFrom) continue;
    const text = source.slice(textFrom, tag.index);
    if (!file.endsWith('.txt.ejs')) place = placeAfter(text, place);
    if (text) view.code += ';';
    const offset = tag.index + 2 + kind.length;
    if (kind === '=') print(view, offset, inner, place);
    else if (kind === '-') include(view, offset, inner, (path) => partials.set(path, resolve(path, file, root)));
    else if (kind !== '#') copy(view, ';', offset, inner, '\n');
    textFrom = tag.index + whole.length;
  }
  view.code += '\n}\n';
  for (const [path, target] of partials)
    if (!views.has(target)) refuse(view, source.indexOf(path), `There is no view ${path}.`);
  view.code += partialTypes([...partials], views);
  return view;
}

/** Where an offset in `code` stands in the view; what we added ourselves counts as the end of the copy before it. */
export function offsetInView(copies: Copy[], offset: number): number {
  const last = copies.findLast((copy) => copy.at <= offset);
  return last ? last.from + Math.min(offset - last.at, last.length) : 0;
}

function typeLine(view: RewrittenView, source: string): number {
  const line = TYPE_LINE.exec(source);
  const [whole = '', type = '', path = ''] = line ?? [];
  if (line) {
    copy(view, 'import type {', whole.indexOf(type), type, `} from '`);
    copy(view, '', whole.indexOf(path), path, `';\n`);
  } else {
    const message = 'The first line must name the model: <%# PostPage from ../../src/site/post.ts -%>';
    refuse(view, 0, message);
  }
  view.code += `export type Model = ${line ? type : 'any'};\nexport function render(it: Model): void {\n`;
  return whole.length;
}

function print(view: RewrittenView, offset: number, inner: string, place: Place): void {
  if (/^\s*include\s*\(/.test(inner)) {
    refuse(view, offset, 'An include is printed by <%-, not escaped again.');
    return;
  }
  if (place === 'unquoted value') refuse(view, offset, 'The value of an attribute needs quotes around it.');
  copy(view, place === 'tag' ? ';__printInTag(' : ';__print(', offset, expression(inner), ')\n');
}

function include(view: RewrittenView, offset: number, inner: string, found: (path: string) => void): void {
  const path = includedPath(expression(inner));
  if (path === null)
    refuse(view, offset, '<%- prints without escaping: only include(…) of a literal path may follow it.');
  else {
    found(path);
    copy(view, ';__include(', offset, expression(inner), ')\n');
  }
}

function refuse(view: RewrittenView, offset: number, message: string): void {
  view.problems.push({ offset, message });
}

/** As EJS has it: a semicolon at the end is dropped, and a comment to the end of the line gets one. */
function expression(inner: string): string {
  const bare = inner.replace(/;(\s*$)/, '$1');
  return bare.lastIndexOf('//') > bare.lastIndexOf('\n') ? `${bare}\n` : bare;
}

/** The path in code that is one `include('./path', …)` and nothing else; null for any other. */
function includedPath(code: string): string | null {
  const [statement, ...others] = ts.createSourceFile('tag.ts', code, ts.ScriptTarget.Latest).statements;
  const call = statement && ts.isExpressionStatement(statement) && others.length === 0 ? statement.expression : null;
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null;
  const [path] = call.arguments;
  return call.expression.text === 'include' && path && ts.isStringLiteral(path) ? path.text : null;
}

function copy(view: RewrittenView, before: string, from: number, text: string, after: string): void {
  view.code += before;
  view.copies.push({ at: view.code.length, from, length: text.length });
  view.code += text + after;
}

function resolve(path: string, file: string, root: string): string {
  const target = path.startsWith('/') ? join(root, path) : join(dirname(file), path);
  return extname(path) ? target : `${target}.ejs`;
}

function partialTypes(partials: [path: string, target: string][], views: Set<string>): string {
  if (partials.length === 0) return '';
  const model = (target: string) => (views.has(target) ? `import('${typescriptName(target)}').Model` : 'any');
  const models = partials.map(([path, target]) => `'${path}': ${model(target)};`);
  return `interface Partials { ${models.join(' ')} }
declare function include<P extends keyof Partials>(path: P, model: Whole<Partials[P]>): Included;\n`;
}

const TURNS: Record<Place, RegExp> = {
  text: /<!--|<(?=[a-z/!]|$)/i,
  comment: /-->/,
  tag: />|=\s*["']?/,
  'unquoted value': /[>\s]/,
  '"': /"/,
  "'": /'/,
};

/** Follows the markup through a stretch of text that begins at `place`. */
function placeAfter(text: string, place: Place): Place {
  const turn = TURNS[place].exec(text);
  return turn ? placeAfter(text.slice(turn.index + turn[0].length), turnAt(place, turn[0])) : place;
}

function turnAt(place: Place, turn: string): Place {
  if (place === 'text') return turn === '<!--' ? 'comment' : 'tag';
  if (place === 'comment' || turn === '>') return 'text';
  if (place !== 'tag') return 'tag';
  if (turn.endsWith('"')) return '"';
  return turn.endsWith("'") ? "'" : 'unquoted value';
}
