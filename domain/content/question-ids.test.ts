import { expect, test } from 'vitest';
import { chooseIds, textSlug } from '@/domain/content/question-ids';

type Given = { id?: string; text?: string; stem?: string };

function ids(questions: readonly Given[]): string[] {
  return chooseIds(
    questions.map(({ id, text, stem }) => ({ id: id ?? null, text: text ?? 'What is it?', stem: stem ?? null })),
  ).map((chosen) => chosen.id);
}

test.each<[string, Given, string]>([
  ['an explicit id comes first', { id: 'own', stem: 'file', text: 'Text' }, 'own'],
  ['then the stem of the answer file', { stem: 'api-endpoint', text: 'Text' }, 'api-endpoint'],
  ['a stem is made safe for addresses', { stem: 'API_Endpoint (v2)' }, 'api-endpoint-v2'],
  ['then the slug of the text', { text: 'What is an API endpoint?' }, 'what-is-an-api-endpoint'],
  ['an explicit id that cannot be one is passed over', { id: 'Not An Id', stem: 'file' }, 'file'],
  [
    'quotes, dots and parentheses of roadmap.sh slugs are left out',
    { text: "What's `process.cwd()` and __dirname?" },
    'what-s-process-cwd-and-dirname',
  ],
  ['other alphabets are written in Latin letters', { text: 'Что такое REST?' }, 'chto-takoe-rest'],
])('%s', (_name, given, id) => {
  expect(ids([given])).toEqual([id]);
});

test('a text that leaves no slug gets an id from its hash', () => {
  const [chinese] = ids([{ text: '什么是闭包' }]);
  expect(chinese).toMatch(/^q-[0-9a-f]{10}$/);
  expect(ids([{ text: '????' }])[0]).not.toBe(chinese);
  expect(ids([{ text: '  什么是  闭包' }])[0]).not.toBe(ids([{ text: '????' }])[0]);
});

test('a stem that two questions share is nobody’s id', () => {
  expect(
    ids([
      { stem: 'same', text: 'One?' },
      { stem: 'same', text: 'Two?' },
    ]),
  ).toEqual(['one', 'two']);
});

test('ids that would repeat are counted up in the order of the file', () => {
  const chosen = chooseIds([
    { id: null, text: 'What is C?', stem: null },
    { id: null, text: 'What is C#?', stem: null },
    { id: null, text: 'What is C++?', stem: null },
  ]);
  expect(chosen.map((each) => each.id)).toEqual(['what-is-c', 'what-is-c-2', 'what-is-c-3']);
  expect(chosen.map((each) => each.collidesWith)).toEqual([null, 'what-is-c', 'what-is-c']);
});

test('no question takes the id that another one’s author wrote, even when it comes first', () => {
  expect(ids([{ text: 'Own' }, { id: 'own' }])).toEqual(['own-2', 'own']);
});

test('an id has at most 64 characters, also when it is counted up', () => {
  const long = 'word '.repeat(40);
  const [first = '', second = ''] = ids([{ text: long }, { text: long }]);
  expect(first.length).toBeLessThanOrEqual(64);
  expect(second).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
  expect(second).not.toBe(first);
});

test('every id is safe in an address', () => {
  for (const text of ['..', '/etc/passwd', '%2e%2e', 'a b', '<script>', '-x-', 'é', 'A'.repeat(300)])
    expect(textSlug(text)).toMatch(/^$|^[a-z0-9][a-z0-9-]{0,63}$/);
});
