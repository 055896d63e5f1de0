import { expect, test } from 'vitest';
import { cardHref, deckGuide, deckHref, deckIdOf, deckTitle } from './deck-name';

const id = '0198c0de-0000-7000-8000-000000000001';

test('a deck has a name among guides that no guide can have, and that leads back to it', () => {
  expect(deckGuide(id)).toBe(`~${id}`);
  expect(deckGuide(id)).not.toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/);
  expect(deckIdOf(deckGuide(id))).toBe(id);
  for (const guide of ['sql', id, '~', '~x', `~${id}x`, `~${id.toUpperCase()}`.replace('0198C', '0198G')])
    expect([guide, deckIdOf(guide)]).toEqual([guide, null]);
});

test('links lead to the guide or to the deck', () => {
  expect([deckHref('sql'), cardHref('sql', 'joins')]).toEqual(['/guides/sql', '/guides/sql#question-joins']);
  expect([deckHref(`~${id}`), cardHref(`~${id}`, 'anki-x61')]).toEqual([
    `/decks/${id}`,
    `/decks/${id}?card=anki-x61#card-anki-x61`,
  ]);
});

test('a title is one line of visible text, of 120 characters at most', () => {
  expect(deckTitle('  French\n\twords\0 ')).toBe('French words');
  expect(deckTitle('x'.repeat(500))).toHaveLength(120);
  expect(deckTitle(' \uD800 ')).toBe('');
});
