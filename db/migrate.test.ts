import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '@/tests/support/test-database';
import { runStatement, testServer, withDatabase } from '@/tests/support/test-server';
import { openDatabase } from './client';
import { migrateDatabase } from './migrate';
import { pingDatabase } from './queries/health';
import { instance } from './schema/instance';

const test = await createTestDatabase();
afterAll(() => test.close());

describe('migrations', () => {
  it('make one instance row with an id of its own', async () => {
    const rows = await test.db.select().from(instance);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('allow no second instance', async () => {
    await expect(test.db.insert(instance).values({})).rejects.toMatchObject({ cause: { code: '23505' } });
    await expect(test.db.insert(instance).values({ isOnly: false })).rejects.toMatchObject({
      cause: { code: '23514' },
    });
  });

  it('run once when four processes migrate an empty database at the same moment', async () => {
    const server = await testServer();
    const name = `m_${Date.now()}`;
    await runStatement(server.url, `create database ${name}`);
    const url = withDatabase(server.url, name);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => migrateDatabase(url)));
    expect(outcomes.map((one) => one.status)).toEqual(Array(4).fill('fulfilled'));
    const fresh = openDatabase(url);
    expect(await fresh.db.$count(instance)).toBe(1);
    await fresh.end();
    await runStatement(server.url, `drop database ${name} with (force)`);
  });

  it('leave no lock behind', async () => {
    const locks = await test.db.execute(sql`select 1 from pg_locks where locktype = 'advisory'`);
    expect(locks).toHaveLength(0);
  });
});

describe('the health query', () => {
  it('tells the version of the schema', async () => {
    expect((await pingDatabase(test.db)).schemaVersion).toBeGreaterThan(0);
  });

  it('refuses a database that was never migrated', async () => {
    const server = await testServer();
    const empty = openDatabase(server.url);
    await expect(pingDatabase(empty.db)).rejects.toThrow();
    await empty.end();
  });

  it('gives up soon when the database does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const client = openDatabase(`postgres://a:b@127.0.0.1:${(silent.address() as AddressInfo).port}/c`);
    const startedAt = performance.now();
    await expect(pingDatabase(client.db)).rejects.toThrow('did not answer in time');
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await client.end();
    silent.close();
  });
});
