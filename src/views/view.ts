import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ejs from 'ejs';
import { packageRoot } from '../config.ts';
import { escapeHtml, SafeHtml } from '../html.ts';

const ROOT = join(packageRoot, 'views');

type Template = (model: object) => string;
const compiled = new Map<string, Template>();

/**
 * A view as a typed function from its model to HTML: `const postPage = view<PostPage>('site/post')` renders
 * `views/site/post.ejs`, whose first line names the same type.
 */
export function view<Model extends object>(name: string): (model: Model) => SafeHtml {
  return (model) => new SafeHtml(templateOf(name)(model));
}

/**
 * Compiles every file under views/, so that a broken one stops the start and not a reader.
 * @param fresh read the files again for each page, while they are being worked on
 */
export function compileViews({ fresh = false } = {}): void {
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const name = file.slice(0, -'.ejs'.length).replaceAll('\\', '/');
    const template = compile(name);
    compiled.set(name, fresh ? (model) => compile(name)(model) : template);
  }
}

/**
 * EJS's own `include` looks for the file and copies both models at each call, which costs a page of comments more than
 * all the rest of its printing: here a partial is one of the compiled views, and gets the model that is given to it.
 */
function compile(name: string): Template {
  const filename = join(ROOT, `${name}.ejs`);
  const source = readFileSync(filename, 'utf8').replaceAll('<%- include(', '<%- this.include(');
  const include = (path: string, model: object) =>
    templateOf(path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(name), path))(model);
  return ejs.compile(source, {
    filename,
    strict: true,
    localsName: 'it',
    escape: escapeHtml,
    context: { include },
    // A model is ours, and a view reads it by its name: there is nothing to shield by a copy.
    unsafePrototypeLocals: true,
  } as ejs.Options) as Template;
}

function templateOf(name: string): Template {
  const template = compiled.get(name);
  if (!template) throw new Error(`no view ${name}, or compileViews was not called`);
  return template;
}
