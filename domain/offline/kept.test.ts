import { expect, test } from 'vitest';
import {
  guidesAmong,
  keptFilesIn,
  pagesKeptWith,
  shouldKeepDeck,
  shouldKeepFile,
  shouldKeepPage,
} from '@/domain/offline/kept';

test.each([
  ['/guides/sql', true],
  ['/guides/sql/cards', true],
  ['/review', true],
  ['/', false],
  ['/guides', false],
  ['/settings', false],
  ['/sign-in', false],
  ['/sign-in/link', false],
  ['/api/v1/me', false],
  ['/api/v1/reviews', false],
  ['/guides/sql/private', false],
  ['/guides/../settings', false],
  ['/guides/sql/cards/x', false],
])('whether the page %s is kept: %s', (path, expected) => {
  expect(shouldKeepPage(path)).toBe(expected);
});

test.each([
  ['/_next/static/chunks/a-b_c.js', true],
  ['/_next/static/media/x.woff2', true],
  ['/icon-192.png', true],
  ['/_next/data/x.json', false],
  ['/_next/static/../../api/v1/me', false],
  ['/api/v1/me', false],
])('whether the file %s is kept: %s', (path, expected) => {
  expect(shouldKeepFile(path)).toBe(expected);
});

test('the cards of a guide are kept as data, and no other data is', () => {
  expect(shouldKeepDeck('/guides/sql/deck.json')).toBe(true);
  for (const path of ['/guides/sql', '/guides/../deck.json', '/api/v1/me', '/deck.json'])
    expect(shouldKeepDeck(path)).toBe(false);
});

test('a guide, its cards and the reviews are kept together', () => {
  const together = ['/guides/sql', '/guides/sql/cards', '/guides/sql/deck.json', '/review'];
  expect(pagesKeptWith('/guides/sql')).toEqual(together);
  expect(pagesKeptWith('/guides/sql/cards')).toEqual(together);
  expect(pagesKeptWith('/review')).toEqual(['/review']);
  expect(pagesKeptWith('/settings')).toEqual([]);
});

test('files are found wherever the page names them, each once', () => {
  const html =
    '<script src="/_next/static/chunks/a.js"></script><link href="/_next/static/b.css">["\\"/_next/static/chunks/a.js\\""]';
  expect(keptFilesIn(html)).toEqual(['/_next/static/chunks/a.js', '/_next/static/b.css']);
});

test('files that a script loads later are found as well', () => {
  expect(keptFilesIn('Promise.all(["static/chunks/late.js","static/chunks/late.css"].map(l))')).toEqual([
    '/_next/static/chunks/late.js',
    '/_next/static/chunks/late.css',
  ]);
});

test('kept guides are named once', () => {
  expect(guidesAmong(['/guides/sql/cards', '/offline', '/guides/sql', '/guides/backend'])).toEqual(['sql', 'backend']);
});
