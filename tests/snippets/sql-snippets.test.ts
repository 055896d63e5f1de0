/** Holds the promise of the guides: every query was run on Postgres, and its output is what psql prints. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '@/tests/support/test-database';
import { type CodeFence, codeFences } from './fences';
import { runSqlFences } from './run-sql';

const guidesDir = path.resolve(import.meta.dirname, '../../content/guides');

function sqlFences(file: string): CodeFence[] {
  return existsSync(file) ? codeFences(readFileSync(file, 'utf8')).filter(({ language }) => language === 'sql') : [];
}

function sessionOf({ meta }: CodeFence): string {
  return typeof meta['session'] === 'string' ? meta['session'] : 'a';
}

type Answer = { guide: string; name: string; fences: CodeFence[] };

const guides = readdirSync(guidesDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const answers: Answer[] = guides.flatMap(({ name: guide }) => {
  const folder = path.join(guidesDir, guide, 'content');
  return readdirSync(folder)
    .sort()
    .map((name) => ({ guide, name, fences: sqlFences(path.join(folder, name)) }));
});

/** The sample tables of a guide: what its article runs. */
function setUpOf(guide: string): CodeFence[] {
  return sqlFences(path.join(guidesDir, guide, `${guide}.md`));
}

async function run(fences: readonly CodeFence[]): Promise<string[]> {
  const database = await createTestDatabase();
  // A schema of its own: the tables of a guide may be called like those of the app.
  await database.db.execute('create schema snippets');
  const connection = { search_path: 'snippets' };
  const connect = async () => postgres(database.url, { max: 1, prepare: false, onnotice: () => {}, connection });
  try {
    return await runSqlFences(
      connect,
      fences.map((fence) => ({ code: fence.code, session: sessionOf(fence) })),
    );
  } finally {
    await database.close();
  }
}

describe('what a guide says about its SQL', () => {
  for (const { guide, name, fences } of answers) {
    if (!fences.some(({ output }) => output !== null)) continue;
    test(`the queries of ${guide}/${name} print what their output blocks show`, async () => {
      const setUp = setUpOf(guide);
      const printed = (await run([...setUp, ...fences])).slice(setUp.length);
      expect(printed).toEqual(fences.map(({ output }) => output ?? ''));
    });
  }

  test('the article of the sql guide prints what its output blocks show', async () => {
    const fences = setUpOf('sql');
    expect(fences.length).toBeGreaterThan(2);
    expect(await run(fences)).toEqual(fences.map(({ output }) => output ?? ''));
  });

  test('every answer of the sql guide shows something that ran', () => {
    const silent = answers.filter(
      ({ guide, fences }) => guide === 'sql' && !fences.some(({ output }) => output !== null),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
