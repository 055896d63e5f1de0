/** The JSON Schemas for editors, held against the real guides by an independent validator. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { GET as servedAnswer } from '@/app/schema/answer.json/route';
import { GET as servedGuide } from '@/app/schema/guide.json/route';
import { splitFrontMatter } from '@/domain/content/front-matter';
import { answerJsonSchema, guideJsonSchema } from '@/domain/content/json-schema';
import { parseAnswer } from '@/domain/content/parse-answer';
import { problems } from '@/tests/content/guide-files';

const guidesDir = path.resolve(import.meta.dirname, '../../content/guides');
const files = readdirSync(guidesDir, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.split(path.sep).join('/'))
  .sort();

const ajv = new Ajv({
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
});
const isAnswer = ajv.compile(answerJsonSchema());
const isGuide = ajv.compile(guideJsonSchema());

/** As an editor's YAML reads it, which knows more types than the loader. */
function frontMatter(file: string): unknown {
  const split = splitFrontMatter(readFileSync(path.join(guidesDir, file), 'utf8'));
  return split.kind === 'found' ? parseYaml(split.yaml) : null;
}

function refusals(validate: ValidateFunction, data: unknown): string[] {
  return validate(data) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

describe('the real guides', () => {
  test('front matter of every guide is valid', () => {
    const guides = files.filter((file) => !file.includes('/content/'));
    expect(guides.length).toBeGreaterThan(2);
    expect(guides.flatMap((file) => refusals(isGuide, frontMatter(file)).map((said) => `${file}: ${said}`))).toEqual(
      [],
    );
  });

  test('front matter of every answer file is valid', () => {
    const answers = files.filter((file) => file.includes('/content/') && frontMatter(file) !== null);
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.flatMap((file) => refusals(isAnswer, frontMatter(file)).map((said) => `${file}: ${said}`))).toEqual(
      [],
    );
  });
});

const good = [
  'type: single\nchoices: [A, {text: B, correct: true, explanation: E, id: b}]',
  'type: multiple\nchoices: [null, 1.0, {text: true, correct: yes}]\nshuffle: false\nhints: [H]',
  'type: boolean\nvalue: false\nid: a-b\nprompt: P\ndifficulty: 3',
  'type: short\naccept: 404\ncase: exact\nspacing: ignore\npattern: x+',
  'type: number\nvalue: 1e3\ntolerance: 5%\nunit: ms',
  'type: order\norder: [1, 2, x]\nexplanation: E',
  'type: cloze\nprompt: "{{a}}"\naccept: {a: [x, 2], b: y}\ncode: c\nlanguage: js\nasks: output',
];
const bad = [
  'type: sinlge\nchoices: [A, {text: B, correct: true}]',
  'prompt: P',
  'type: single',
  'type: single\nchoices: [A, {txt: B, correct: true}]',
  'type: single\nchoices: [A, [1, 2]]',
  'type: boolean\nvalue: maybe',
  'type: boolean\nvalue: true\nexplnation: E',
  'type: boolean\nvalue: true\nunit: ms',
  'type: boolean\nvalue: true\ndifficulty: 6',
  'type: number\nvalue: many',
  'type: number\nvalue: 1\ntolerance: -1%',
  'type: short\naccept: x\ncase: exakt',
  'type: order\norder: x',
];
const asQuiz = (item: string) => ({ quiz: [parseYaml(item) as unknown] });
const asFile = (item: string) => `---\nquiz:\n  - ${item.replaceAll('\n', '\n    ')}\n---\nBody.\n`;

describe('items', () => {
  test.each(good)('valid, to the schema and to the checker: %j', (item) => {
    expect(refusals(isAnswer, asQuiz(item))).toEqual([]);
    const { diagnostics } = parseAnswer('a.md', asFile(item));
    expect(problems({ diagnostics }).filter((said) => said.includes('schema/'))).toEqual([]);
  });

  test.each(bad)('refused by the schema and by the checker: %j', (item) => {
    expect(refusals(isAnswer, asQuiz(item))).not.toEqual([]);
    const { diagnostics } = parseAnswer('a.md', asFile(item));
    expect(problems({ diagnostics }).filter((said) => said.includes('schema/'))).not.toEqual([]);
  });

  test('a list of items is what `quiz` is', () => {
    expect(refusals(isAnswer, { quiz: { type: 'single' } })).not.toEqual([]);
    expect(refusals(isGuide, { questions: [] })).not.toEqual([]);
  });
});

test('the schemas are served as they are printed', async () => {
  for (const [response, schema] of [
    [servedAnswer(), answerJsonSchema()],
    [servedGuide(), guideJsonSchema()],
  ] as const) {
    expect(response.headers.get('content-type')).toBe('application/schema+json');
    expect(await response.json()).toEqual(schema);
  }
});
