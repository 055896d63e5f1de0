import { expect, test } from 'vitest';
import { createPageCache, type Rendered } from '@/server/http/page-cache';

const html = (text: string): Rendered => ({
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text.repeat(200)),
});

test('a page is rendered once for many requests that wait for it', async () => {
  let renders = 0;
  const cache = createPageCache({
    maxBytes: 1e6,
    render: async () => {
      renders += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return html('<p>one</p>');
    },
  });
  const pages = await Promise.all(Array.from({ length: 10 }, () => cache.get('/', 'a')));
  expect(renders).toBe(1);
  expect(new Set(pages.map((page) => page.etag)).size).toBe(1);
});

test('a page of another version is never served', async () => {
  let text = 'old ';
  const cache = createPageCache({ maxBytes: 1e6, render: async () => html(text) });
  const old = await cache.get('/', 'a');
  text = 'new ';
  expect(cache.peek('/', 'b')).toBeUndefined();
  const fresh = await cache.get('/', 'b');
  expect(fresh.bodies.identity.toString()).toContain('new');
  expect(fresh.etag).not.toBe(old.etag);
});

test('only complete answers are kept', async () => {
  let renders = 0;
  const cache = createPageCache({
    maxBytes: 1e6,
    render: async () => {
      renders += 1;
      return { ...html('gone '), status: 404 };
    },
  });
  await cache.get('/nope', 'a');
  await cache.get('/nope', 'a');
  expect(renders).toBe(2);
  expect(cache.peek('/nope', 'a')).toBeUndefined();
});

test('a render that fails is tried again by the next request', async () => {
  let renders = 0;
  const cache = createPageCache({
    maxBytes: 1e6,
    render: async () => {
      renders += 1;
      if (renders === 1) throw new Error('first');
      return html('fine ');
    },
  });
  await expect(cache.get('/', 'a')).rejects.toThrow('first');
  expect((await cache.get('/', 'a')).status).toBe(200);
});

test('the cache stays below its bound', async () => {
  const cache = createPageCache({ maxBytes: 60_000, render: async (path) => html(`${path} `) });
  for (let index = 0; index < 60; index += 1) await cache.get(`/page-${index}`, 'a');
  expect(cache.bytes).toBeLessThanOrEqual(60_000);
  expect(cache.peek('/page-59', 'a')).toBeDefined();
  expect(cache.peek('/page-0', 'a')).toBeUndefined();
});

test('a kept page gets its best compression after it was first sent', async () => {
  const cache = createPageCache({
    maxBytes: 1e7,
    render: async () => html(Array.from({ length: 300 }, (_, index) => `<p>${index * 7919}</p>`).join('')),
  });
  const first = await cache.get('/', 'a');
  await expect.poll(() => cache.peek('/', 'a')?.bodies.br?.length).toBeLessThan(first.bodies.br?.length ?? 0);
  expect(cache.peek('/', 'a')?.etag).toBe(first.etag);
});
