import { all, isSettingKey, SETTING_KEYS, set } from '../settings/settings.ts';
import { type Command, Failure, readArgs, say, Usage, withContext } from './command.ts';

export const command: Command = async (args) => {
  const [verb, key, value, more] = readArgs(args, {}).positionals;
  if (key !== undefined && !isSettingKey(key)) throw new Usage(`there is no setting “${key}” (hearsay settings get)`);

  if (verb === 'get' && value === undefined) {
    await withContext(async (ctx) => {
      const values = await all(ctx.db);
      if (key) say(String(values[key]));
      else for (const each of SETTING_KEYS) say(`${each} = ${JSON.stringify(values[each])}`);
    });
  } else if (verb === 'set' && key && value !== undefined && more === undefined) {
    await withContext(async (ctx) => {
      const wrong = await set(ctx.db, key, value);
      if (wrong) throw new Failure(`${key} ${wrong}`);
    });
  } else throw new Usage('settings get [KEY] | settings set KEY VALUE');
};
