/** `npm run schedule -- fold|evaluate|plan FILE`: JSON in, JSON out. Exits 0, or 2 when the file does not do. */
import { stripVTControlCharacters } from 'node:util';
import { defineCommand, renderUsage, runCommand } from 'citty';
import { evaluate } from '@/scripts/schedule/evaluate';
import { fold } from '@/scripts/schedule/fold';
import { plan } from '@/scripts/schedule/plan';

const main = defineCommand({
  meta: { name: 'schedule', description: 'Ask the schedule: no database, the same rules' },
  subCommands: { fold, evaluate, plan },
});

async function run(): Promise<void> {
  const rawArgs = process.argv.slice(2);
  const [name] = rawArgs;
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(`${await renderUsage(main)}\n`);
    return;
  }
  if (rawArgs.includes('--help')) {
    const usages: Readonly<Record<string, () => Promise<string>>> = {
      fold: () => renderUsage(fold),
      evaluate: () => renderUsage(evaluate),
      plan: () => renderUsage(plan),
    };
    const usage = usages[name] ?? (() => renderUsage(main));
    process.stdout.write(`${await usage()}\n`);
    return;
  }
  await runCommand(main, { rawArgs });
}

run().catch((error: unknown) => {
  process.stderr.write(`${stripVTControlCharacters(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
});
