/** Holds the promise of the items: what an item says that its code prints was printed. */
import path from 'node:path';
import pLimit from 'p-limit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '@/domain/quiz/item';
import { loadContent } from '@/server/content/load';
import { guideOf, parse } from '@/tests/content/guide-files';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';
import { expectedOutput, isUnchecked, runnerOf, shownOutput } from './item-output';
import { runJavaScript } from './run-javascript';
import { lastRows } from './sql-rows';

const contentDir = path.resolve(import.meta.dirname, '../../content');
const limited = pLimit(2);

let database: TestDatabase;
let schemas = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** In a schema and a session of its own, so that no item sees the tables of another. */
async function runSql(code: string): Promise<string> {
  schemas += 1;
  const schema = `item_${schemas}`;
  const connection = { search_path: schema };
  const sql = postgres(database.url, { max: 1, prepare: false, onnotice: () => {}, connection });
  try {
    await sql.unsafe(`create schema ${schema}`);
    return await lastRows(sql, code);
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function run(item: Item): Promise<string> {
  const { code, language } = item;
  const runner = runnerOf(language);
  if (code === null || runner === null) throw new Error(`nothing here runs ${language ?? 'an item without code'}`);
  return runner === 'sql' ? runSql(code) : runJavaScript(code, language === 'mjs');
}

const { library } = await loadContent(contentDir, null);
const items = library.guides.flatMap((guide) => guide.questions.flatMap((question) => question.items));
const place = ({ origin, id }: Item) => `${origin.file}:${origin.line} (${id})`;

describe('what an item says about its code', () => {
  for (const item of items.filter((each) => each.asksOutput)) {
    test.concurrent(`the code of ${place(item)} prints its key`, async ({ expect }) => {
      const printed = await limited(() => run(item));
      expect(shownOutput(item, printed)).toBe(expectedOutput(item));
    });
  }

  test('every item that asks for the output of its code has it run', () => {
    expect(items.filter(isUnchecked).map(place)).toEqual([]);
  });
});

/** The items of one answer file. */
function itemsOf(quiz: string): readonly Item[] {
  const guide = '---\ntitle: T\nquestions:\n  - question: Q\n    answer: one.md\n    topics: [Core]\n---\n';
  const question = guideOf(parse(guide, { 'one.md': `---\nquiz:\n${quiz}---\nBody.\n` })).questions[0];
  return question?.items ?? [];
}

function first(quiz: string): Item {
  const [item] = itemsOf(quiz);
  if (item === undefined) throw new Error('the fixture has no item');
  return item;
}

const head = '  - id: a\n    asks: output\n    prompt: What does it print?\n';
const js = (code: string) => `    language: js\n    code: ${JSON.stringify(code)}\n`;
const sql = (code: string) => `    language: sql\n    code: ${JSON.stringify(code)}\n`;

describe('running an item', () => {
  test.each<[string, string]>([
    [
      'a choice in backticks',
      `${head}    type: single\n${js('console.log([1, 2])')}    choices: [A, {text: "\`[ 1, 2 ]\`", correct: true}]\n`,
    ],
    [
      'a choice in a fence, of several lines',
      `${head}    type: single\n${js("console.log('a'); console.log(' b')")}    choices:\n      - A\n      - correct: true\n        text: |\n          \`\`\`text\n          a\n           b\n          \`\`\`\n`,
    ],
    [
      'a short, by its first form',
      `${head}    type: short\n${js("throw new TypeError('no')")}    accept: ['Uncaught TypeError: no', no]\n`,
    ],
    ['a number', `${head}    type: number\n${sql('SELECT 1000.50::numeric(9, 2);')}    value: 1000.5\n`],
    [
      'steps, one a line',
      `${head}    type: order\n${js("setTimeout(() => console.log('b')); console.log('a')")}    order: [a, b]\n`,
    ],
    [
      'gaps, one a line',
      `${head.replace('it print', '{{a}} {{b}}')}    type: cloze\n${js("console.log('x\\ny')")}    accept: {a: x, b: y}\n`,
    ],
    [
      'rows: columns, NULL, a truth value; statements that return none do not count',
      `${head}    type: short\n${sql("CREATE TEMP TABLE t AS SELECT 1 AS a; SELECT a, NULL, true FROM t UNION ALL SELECT 2, 'x', false ORDER BY 1; DROP TABLE t;")}    spacing: exact\n    accept: "1 | NULL | t\\n2 | x | f"\n`,
    ],
    [
      'an error of the database',
      `${head}    type: short\n${sql('SELECT 1 / 0;')}    accept: 'ERROR: division by zero'\n`,
    ],
    ['a truth value of the database', `${head}    type: boolean\n${sql('SELECT NULL IS NULL;')}    value: true\n`],
  ])('%s', async (_name, quiz) => {
    const item = first(quiz);
    expect(shownOutput(item, await run(item))).toBe(expectedOutput(item));
  });

  test('a wrong key is found', async () => {
    const item = first(`${head}    type: number\n${js('console.log(1 + 1)')}    value: 3\n`);
    expect(shownOutput(item, await run(item))).not.toBe(expectedOutput(item));
  });

  test('an item that asks what code prints must say so; one that asks something else need not', () => {
    const asked = (prompt: string, code: string) =>
      isUnchecked(first(`  - type: number\n    prompt: ${prompt}\n    value: 1\n${code}`));
    expect(asked('What does this print?', js('1'))).toBe(true);
    expect(asked('Which value does the query return?', sql('SELECT 1'))).toBe(true);
    expect(asked('Give the output.', js('1'))).toBe(true);
    expect(asked('What is the output?', js('1'))).toBe(true);
    expect(asked('How many locks does it take?', sql('SELECT 1'))).toBe(false);
    expect(asked('What does `print` mean here?', js('1'))).toBe(false);
    expect(asked('What does this print?', '    language: python\n    code: print(1)\n')).toBe(false);
  });
});
