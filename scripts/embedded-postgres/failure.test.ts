import { expect, it } from 'vitest';
import { diagnose } from './failure';

const dir = '/srv/cairn/.data/postgres';

it.each([
  [
    'FATAL:  could not write to file "pg_wal/xlogtemp.29": No space left on device',
    /disk is full[\s\S]*Free some space/,
  ],
  [
    'FATAL:  could not resize shared memory segment "/PostgreSQL.1" to 1048576 bytes: No space left on device',
    /shared memory[\s\S]*--shm-size/,
  ],
  ['FATAL:  data directory "/srv/x" has wrong ownership', /may not read its own folder[\s\S]*chown/],
  [
    'DETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 18.4.',
    /another version[\s\S]*PG_BIN/,
  ],
  ['PANIC:  could not locate a valid checkpoint record at 0/1B82498', /damaged[\s\S]*Put back a copy/],
  ['something that nobody foresaw', /did not start[\s\S]*something that nobody foresaw[\s\S]*postgres\.log/],
])('names the cure for "%s", and DATABASE_URL as the way out', (log, expected) => {
  const { message } = diagnose(`LOG:  starting PostgreSQL 18.4\n${log}\n`, dir);
  expect(message).toMatch(expected);
  expect(message).toContain('DATABASE_URL=');
});
