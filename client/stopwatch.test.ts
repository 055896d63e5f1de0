import { expect, test } from 'vitest';
import { stopwatch } from '@/client/stopwatch';

test('an item takes the time that it is on the screen of a page that can be seen, over several visits', () => {
  let now = 0;
  const watch = stopwatch(() => now);
  expect(watch.of('a')).toBe(0);
  watch.show('a');
  now = 1000.4;
  expect(watch.of('a')).toBe(1000);
  watch.pause();
  now = 5000;
  expect(watch.of('a')).toBe(1000);
  watch.resume();
  now = 5500;
  watch.show('b');
  now = 6000;
  watch.show('a');
  now = 6250;
  expect(watch.of('a')).toBe(1750);
  expect(watch.of('b')).toBe(500);
  watch.show(null);
  now = 9000;
  expect(watch.of('a')).toBe(1750);
});
