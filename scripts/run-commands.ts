import { type CommandDef, renderUsage, runCommand, type SubCommandsDef } from 'citty';

/**
 * Runs one of the commands that the arguments name, or shows how they are used. A failure is for whoever called to say:
 * it rejects.
 */
export async function runCommands(main: CommandDef, commands: SubCommandsDef): Promise<void> {
  const rawArgs = process.argv.slice(2);
  const [name] = rawArgs;
  if (name === undefined || name === '--help' || name === '-h')
    return void process.stdout.write(`${await renderUsage(main)}\n`);
  if (rawArgs.includes('--help')) {
    const named = commands[name];
    const command = typeof named === 'function' ? await named() : await named;
    return void process.stdout.write(`${await renderUsage(command ?? main)}\n`);
  }
  await runCommand(main, { rawArgs });
}
