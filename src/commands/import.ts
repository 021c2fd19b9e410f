import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type ImportReport, importWordpress } from '../import/wordpress.ts';
import { WxrError } from '../import/wxr.ts';
import { all } from '../settings/settings.ts';
import { count, number } from '../words.ts';
import { type Command, Failure, readArgs, say, Usage, withContext } from './command.ts';

export const command: Command = async (args) => {
  const { values, positionals } = readArgs(args, { 'dry-run': { type: 'boolean' } });
  const [source, file, more] = positionals;
  if (source !== 'wordpress' || !file || more !== undefined) throw new Usage('import wordpress FILE [--dry-run]');
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Failure(`there is no file ${file}`);

  await withContext(async (ctx) => {
    const settings = await all(ctx.db);
    const dryRun = values['dry-run'] ?? false;
    try {
      const report = await importWordpress(ctx, () => createReadStream(file), {
        zone: settings['site.timezone'],
        closeAfterDays: settings['comments.close_after_days'],
        dryRun,
        onProgress: process.stderr.isTTY ? showProgress : () => undefined,
      });
      for (const line of receipt(report, dryRun)) say(line);
    } catch (error) {
      if (error instanceof WxrError) throw new Failure(`${file}: ${error.message}`);
      throw error;
    }
  });
};

function showProgress(done: number, all: number): void {
  if (done % 20 === 0 || done === all)
    process.stderr.write(`\r${number(done)} of ${number(all)}${done === all ? '\n' : ''}`);
}

function receipt(report: ImportReport, dryRun: boolean): string[] {
  const { posts, comments, embeds, authors, people, topics, known, orphans, skipped } = report;
  const parts = [
    count(posts, 'post'),
    count(comments, 'comment'),
    count(embeds, 'embed'),
    count(authors, 'author'),
    count(people, 'person', 'people'),
    count(topics, 'topic'),
  ];
  return [
    `${dryRun ? 'would import' : 'imported'} ${parts.join(', ')}`,
    ...(known.posts + known.comments > 0
      ? [`here already: ${count(known.posts, 'post')}, ${count(known.comments, 'comment')}`]
      : []),
    ...(orphans > 0
      ? [`${count(orphans, 'reply', 'replies')} to comments that the file lacks: threads of their own`]
      : []),
    ...Object.entries(skipped).map(([what, n]) => `left out: ${number(n)} × ${what}`),
    ...(dryRun ? ['nothing was written'] : []),
  ];
}
