import { expect, test } from 'vitest';
import { guidesAmong, keptFilesIn, pagesKeptWith, shouldKeepFile, shouldKeepPage } from '@/domain/offline/kept';

test.each([
  ['/guides/sql', true],
  ['/guides/sql/cards', true],
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

test('a guide and its cards are kept together', () => {
  expect(pagesKeptWith('/guides/sql')).toEqual(['/guides/sql', '/guides/sql/cards']);
  expect(pagesKeptWith('/guides/sql/cards')).toEqual(['/guides/sql', '/guides/sql/cards']);
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
