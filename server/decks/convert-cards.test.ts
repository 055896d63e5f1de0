import { describe, expect, test } from 'vitest';
import type { FoundNote } from '@/domain/anki/read-note';
import { cardName, convertCards } from './convert-cards';

const note = (guid: string | null, question: string, answer: string): FoundNote => ({
  guid,
  fields: [
    { name: 'Front', html: question },
    { name: 'Back', html: answer },
  ],
  tags: ['a_b', 'leech'],
  kind: 'plain',
  cards: 1,
  place: `note ${guid}`,
});
const convert = (...notes: FoundNote[]) => convertCards({ deck: null, notes, skipped: [] });

describe('the name of a card', () => {
  test('follows from the guid alone, whatever bytes that has, and fits the log', () => {
    for (const guid of ['aB3(x', 'ü/ü"\u2028', 'x'.repeat(200), 'cairn/sql/joins']) {
      expect(cardName(guid, 'one')).toBe(cardName(guid, 'two'));
      expect(cardName(guid, '')).toMatch(/^anki-[xh][0-9a-f]{2,58}$/);
    }
    expect(cardName('a', '')).not.toBe(cardName('b', ''));
  });
  test('is made from the question where there is no guid', () => {
    expect(cardName(null, 'one')).toMatch(/^anki-t[0-9a-f]{40}$/);
    expect(cardName(null, 'one')).not.toBe(cardName(null, 'two'));
  });
});

describe('notes', () => {
  test('become cards with Markdown on both sides, topics, and hashes that change with the words', async () => {
    const [one, other] = [await convert(note('a', '<b>Q</b>', 'A')), await convert(note('a', '<b>Q</b>', 'B'))];
    expect(one.cards).toMatchObject([{ card: 'anki-x61', front: '**Q**', back: 'A', tags: ['a b'], position: 0 }]);
    expect(one.cards[0]?.answerHash).not.toBe(other.cards[0]?.answerHash);
    expect(one.cards[0]?.revision).not.toBe(other.cards[0]?.revision);
  });
  test('without a question, too long, or there twice are left out and named, and the others stay', async () => {
    const { cards, skipped } = await convert(
      note('a', 'Q', 'A'),
      note('b', '', 'A'),
      note('a', 'Q again', 'A'),
      note('c', 'long', 'x'.repeat(30_001)),
      note('d', 'x'.repeat(2001), 'A'),
    );
    expect(cards.map(({ card }) => card)).toEqual(['anki-x61']);
    expect(skipped.map(({ of, what }) => `${of}: ${what}`)).toEqual([
      'note b: no question: the first field is empty',
      'note a: a note that the file has twice',
      'note c: an answer of more than 30000 characters',
      'note d: a question of more than 2000 characters',
    ]);
  });
});
