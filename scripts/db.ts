/** `npm run db -- …`: the database from the command line. Seed, backup and restore come with their own issues. */
import { readFile } from 'node:fs/promises';
import nextEnv from '@next/env';
import { defineCommand, runMain } from 'citty';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { stopSignal } from '@/scripts/bootstrap/stop-signal.mjs';
import { errorText, StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { migrateAppDatabase, openAppDatabase } from '@/scripts/launch/database';
import { checkSettings } from '@/scripts/launch/local-settings';
import { applyTombstones, writeTombstones } from '@/server/account/apply-tombstones';
import { grantRole } from '@/server/account/grant-role';

const say = (text: string): void => void process.stdout.write(text);

/** The app's database, migrated; the embedded one is started for the time of the work, unless it runs already. */
async function withDatabase(work: (db: Database, place: string) => Promise<void>): Promise<void> {
  nextEnv.loadEnvConfig(root, false, { info: () => {}, error: () => {} });
  checkSettings(process.env);
  const { signal } = stopSignal();
  const database = await openAppDatabase(root, process.env, signal);
  try {
    const { isDone } = await migrateAppDatabase(database.url, signal);
    if (!isDone) throw new StopText(`The database ${database.place} does not answer. Nothing was changed.`);
    const { db, end } = openDatabase(database.url);
    await work(db, database.place).finally(end);
  } finally {
    await database.stop();
  }
}

async function grant(email: string, role: string): Promise<void> {
  if (role !== 'learner' && role !== 'author' && role !== 'admin')
    throw new StopText(`${role} is no role. Write learner, author or admin.`);
  await withDatabase(async (db) => {
    const granted = await grantRole(db, { email, role });
    if (!granted.ok) throw new StopText(`Nobody here has the address ${email}. They sign in once, then you grant.`);
    say(`${email} has the role ${role} from now on.\n`);
  });
}

async function eraseAgain(file: string | undefined): Promise<void> {
  const text = file === undefined ? '' : await readFile(file, 'utf8');
  await withDatabase(async (db) => {
    const count = await applyTombstones(db, text);
    say(count === 1 ? '1 person was erased again.\n' : `${count} people were erased again.\n`);
  });
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
        run: () => run(() => withDatabase(async (_, place) => say(`${place} is up to date.\n`))),
      }),
      grant: defineCommand({
        meta: { name: 'grant', description: 'Give somebody a role: learner, author or admin' },
        args: {
          email: { type: 'positional', required: true, description: 'their address' },
          role: { type: 'positional', required: true, description: 'learner, author or admin' },
        },
        run: ({ args }) => run(() => grant(args.email, args.role)),
      }),
      tombstones: defineCommand({
        meta: { name: 'tombstones', description: 'Print who was erased, to keep beside backups' },
        run: () => run(() => withDatabase(async (db) => say(await writeTombstones(db)))),
      }),
      'apply-tombstones': defineCommand({
        meta: { name: 'apply-tombstones', description: 'Erase again who came back with a restored backup' },
        args: { file: { type: 'positional', required: false, description: 'what `tombstones` printed' } },
        run: ({ args }) => run(() => eraseAgain(args.file)),
      }),
    },
  }),
);
