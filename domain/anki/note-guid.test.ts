import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lostTopics, tagOf, topicOf } from '@/domain/anki/note';
import { guidOf, readGuid, stableNumber } from '@/domain/anki/note-guid';
import type { QuestionId } from '@/domain/content/guide';
import { isQuestionId } from '@/domain/content/question-ids';

const question = (id: string, ...aliases: string[]) => ({
  id: id as QuestionId,
  aliases: aliases.map((alias) => alias as QuestionId),
});

test('a guid says the guide and the id, and stays when the question is renamed', () => {
  expect(guidOf('sql', question('joins'))).toBe('cairn/sql/joins');
  expect(guidOf('sql', question('join-kinds', 'joins'))).toBe('cairn/sql/joins');
  expect(guidOf('sql', question('kinds-of-joins', 'joins', 'join-kinds'))).toBe('cairn/sql/joins');
});

test('two questions never share a guid, however their guides are called', () => {
  expect(guidOf('a-b', question('c'))).not.toBe(guidOf('a', question('b-c')));
});

test('a guid of ours gives its id back', () => {
  expect(readGuid('cairn/sql/joins').id).toBe('joins');
  expect(readGuid('cairn/sql/../x').id).toBeNull();
  expect(readGuid('Bq3}x[~').id).toBeNull();
});

test('a guid of another deck is kept in an alias and comes back from it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (guid) => {
      const { alias } = readGuid(guid);
      expect(isQuestionId(alias)).toBe(true);
      const isKept = Buffer.byteLength(guid) <= 29;
      expect(guidOf('sql', question('joins', alias))).toBe(isKept ? guid : `cairn/sql/${alias}`);
    }),
  );
});

test('two long guids have two aliases', () => {
  expect(readGuid('a'.repeat(40)).alias).not.toBe(readGuid(`${'a'.repeat(39)}b`).alias);
});

test('numbers are the same for the same text, and lie where Anki has its ids', () => {
  expect(stableNumber('cairn/sql/joins')).toBe(stableNumber('cairn/sql/joins'));
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(stableNumber(text)).toBeGreaterThan(1_400_000_000_000);
      expect(stableNumber(text)).toBeLessThan(1_700_000_000_000);
    }),
  );
});

test('topics become tags without spaces, and those that do not come back are named', () => {
  expect(tagOf('Window functions')).toBe('Window_functions');
  expect(topicOf('Window_functions')).toBe('Window functions');
  expect(lostTopics(['Window functions', 'snake_case', 'NULL'])).toEqual(['snake_case']);
});
