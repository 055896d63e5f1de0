/** `npm run content -- check|export|ids|import|schema|stats`. Exits 0 when all is well, 1 when there are errors, 2 when it could not run. */
import { defineCommand } from 'citty';
import { check } from '@/scripts/content/check';
import { exportGuide } from '@/scripts/content/export';
import { ids } from '@/scripts/content/ids';
import { importDeck } from '@/scripts/content/import';
import { schema } from '@/scripts/content/schema';
import { stats } from '@/scripts/content/stats';
import { runCommands } from '@/scripts/run-commands';

const commands = { check, export: exportGuide, ids, import: importDeck, schema, stats };

const main = defineCommand({
  meta: { name: 'content', description: 'Tools for the authors of guides' },
  subCommands: commands,
});

runCommands(main, commands).catch((error: unknown) => {
  process.stderr.write(`content: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
