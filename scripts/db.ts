/** `npm run db -- migrate`: the database from the command line. Seed, backup and restore come with their own issues. */
import nextEnv from '@next/env';
import { defineCommand, runMain } from 'citty';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { stopSignal } from '@/scripts/bootstrap/stop-signal.mjs';
import { errorText, StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { migrateAppDatabase, openAppDatabase } from '@/scripts/launch/database';
import { checkSettings } from '@/scripts/launch/local-settings';

async function migrate(): Promise<void> {
  nextEnv.loadEnvConfig(root, false, { info: () => {}, error: () => {} });
  checkSettings(process.env);
  const { signal } = stopSignal();
  const database = await openAppDatabase(root, process.env, signal);
  try {
    const { isDone } = await migrateAppDatabase(database.url, signal);
    if (!isDone) throw new StopText(`The database ${database.place} does not answer. Nothing was changed.`);
    process.stdout.write(`${database.place} is up to date.\n`);
  } finally {
    await database.stop();
  }
}

/** Ends with a text for a person where there is one. */
async function run(work: () => Promise<void>): Promise<never> {
  let code = 0;
  await work().catch((error: unknown) => {
    process.stderr.write(`${errorText(error)}\n`);
    code = 1;
  });
  process.exit(code);
}

void runMain(
  defineCommand({
    meta: { name: 'db', description: 'Work on the database of Cairn' },
    subCommands: {
      migrate: defineCommand({
        meta: { name: 'migrate', description: 'Bring the database to the schema of this version' },
        run: () => run(migrate),
      }),
    },
  }),
);
