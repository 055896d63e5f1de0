/** `npm run schedule -- fold|evaluate|plan FILE`: JSON in, JSON out. Exits 0, or 2 when the file does not do. */
import { stripVTControlCharacters } from 'node:util';
import { defineCommand } from 'citty';
import { runCommands } from '@/scripts/run-commands';
import { evaluate } from '@/scripts/schedule/evaluate';
import { fold } from '@/scripts/schedule/fold';
import { plan } from '@/scripts/schedule/plan';

const commands = { fold, evaluate, plan };

const main = defineCommand({
  meta: { name: 'schedule', description: 'Ask the schedule: no database, the same rules' },
  subCommands: commands,
});

runCommands(main, commands).catch((error: unknown) => {
  process.stderr.write(`${stripVTControlCharacters(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
});
