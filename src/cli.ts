import { type Command, Failure, Usage } from './commands/command.ts';
import { ConfigError } from './config.ts';
import { DatabaseRefused, StorageUnavailable } from './db/errors.ts';

const USAGE = `usage: hearsay COMMAND

  serve                          serve the site
  demo                           serve an invented blog, thrown away at the end
  migrate                        bring the database up to date, and stop
  rerender                       render all posts, comments and pages again
  user add EMAIL --name NAME --role admin|editor|moderator [--password-stdin]
  user password EMAIL [--password-stdin]
  settings get [KEY]
  settings set KEY VALUE
  job list
  job NAME [--dry-run] [--undo RUN]
  import wordpress FILE [--dry-run]
`;

/** Each is loaded when it is asked for. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve.ts')).command,
  demo: async () => (await import('./commands/demo.ts')).command,
  migrate: async () => (await import('./commands/site.ts')).migrate,
  rerender: async () => (await import('./commands/site.ts')).rerender,
  user: async () => (await import('./commands/user.ts')).command,
  settings: async () => (await import('./commands/settings.ts')).command,
  job: async () => (await import('./commands/job.ts')).command,
  import: async () => (await import('./commands/import.ts')).command,
};

/** 0 when it worked, 1 when it did not, 2 when it was asked wrongly; one clear line on standard error for the last two. */
async function main([name = '', ...args]: string[]): Promise<number> {
  if (/^(help|--help|-h)$/.test(name)) {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new Usage(name ? `there is no command “${name}”` : 'which command?');
    const command = await load();
    await command(args);
    return 0;
  } catch (error) {
    if (error instanceof Usage) return complain(`${error.message} (hearsay help lists the commands)`, 2);
    if (isExpected(error)) return complain(error.message, 1);
    console.error(error);
    return 1;
  }
}

const isExpected = (error: unknown): error is Error =>
  error instanceof Failure ||
  error instanceof ConfigError ||
  error instanceof DatabaseRefused ||
  error instanceof StorageUnavailable ||
  // The system's own words: port taken, no permission, no such folder.
  (error instanceof Error && 'syscall' in error);

function complain(message: string, code: number): number {
  process.stderr.write(`hearsay: ${message}\n`);
  return code;
}

// Database and secret hold addresses and keys: for nobody else on the machine.
process.umask(0o077);
process.exitCode = await main(process.argv.slice(2));
