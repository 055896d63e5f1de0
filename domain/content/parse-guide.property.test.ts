import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnswer } from '@/domain/content/parse-answer';
import { parseAuthor } from '@/domain/content/parse-author';
import { parse } from '@/tests/content/guide-files';

const runs = { numRuns: 500, seed: 20261124 };
const longest = 120_000;
const count = 8;
const answers = Object.fromEntries(
  [0, 2, 4, 6].map((index) => [
    `file-${index}.md`,
    `---\nhints: [Look at ${index}.]\nquiz:\n  - type: single\n    id: one\n    prompt: P${index}\n    explanation: E\n    choices: [A, {text: B, correct: true}]\n---\nAnswer ${index}\n`,
  ]),
);

/** A valid guide of many shapes: file answers, block texts, quotes, ids, comments, two ways to indent. */
function guideParts(): { header: string; items: string[]; footer: string } {
  const items = Array.from({ length: count }, (_, index) => {
    const id = index % 3 === 0 ? `    id: own-${index}\n` : '';
    const question = [`What is ${index}?`, `"Why: ${index}?"`, `'How''s ${index}'`, `Is ${index} == "10"`][index % 4];
    const answer =
      index % 2 === 0
        ? `file-${index}.md`
        : `|\n      Block ${index}\n\n      \`\`\`js\n      const a = [${index}];\n      \`\`\``;
    return `  - question: ${question}\n${id}    answer: ${answer}\n    topics:\n      - Beginner\n      - Core Concepts\n`;
  });
  return {
    header: '---\norder: 1\ntitle: "T"\nbriefTitle: T\nseo:\n  title: S\n  keywords:\n    - a\nquestions:\n',
    items,
    footer: 'sitemap:\n  priority: 1\n---\n\nBody\n',
  };
}

const parts = guideParts();
const whole = parts.header + parts.items.join('') + parts.footer;
const idsOfWhole = parse(whole, answers).guide?.questions.map((question) => question.id) ?? [];

const piece = fc.constantFrom(
  '---',
  '\n',
  '- ',
  ': ',
  '"',
  "'",
  '[',
  '{',
  '&a ',
  '*a',
  '!t ',
  '#',
  '|',
  '>',
  '\t',
  'questions:',
  '  - question: ',
  '    answer: ',
  '\r',
  '\uFEFF',
  '\0',
  '`',
  '```\n',
  '<script>',
  '](javascript:',
  '__proto__: ',
  '<<: ',
  '? ',
  '%',
  '@',
  'title: ',
  '😀',
  ' ',
  '    ',
  'x',
);

test(
  'no text crashes the parser of guides',
  () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc
            .array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 80 })
            .map((all) => `---\n${all.join('')}`),
        ),
        (text) => {
          const { diagnostics } = parse(text, answers);
          const lines = text.split(/\r\n|\n|\r/).length;
          for (const { range } of diagnostics) expect(range.start.line).toBeLessThanOrEqual(Math.max(lines, 8));
        },
      ),
      runs,
    );
  },
  longest,
);

test(
  'no text crashes the parsers of answers and authors',
  () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 60 }), (all) => {
        parseAnswer('a.md', all.join(''));
        parseAuthor('a.md', 'a', all.join(''));
      }),
      runs,
    );
  },
  longest,
);

test('the sample is a valid guide', () => {
  expect(parse(whole, answers).diagnostics).toEqual([]);
  expect(idsOfWhole).toHaveLength(count);
});

/** One edit inside of one question: its index, where, what is removed and what is put there. */
const damage = fc.record({
  index: fc.nat(count - 1),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  removed: fc.integer({ min: 0, max: 6 }),
  added: fc.oneof(
    { weight: 3, arbitrary: piece.filter((text) => text !== '---') },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.string({ maxLength: 3 }) },
  ),
});

test(
  'damage to one question loses no other question, and is never silent',
  () => {
    fc.assert(
      fc.property(damage, ({ index, at, removed, added }) => {
        const item = parts.items[index] ?? '';
        const place = Math.floor(at * item.length);
        // The line break that ends the item belongs to the next one too.
        const end = Math.min(place + removed, item.length - 1);
        const changed = item.slice(0, Math.min(place, item.length - 1)) + added + item.slice(end);
        const text =
          parts.header +
          parts.items.map((each, position) => (position === index ? changed : each)).join('') +
          parts.footer;
        const parsed = parse(text, answers);
        const ids = parsed.guide?.questions.map((question) => question.id) ?? [];
        const lost = idsOfWhole.filter((id, position) => position !== index && !ids.includes(id));
        expect(lost, text).toEqual([]);
        expect(ids.length >= count || parsed.diagnostics.some((each) => each.severity === 'error'), text).toBe(true);
      }),
      runs,
    );
  },
  longest,
);
