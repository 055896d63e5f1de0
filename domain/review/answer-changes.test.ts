import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerChanges, type ChangedBlock } from '@/domain/review/answer-changes';

const written = (blocks: readonly ChangedBlock[], without: 'added' | 'removed') =>
  blocks.map((block) =>
    block.kind === 'skipped'
      ? `(${block.blocks})`
      : block.parts
          .filter(({ kind }) => kind !== without)
          .map(({ text }) => text)
          .join(''),
  );

test('a word that changed is told within its paragraph, and paragraphs that stayed are counted', () => {
  const changes = answerChanges(
    'First.\n\nA lock is held for 10 seconds by the client.\n\nLast.\n\nVery last.',
    'First.\n\nA lock is held for 30 seconds by the client.\n\nLast.\n\nVery last.',
  );
  expect(changes).toEqual([
    { kind: 'skipped', blocks: 1 },
    {
      kind: 'block',
      isCode: false,
      parts: [
        { kind: 'same', text: 'A lock is held for ' },
        { kind: 'removed', text: '10' },
        { kind: 'added', text: '30' },
        { kind: 'same', text: ' seconds by the client.' },
      ],
    },
    { kind: 'skipped', blocks: 2 },
  ]);
});

test('code is one block, empty lines within it and all, and is told line by line', () => {
  const code = (limit: number) => `\`\`\`js\nconst a = 1;\n\nconst limit = ${limit};\nrun(a);\nrun(limit);\n\`\`\``;
  const [block] = answerChanges(code(1), code(2));
  expect(block).toMatchObject({ kind: 'block', isCode: true });
  expect(block?.kind === 'block' && block.parts.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'const limit = 1;\n' },
    { kind: 'added', text: 'const limit = 2;\n' },
  ]);
});

test('a paragraph that says something else altogether stands after the one it replaces', () => {
  const changes = answerChanges('Locks are fair.', 'Nobody waits, since writers never block readers under MVCC.');
  expect(changes.map((block) => block.kind === 'block' && block.parts.map(({ kind }) => kind))).toEqual([
    ['removed'],
    ['added'],
  ]);
});

test('what is added at the end, and what is taken away, is told by itself', () => {
  expect(written(answerChanges('One.', 'One.\n\nTwo.'), 'removed')).toEqual(['(1)', 'Two.']);
  expect(written(answerChanges('One.\n\nTwo.', 'Two.'), 'added')).toEqual(['One.', '(1)']);
});

test('texts that differ in white space between blocks alone differ in nothing', () => {
  expect(answerChanges('One.\n\n\nTwo.\r\n', 'One.\n\nTwo.')).toEqual([]);
});

test('without what was added it is the old text, without what was removed the new one, whatever the texts are', () => {
  const block = fc.oneof(fc.constantFrom('a b c', 'a b d', 'x', '- one\n- two', '```\nq\n\nr\n```'), fc.lorem());
  const text = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = answerChanges(before, after);
      const words = (kept: 'added' | 'removed', all: string) => {
        const shown = changes.flatMap((each) =>
          each.kind === 'skipped' ? [] : each.parts.filter(({ kind }) => kind !== kept).map(({ text: part }) => part),
        );
        const found = new Set(shown.join(' ').split(/\s+/).filter(Boolean));
        const known = new Set(all.split(/\s+/));
        return [...found].every((word) => known.has(word) || all.includes(word));
      };
      expect(words('added', before)).toBe(true);
      expect(words('removed', after)).toBe(true);
      expect(changes.length === 0).toBe(before === after);
    }),
  );
});

test('two long texts with nothing in common take no more than a moment', () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, index) => `${word}${index}`).join(' ');
  expect(answerChanges(long('a'), long('b'))).toHaveLength(2);
});
