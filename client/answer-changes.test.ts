import { expect, test } from 'vitest';
import { answerChanges } from '@/client/answer-changes';

test('what a card of one’s own deck said before was not kept, and nobody is asked', async () => {
  const deck = '~0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
  expect(await answerChanges(deck, 'anki-x00', 'f'.repeat(16))).toBe('not_kept');
});
