import { StopText } from '@/scripts/bootstrap/stop-text.mjs';

const ownPostgres = 'Or use a Postgres of your own: DATABASE_URL=postgres://user:password@host:5432/name npm start';

/** Why the embedded database is not there, with what to do. Each names the way out that always works: DATABASE_URL. */
export function databaseFailure(what: string, cures: readonly string[] = []): StopText {
  return new StopText([what, ...cures, ownPostgres].join('\n'));
}

type Symptom = { readonly pattern: RegExp; readonly what: string; readonly cures: (dir: string) => readonly string[] };

const freshStart = (dir: string): string =>
  `Or set it aside and begin anew: mv ${dir} ${dir}.damaged (guides are not in it; accounts and reviews are)`;

const symptoms: readonly Symptom[] = [
  {
    pattern: /shared memory segment.*No space left|No space left.*shm|could not resize shared memory/i,
    what: 'The database could not get shared memory.',
    cures: () => ['In a container, give it more: docker run --shm-size=128m …'],
  },
  {
    pattern: /No space left on device|disk quota exceeded/i,
    what: 'The disk is full, so the database cannot start. Nothing was lost.',
    cures: (dir) => [`Free some space where ${dir} is, then start again.`],
  },
  {
    pattern: /has wrong ownership|Permission denied|has invalid permissions/i,
    what: 'The database may not read its own folder.',
    cures: (dir) => [`Give it to the user who starts Cairn: chown -R "$(id -un)" ${dir} && chmod -R u+rwX,go= ${dir}`],
  },
  {
    pattern: /not compatible with this server|incompatible with server|initialized by PostgreSQL version/i,
    what: 'The data was made by another version of Postgres.',
    cures: (dir) => [`Start with that version: PG_BIN=/usr/lib/postgresql/15/bin npm start. ${freshStart(dir)}`],
  },
  {
    pattern:
      /could not locate a valid checkpoint|incorrect checksum|pg_control|PANIC|not a valid data directory|could not (open|access) (file|directory)|could not read file|invalid data in file|configuration file .* contains errors/i,
    what: 'The database folder is damaged.',
    cures: (dir) => ['Put back a copy of the folder, if you have one.', freshStart(dir)],
  },
];

/** Names the cure for what the server wrote into its log before it gave up. */
export function diagnose(log: string, dir: string): StopText {
  const symptom = symptoms.find((one) => one.pattern.test(log));
  const last = log.trim().split('\n').slice(-6).join('\n');
  if (symptom !== undefined) return databaseFailure(symptom.what, [...symptom.cures(dir), `Its own words:\n${last}\n`]);
  return databaseFailure('The embedded database did not start. Its own words:', [
    last,
    `The whole log: ${dir}/postgres.log`,
  ]);
}
