import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  return (model) => {
    const template = compiled.get(name);
    if (!template) throw new Error(`no view ${name}, or compileViews was not called`);
    return new SafeHtml(template(model));
  };
}

/**
 * Compiles every file under views/, so that a broken one stops the start and not a reader.
 * @param fresh read the files again for each page, while they are being worked on
 */
export function compileViews({ fresh = false } = {}): void {
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ejs')) continue;
    const name = file.slice(0, -'.ejs'.length).replaceAll('\\', '/');
    const template = compile(file, fresh);
    compiled.set(name, fresh ? (model) => compile(file, fresh)(model) : template);
  }
}

function compile(file: string, fresh: boolean): Template {
  const filename = join(ROOT, file);
  return ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    root: ROOT,
    strict: true,
    localsName: 'it',
    escape: escapeHtml,
    cache: !fresh,
  }) as Template;
}
