/**
 * Checks every view against the type that its first line names, with the TypeScript compiler: a misspelt field, a date
 * printed raw or a partial given the wrong model is found here and not by a reader. `npm run check` runs it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import ts from 'typescript';
import { packageRoot } from '../src/config.ts';
import { offsetInView, prelude, type RewrittenView, typescriptName, viewToTypeScript } from './view-to-typescript.ts';

const VIEWS = join(packageRoot, 'views');
const PRELUDE = join(packageRoot, 'bin/views-prelude.d.ts');

/** @returns one line a problem, as `views/site/post.ejs(2,9): Property 'titel' does not exist on type 'PostPage'.` */
export function checkViews(root = VIEWS): string[] {
  const sources = new Map(findViews(root).map((file) => [file, readFileSync(file, 'utf8')]));
  if (sources.size === 0) return [`${root}: no views found`];

  const names = new Set(sources.keys());
  const rewritten = new Map([...sources].map(([file, source]) => [file, viewToTypeScript(file, source, names, root)]));
  const program = compile(rewritten);
  return [...rewritten].flatMap(([file, view]) => {
    const source = sources.get(file) ?? '';
    const typed = [...view.problems, ...typeProblems(program, file, view)].sort((a, b) => a.offset - b.offset);
    const problems = typed.length > 0 ? typed : syntaxProblems(file, source);
    return problems.map(({ offset, message }) => {
      const before = source.slice(0, offset).split('\n');
      const column = (before.at(-1) ?? '').length + 1;
      return `${relative(dirname(root), file)}(${before.length},${column}): ${message}`;
    });
  });
}

export function findViews(root = VIEWS): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ejs'))
    .map((file) => join(root, file))
    .sort();
}

function compile(views: Map<string, RewrittenView>): ts.Program {
  const config = ts.readConfigFile(join(packageRoot, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, packageRoot);
  // Views may lie outside the package (in tests), and one that is all text does not use its model.
  delete options.rootDir;
  options.noUnusedParameters = false;

  const code = new Map([...views].map(([file, view]) => [typescriptName(file), view.code]));
  code.set(PRELUDE, prelude(join(packageRoot, 'src/html.ts')));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.getCurrentDirectory = () => packageRoot;
  host.fileExists = (name) => code.has(name) || fileExists(name);
  host.readFile = (name) => code.get(name) ?? readFile(name);
  return ts.createProgram([...code.keys()], options, host);
}

function typeProblems(program: ts.Program, file: string, view: RewrittenView) {
  const source = program.getSourceFile(typescriptName(file));
  const syntactic = program.getSyntacticDiagnostics(source);
  const found = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(source);
  return found.map((diagnostic) => ({
    offset: offsetInView(view.copies, diagnostic.start ?? 0),
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').replace(/\s*\n\s*/g, ' '),
  }));
}

/** What is fine as TypeScript and not as EJS, such as `as` and `!`, by which a view could talk its way past the types. */
function syntaxProblems(filename: string, source: string) {
  try {
    ejs.compile(source, { filename, strict: true, localsName: 'it' });
    return [];
  } catch (error) {
    return [{ offset: 0, message: String(error).split('\n')[0] }];
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkViews();
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`${findViews().length} views agree with their types`);
  else process.exitCode = 1;
}
