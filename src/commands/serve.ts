import { readConfig } from '../config.ts';
import { serve } from '../server.ts';
import { type Command, nothingMore } from './command.ts';

/** Apart from the other commands of the site, since what it does not load it need not wait for. */
export const command: Command = async (args) => {
  nothingMore(args);
  await serve(readConfig(process.env));
};
