import { beforeEach, expect, test, vi } from 'vitest';
import { attemptOutbox, forgetAttempts } from '@/client/attempt-outbox';
import type { Write } from '@/domain/quiz/write-queue';

const write = (writeId: string): Write => ({ writeId, response: null, isFlagged: true, durationMs: 1, check: false });

/** What localStorage is to this file: names and texts, the names as its own keys. */
function storage(): Storage {
  const store = Object.create({
    getItem: (key: string) => (Object.hasOwn(store, key) ? store[key] : null),
    setItem(key: string, value: string) {
      store[key] = value;
    },
    removeItem(key: string) {
      delete store[key];
    },
  });
  return store as Storage;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
});

test('an answer outlives the page, apart from those of other items and attempts', () => {
  const box = attemptOutbox('one');
  expect(box.put('r1', write('1'))).toBe(true);
  box.put('r2', write('2'));
  attemptOutbox('two').put('r1', write('3'));
  expect(attemptOutbox('one').load()).toEqual({ r1: write('1'), r2: write('2') });
  box.settle('r1', '1');
  expect(attemptOutbox('one').load()).toEqual({ r2: write('2') });
  box.clear();
  expect(attemptOutbox('one').load()).toEqual({});
  expect(attemptOutbox('two').load()).toEqual({ r1: write('3') });
});

test('a confirmation takes away no answer that is newer, and none when the server has none', () => {
  const box = attemptOutbox('one');
  box.put('r1', write('5'));
  box.settle('r1', '4');
  box.settle('r1', null);
  expect(box.load()).toEqual({ r1: write('5') });
  box.settle('r1', '6');
  expect(box.load()).toEqual({});
});

test('signing out leaves no answers, and nothing else is touched', () => {
  localStorage.setItem('theme', 'dark');
  attemptOutbox('one').put('r1', write('1'));
  forgetAttempts();
  expect(Object.keys(localStorage)).toEqual(['theme']);
});

test('damage is no answer, and a browser that stores nothing says so', () => {
  localStorage.setItem('cairn-attempt one r1', '{');
  expect(attemptOutbox('one').load()).toEqual({});
  vi.stubGlobal('localStorage', {
    setItem() {
      throw new Error('blocked');
    },
  });
  expect(attemptOutbox('one').put('r1', write('1'))).toBe(false);
  expect(attemptOutbox('one').load()).toEqual({});
});

test('another tab is heard when it writes an answer to this attempt', () => {
  const box = attemptOutbox('one');
  const event = (key: string | null, newValue: string | null) => ({ key, newValue }) as StorageEvent;
  expect(box.heard(event('cairn-attempt one r1', JSON.stringify(write('9'))))).toEqual({
    ref: 'r1',
    write: write('9'),
  });
  expect(box.heard(event('cairn-attempt two r1', JSON.stringify(write('9'))))).toBeNull();
  expect(box.heard(event('cairn-attempt one r1', null))).toBeNull();
  expect(box.heard(event(null, null))).toBeNull();
});
