import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Note } from '@/domain/anki/note';
import { fieldsOf } from '@/domain/anki/note';
import { exportText } from '@/domain/anki/text-export';
import { readText } from '@/domain/anki/text-import';

const note = (given: Partial<Note>): Note => ({
  guid: 'cairn/sql/joins',
  question: 'Q',
  answer: 'A',
  hints: '',
  sources: '',
  link: '',
  tags: [],
  ...given,
});

function read(text: string) {
  const found = readText(text);
  if (!found.ok) throw new Error(found.code);
  return found.value;
}
const fieldTexts = (text: string) => read(text).notes.map(({ fields }) => fields.map(({ html }) => html));

test('the head tells Anki how to read the rest', () => {
  expect(exportText('Cairn::SQL', [note({ tags: ['Beginner', 'Joins'] })])).toBe(
    [
      '#separator:tab',
      '#html:true',
      '#notetype:Cairn',
      '#deck:Cairn::SQL',
      '#guid column:1',
      '#tags column:4',
      '"cairn/sql/joins"\t"Q"\t"A"\t"Beginner Joins"\t""\t""\t""',
      '',
    ].join('\n'),
  );
});

test('whatever stands in a field comes back: tabs, quotes, newlines, and a # at the beginning', () => {
  const traps = ['#not a comment', 'a\tb', '"', '""', '\n', 'a\r\nb', '"\t"\n#', '&lt;b&gt;', '<br>', '  '];
  const cell = fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'grapheme' }));
  const any = fc.record({ question: cell, answer: cell, hints: cell, sources: cell, link: cell });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (given) => {
      const notes = given.map((fields, index) => note({ ...fields, guid: `cairn/sql/q${index}`, tags: ['A', 'B_c'] }));
      const found = read(exportText('Cairn::SQL', notes));
      expect(found.notes.map(({ fields }) => fields.map(({ html }) => html))).toEqual(notes.map(fieldsOf));
      expect(found.notes.map(({ guid, tags }) => ({ guid, tags }))).toEqual(
        notes.map(({ guid, tags }) => ({ guid, tags })),
      );
      expect(found.skipped).toEqual([]);
    }),
  );
});

describe('a text of somebody else', () => {
  test.each([
    [
      'tabs',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['commas, where the head says so', '#separator:comma\na,"b, ""c"""\n', [['a', 'b, &quot;c&quot;']]],
    [
      'semicolons, as they are most',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a # within the rows',
      'a\tb\n#c\td',
      [
        ['a', 'b'],
        ['#c', 'd'],
      ],
    ],
    ['a comment without a colon at the top', '#hello\na\tb', [['a', 'b']]],
    [
      'a byte order mark and Windows lines',
      '\uFEFF#separator:tab\r\na\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quote within a cell', 'say "hi"\tb', [['say &quot;hi&quot;', 'b']]],
    [
      'empty lines',
      'a\tb\n\n\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a separator that is a letter of regular expressions', '#separator:pipe\na|b', [['a', 'b']]],
  ])('%s', (_, text, expected) => {
    expect(fieldTexts(text)).toEqual(expected);
  });

  test('is plain text where nothing looks like HTML, and newlines stay', () => {
    expect(fieldTexts('"1 < 2\nand"\tb & c')).toEqual([['1 &lt; 2<br>and', 'b &amp; c']]);
    expect(fieldTexts('#html:false\n<b>x</b>\ty')).toEqual([['&lt;b&gt;x&lt;/b&gt;', 'y']]);
    expect(fieldTexts('<b>x</b>\ty')).toEqual([['<b>x</b>', 'y']]);
  });

  test('has columns by number', () => {
    const [first] = read('#guid column:2\n#tags column:3\n#deck column:1\nD\tg1\tx  y\tQ\tA').notes;
    expect(first).toMatchObject({ guid: 'g1', tags: ['x', 'y'] });
    expect(first?.fields.map(({ html }) => html)).toEqual(['Q', 'A']);
  });

  test('has columns by name in its first row, as tables of other programs have', () => {
    const [first] = read('Tags,Back,Front\nsql basics,An answer,A question\n').notes;
    expect(first?.tags).toEqual(['sql', 'basics']);
    expect(first?.fields).toEqual([
      { name: 'Back', html: 'An answer' },
      { name: 'Front', html: 'A question' },
    ]);
  });

  test('has tags for all rows in its head', () => {
    expect(read('#tags:one two\na\tb').notes[0]?.tags).toEqual(['one', 'two']);
    expect(read('tags:one\na\tb').notes[0]?.tags).toEqual(['one']);
  });

  test('with an open quote loses what stands after it, and says where', () => {
    const found = read('a\tb\n"c\td\ne\tf');
    expect(found.notes).toHaveLength(2);
    expect(found.skipped).toEqual([{ of: 'line 2', what: expect.stringContaining('never closed') }]);
  });

  test('says the line of each note, counted through cells of many lines', () => {
    expect(read('#html:true\n"a\nb"\tc\nd\te').notes.map(({ place }) => place)).toEqual(['line 2', 'line 4']);
  });

  test('without rows is refused', () => {
    for (const text of ['', '#separator:tab\n', '\n\n']) expect(readText(text)).toEqual({ ok: false, code: 'empty' });
  });

  test('never makes the reader throw', () => {
    const piece = fc.constantFrom(
      '#',
      'separator:',
      'tab',
      'comma',
      '\t',
      ',',
      '"',
      '\n',
      '\r',
      'a',
      'guid column:',
      '9',
      ':',
      '<b>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        readText(pieces.join(''));
      }),
      { numRuns: 500 },
    );
  });
});
