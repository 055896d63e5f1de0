import { expect, test } from 'vitest';
import { chooseFields } from '@/domain/anki/choose-fields';
import { readCloze } from '@/domain/anki/cloze';
import type { FoundNote } from '@/domain/anki/read-note';

const note = (fields: [string, string][], more: Partial<FoundNote> = {}): FoundNote => ({
  guid: null,
  fields: fields.map(([name, html]) => ({ name, html })),
  tags: [],
  kind: 'plain',
  cards: 1,
  place: 'note 1',
  ...more,
});

test('gaps are asked at once, with their hints', () => {
  expect(readCloze('{{c1::Paris}} lies on the {{c2::Seine::river}}')).toEqual({
    question: '[…] lies on the [river]',
    answer: '<b>Paris</b> lies on the <b>Seine</b>',
    gaps: 2,
  });
  expect(readCloze('{{c1::a {{c2::b}} c}}').answer).toBe('<b>a <b>b</b> c</b>');
  expect(readCloze('{{c1::open').question).toBe('{{c1::open');
});

test('a text of thousands of gaps that never close is read in no time', () => {
  const from = performance.now();
  readCloze('{{c1::a'.repeat(20_000));
  expect(performance.now() - from).toBeLessThan(2000);
});

test('fields are known by name, whatever their order', () => {
  expect(
    chooseFields(
      note([
        ['Back', 'A'],
        ['Front', 'Q'],
        ['Sources', 'S'],
      ]),
    ),
  ).toMatchObject({
    question: 'Q',
    answer: 'A',
    sources: 'S',
    more: [],
  });
});

test('fields of other names: the first two, and the rest below the answer', () => {
  const chosen = chooseFields(
    note([
      ['Word', 'Q'],
      ['Meaning', 'A'],
      ['Example', 'E'],
      ['Empty', '<br>&nbsp;'],
    ]),
  );
  expect(chosen).toMatchObject({ question: 'Q', answer: 'A', more: [{ name: 'Example', html: 'E' }] });
});

test('a note of several cards says that one question is left of them', () => {
  expect(
    chooseFields(
      note(
        [
          ['Front', 'Q'],
          ['Back', 'A'],
        ],
        { cards: 2 },
      ),
    ).lost,
  ).toEqual(['one question instead of 2 cards: other directions are not asked']);
});
