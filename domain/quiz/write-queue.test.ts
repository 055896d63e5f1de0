import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { nextWriteTime, readWrite, settle, shownResponse, timeOfId, type Write } from '@/domain/quiz/write-queue';

const write = (msecs: number, value: boolean): Write => ({
  writeId: newId({ msecs }),
  response: { type: 'boolean', value },
  isFlagged: false,
  durationMs: 5,
  check: false,
});

describe('ids of writes', () => {
  test('a later write has the greater id, even when the clock goes back', () => {
    let known: string | null = null;
    for (const now of [1000, 900, 5000, 200, 200]) {
      const id: string = newId({ msecs: nextWriteTime(now, [known]) });
      if (known !== null) expect(id > known).toBe(true);
      known = id;
    }
  });

  test('an id carries its time', () => {
    expect(timeOfId(newId({ msecs: 1_764_072_000_123 }))).toBe(1_764_072_000_123);
    expect(timeOfId(null)).toBe(0);
  });
});

describe('what waits', () => {
  const [early, late] = [write(1000, true), write(2000, false)];

  test('goes once the server has it or a later one, and stays while it is newer', () => {
    expect(settle({ a: early }, 'a', early.writeId)).toEqual({});
    expect(settle({ a: early }, 'a', late.writeId)).toEqual({});
    expect(settle({ a: late }, 'a', early.writeId)).toEqual({ a: late });
    expect(settle({ a: late }, 'b', late.writeId)).toEqual({ a: late });
  });

  test('is shown before what the server has, unless that is newer or checked', () => {
    const saved = { response: null, isFlagged: false, writeId: early.writeId, savedAt: null, isChecked: false };
    expect(shownResponse(saved, late).response).toEqual({ type: 'boolean', value: false });
    expect(shownResponse({ ...saved, writeId: late.writeId }, early).response).toBeNull();
    expect(shownResponse({ ...saved, isChecked: true }, late).response).toBeNull();
    expect(shownResponse(undefined, undefined).response).toBeNull();
  });

  test('is read back as it was kept, and damage is nothing', () => {
    expect(readWrite(JSON.stringify(early))).toEqual(early);
    for (const text of [null, '', '{', '[]', '{"a":1}']) expect(readWrite(text)).toBeNull();
  });
});
