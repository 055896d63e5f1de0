/** `npm run db -- …`: the database from the command line. Backup and restore come with their own issue. */
import { readFile } from 'node:fs/promises';
import nextEnv from '@next/env';
import { defineCommand, runMain } from 'citty';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { listLearners } from '@/db/queries/card-states';
import { leastLog } from '@/domain/scheduling/optimiser-offer';
import { countOf } from '@/domain/shared/count-of';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { stopSignal } from '@/scripts/bootstrap/stop-signal.mjs';
import { errorText, StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { contentDir } from '@/scripts/content/content-dir';
import { migrateAppDatabase, openAppDatabase } from '@/scripts/launch/database';
import { checkSettings } from '@/scripts/launch/local-settings';
import { seedDatabase, seedEmail } from '@/scripts/seed/seed';
import { applyTombstones, writeTombstones } from '@/server/account/apply-tombstones';
import { grantRole } from '@/server/account/grant-role';
import { loadContent } from '@/server/content/load';
import { refoldStates } from '@/server/log/refold-states';
import { type Optimised, optimise } from '@/server/schedule/optimise';

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

async function foldAnew(userId: string | undefined): Promise<void> {
  await withDatabase(async (db) => {
    const learners = userId === undefined ? await listLearners(db) : [userId];
    let cards = 0;
    for (const learner of learners) cards += await refoldStates(db, learner);
    say(`${countOf(cards, 'card')} of ${countOf(learners.length, 'learner')} folded anew from the log.\n`);
  });
}

const figures = ({ n, currentLogLoss, fittedLogLoss }: Extract<Optimised, { n: number }>) =>
  `log-loss of the last ${countOf(n, 'answer')} ${currentLogLoss.toFixed(4)}, fitted ${fittedLogLoss.toFixed(4)}`;

function optimisedText(optimised: Exclude<Optimised, { outcome: 'unavailable' }>): string {
  if (optimised.outcome === 'too_few')
    return `too few: ${countOf(optimised.reviews, 'review')} on ${countOf(optimised.days, 'day')}, ${leastLog.reviews} on ${leastLog.days} are needed`;
  return `${optimised.outcome}: ${figures(optimised)}`;
}

async function fitParameters(userId: string | undefined): Promise<void> {
  await withDatabase(async (db) => {
    for (const learner of userId === undefined ? await listLearners(db) : [userId]) {
      const optimised = await optimise(db, { userId: learner, now: new Date() });
      if (optimised.outcome === 'unavailable')
        throw new StopText(
          'The package @open-spaced-repetition/binding is not installed, or does not run on this system. Everything else works without it.',
        );
      say(`${learner} ${optimisedText(optimised)}\n`);
    }
  });
}

const seedRefusals = {
  people: 'There are people in this database. Nothing was changed; --force adds the learner all the same.',
  no_guides: 'The content folder has no guide with questions. Nothing was changed.',
  seeded: `${seedEmail} is here already. Nothing was changed.`,
} as const;

async function seed(number: string, isForced: boolean): Promise<void> {
  if (!/^\d{1,9}$/.test(number)) throw new StopText(`${number} is no seed. Write a whole number.`);
  await withDatabase(async (db) => {
    const { library } = await loadContent(contentDir(undefined), null);
    const seeded = await seedDatabase(db, { library, seed: Number(number), now: new Date(), isForced });
    if (typeof seeded === 'string') throw new StopText(seedRefusals[seeded]);
    const { email, events, attempts, guides } = seeded;
    say(
      `${email} has learned ${guides.join(' and ')} for half a year: ${countOf(events, 'event')}, ${countOf(attempts, 'quiz').replace('quizs', 'quizzes')}, and an interview in 16 days.\n` +
        `To sign in: npm start, open /sign-in, write ${email}, and open the link in the newest file of .data/mail.\n`,
    );
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
      refold: defineCommand({
        meta: { name: 'refold', description: 'Fold the states of cards anew from the log' },
        args: { user: { type: 'string', description: 'the id of one learner (default: all)' } },
        run: ({ args }) => run(() => foldAnew(args.user)),
      }),
      optimise: defineCommand({
        meta: { name: 'optimise', description: 'Fit the schedule to the logs that have enough, where that wins' },
        args: { user: { type: 'string', description: 'the id of one learner (default: all)' } },
        run: ({ args }) => run(() => fitParameters(args.user)),
      }),
      seed: defineCommand({
        meta: { name: 'seed', description: 'Add a learner with half a year of history, for trying things out' },
        args: {
          seed: { type: 'string', default: '1', description: 'the same number makes the same history' },
          force: { type: 'boolean', default: false, description: 'also where there are people' },
        },
        run: ({ args }) => run(() => seed(args.seed, args.force)),
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
