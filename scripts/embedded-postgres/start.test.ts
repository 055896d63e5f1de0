import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { isAlive } from '@/scripts/bootstrap/pid-lock.mjs';
import { ping } from './ping';
import { type EmbeddedDatabase, startEmbedded } from './start';

const base = mkdtempSync(path.join(tmpdir(), 'cairn-embedded-'));
chmodSync(base, 0o711);
const searchPath = process.env['PATH'] ?? '';
const binDir = process.env['PG_BIN'];
const shared = path.join(base, 'shared');
const open = (dir = shared): Promise<EmbeddedDatabase> => startEmbedded({ dir, searchPath, binDir, isThrowAway: true });

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A launcher in a process of its own, which starts the database and then waits. Gives the server's pid. */
async function launcher(dir: string): Promise<{ child: ChildProcess; pid: number }> {
  const options = JSON.stringify({ dir, searchPath, binDir, isThrowAway: true });
  const code = `import('@/scripts/embedded-postgres/start').then(async (m) => { console.log((await m.startEmbedded(${options})).pid); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, pid: Number(line.toString()) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the embedded database', () => {
  it('gives the app a role that owns its database and is no superuser', async () => {
    const database = await open();
    const sql = postgres(database.url, { max: 1 });
    const [row] = await sql`
      select rolsuper, rolcreaterole, pg_get_userbyid(datdba) as owner, current_user as role
      from pg_roles, pg_database where rolname = current_user and datname = current_database()`;
    expect(row).toEqual({ rolsuper: false, rolcreaterole: false, owner: 'cairn', role: 'cairn' });
    await sql.end();
    await database.stop();
  });

  it('lets nobody in without the password, and listens on this machine only', async () => {
    const database = await open();
    const wrong = new URL(database.url);
    wrong.password = 'guess';
    expect(await ping(wrong.href)).toMatchObject({ code: '28P01' });
    const sql = postgres(database.adminUrl, { max: 1 });
    const [row] =
      await sql`select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as sockets`;
    expect(row).toEqual({ at: '127.0.0.1', sockets: '' });
    await sql.end();
    await database.stop();
  });

  it('keeps its folder and passwords to itself', () => {
    const mode = (file: string): number => statSync(path.join(shared, file)).mode & 0o777;
    expect(statSync(shared).mode & 0o777).toBe(0o700);
    expect([mode('app.password'), mode('admin.password'), mode('data')]).toEqual([0o600, 0o600, 0o700]);
  });

  it('keeps what was written between starts', async () => {
    const first = await open();
    const sql = postgres(first.url, { max: 1 });
    await sql`create table kept as select 42 as answer`;
    await sql.end();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await open();
    const again = postgres(second.url, { max: 1 });
    expect(await again`select answer from kept`).toEqual([{ answer: 42 }]);
    await again.end();
    await second.stop();
  });

  it('is one server for several launchers, and stops with the last of them', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    expect(two.pid).toBe(one.pid);
    await one.stop();
    expect(await ping(two.url)).toBeUndefined();
    await two.stop();
    expect(isAlive(one.pid)).toBe(false);
  });
});

describe('a launcher that was killed', () => {
  it('leaves a server that the next one uses again and stops at its end', async () => {
    const killed = await launcher(shared);
    await kill(killed.child);
    expect(isAlive(killed.pid)).toBe(true);
    const next = await open();
    expect(next.pid).toBe(killed.pid);
    await next.stop();
    expect(isAlive(killed.pid)).toBe(false);
  });

  it('in the middle of creating the database leaves nothing that looks like one', async () => {
    const dir = path.join(base, 'cut-short');
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import('@/scripts/embedded-postgres/start').then((m) => m.startEmbedded(${JSON.stringify({ dir, searchPath, binDir })}))`,
    ]);
    const draft = `${dir}.new-${child.pid}`;
    while (!existsSync(path.join(draft, 'data', 'base'))) await new Promise((resolve) => setTimeout(resolve, 5));
    await kill(child);
    expect(existsSync(dir)).toBe(false);
    const next = await open(dir);
    expect(await ping(next.url)).toBeUndefined();
    expect(existsSync(draft)).toBe(false);
    await next.stop();
  });

  it('and two that start at the same moment end up with one server', async () => {
    const dir = path.join(base, 'raced');
    const both = await Promise.all([launcher(dir), launcher(dir)]);
    expect(both[0].pid).toBe(both[1].pid);
    await Promise.all(both.map((one) => kill(one.child)));
    await (await open(dir)).stop();
    expect(isAlive(both[0].pid)).toBe(false);
  });
});

describe('a pid file that outlived its server', () => {
  it('does not stand in the way when its pid belongs to another program now', async () => {
    const before = await open();
    const file = path.join(shared, 'data', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await before.stop();
    writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
    const after = await open();
    expect(await ping(after.url)).toBeUndefined();
    await after.stop();
  });
});

it('starts again after somebody opened its folder to others', async () => {
  chmodSync(path.join(shared, 'data'), 0o755);
  const database = await open();
  expect(statSync(path.join(shared, 'data')).mode & 0o777).toBe(0o700);
  await database.stop();
});

describe('a start that cannot work', () => {
  const waysOut = /DATABASE_URL=/;

  it('names the cure when another major version made the data', async () => {
    const dir = path.join(base, 'older');
    mkdirSync(path.join(dir, 'data'), { recursive: true });
    writeFileSync(path.join(dir, 'data', 'PG_VERSION'), '9\n');
    await expect(open(dir)).rejects.toThrow(/another version of Postgres[\s\S]*PG_BIN[\s\S]*DATABASE_URL=/);
  });

  it('names the cure when the folder is damaged', async () => {
    const dir = path.join(base, 'damaged');
    await (await open(dir)).stop();
    writeFileSync(path.join(dir, 'data', 'global', 'pg_control'), 'rubbish');
    await expect(open(dir)).rejects.toThrow(/folder is damaged[\s\S]*\.damaged[\s\S]*DATABASE_URL=/);
  });

  it('says that PG_BIN has no Postgres in it', async () => {
    const attempt = startEmbedded({ dir: path.join(base, 'no-bin'), searchPath, binDir: '/nonexistent' });
    await expect(attempt).rejects.toThrow(/PG_BIN is \/nonexistent/);
    await expect(attempt).rejects.toThrow(waysOut);
  });
});
