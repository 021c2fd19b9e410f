import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { importWordpress } from '../import/wordpress.ts';
import { WxrError } from '../import/wxr.ts';
import { all } from '../settings/settings.ts';
import { type Command, Failure, readArgs, say, Usage, withContext } from './command.ts';

export const command: Command = async (args) => {
  const { values, positionals } = readArgs(args, { 'dry-run': { type: 'boolean' } });
  const [source, file, more] = positionals;
  if (source !== 'wordpress' || !file || more !== undefined) throw new Usage('import wordpress FILE [--dry-run]');
  if (!(await stat(file)).isFile()) throw new Failure(`${file} is not a file`);

  await withContext(async (ctx) => {
    const settings = await all(ctx.db);
    try {
      const report = await importWordpress(ctx, () => createReadStream(file), {
        zone: settings['site.timezone'],
        dryRun: values['dry-run'] ?? false,
      });
      say(JSON.stringify(report));
    } catch (error) {
      if (error instanceof WxrError) throw new Failure(`${file}: ${error.message}`);
      throw error;
    }
  });
};
