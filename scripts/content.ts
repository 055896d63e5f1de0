/** `npm run content -- check|export|ids|import|schema|stats`. Exits 0 when all is well, 1 when there are errors, 2 when it could not run. */
import { defineCommand, renderUsage, runCommand } from 'citty';
import { check } from '@/scripts/content/check';
import { exportGuide } from '@/scripts/content/export';
import { ids } from '@/scripts/content/ids';
import { importDeck } from '@/scripts/content/import';
import { schema } from '@/scripts/content/schema';
import { stats } from '@/scripts/content/stats';

const main = defineCommand({
  meta: { name: 'content', description: 'Tools for the authors of guides' },
  subCommands: { check, export: exportGuide, ids, import: importDeck, schema, stats },
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
      check: () => renderUsage(check),
      export: () => renderUsage(exportGuide),
      ids: () => renderUsage(ids),
      import: () => renderUsage(importDeck),
      schema: () => renderUsage(schema),
      stats: () => renderUsage(stats),
    };
    const usage = usages[name] ?? (() => renderUsage(main));
    process.stdout.write(`${await usage()}\n`);
    return;
  }
  await runCommand(main, { rawArgs });
}

run().catch((error: unknown) => {
  process.stderr.write(`content: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
