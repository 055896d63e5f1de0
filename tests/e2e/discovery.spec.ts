import { SaxesParser } from 'saxes';
import { expect, test } from './journey';

function expectXml(text: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

test('a guide tells crawlers what it is', async ({ page, request, baseURL }) => {
  await page.goto('/guides/backend');
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${baseURL}/guides/backend`);
  const image = await page.locator('meta[property="og:image"]').first().getAttribute('content');
  expect(image).toBe(`${baseURL}/guides/backend/opengraph.png`);
  const png = await (await request.get(image ?? '')).body();
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(data[0]).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: '50 backend developer interview questions',
  });
  expect(data[0].hasPart).toHaveLength(50);
  for (const part of data[0].hasPart) {
    expect(part['@type']).toBe('Question');
    expect(part.acceptedAnswer['@type']).toBe('Answer');
    expect(part.acceptedAnswer.text.length).toBeGreaterThan(50);
  }
  expect(data[1]).toMatchObject({ '@type': 'BreadcrumbList' });
});

test('the sitemap has every guide with its own priority and frequency', async ({ request, baseURL }) => {
  const text = await (await request.get('/sitemap.xml')).text();
  expectXml(text);
  for (const slug of ['backend', 'sql', 'javascript']) expect(text).toContain(`<loc>${baseURL}/guides/${slug}</loc>`);
  const backend = text.slice(text.indexOf('/guides/backend<')).split('</url>')[0] ?? '';
  expect(backend).toContain('<priority>1</priority>');
  expect(backend).toContain('<changefreq>monthly</changefreq>');
});

test('feeds and robots can be read', async ({ request, baseURL }) => {
  const rss = await (await request.get('/feed.xml')).text();
  expectXml(rss);
  expect(rss).toContain('50 backend developer interview questions');
  expect(rss).not.toContain('<author>Cairn');
  const feed = await (await request.get('/feed.json')).json();
  expect(feed.items.length).toBeGreaterThanOrEqual(3);
  expect(feed.items[0].author.name).toBe('Cairn contributors');
  expect(await (await request.get('/robots.txt')).text()).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
});

test('pages lead to the feeds, and have a picture for links', async ({ page, baseURL }) => {
  for (const path of ['/', '/guides', '/guides/sql', '/authors/cairn-contributors']) {
    await page.goto(path);
    const rss = page.locator('link[rel="alternate"][type="application/rss+xml"]');
    await expect(rss).toHaveAttribute('href', `${baseURL}/feed.xml`);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
      'href',
      `${baseURL}${path === '/' ? '' : path}`,
    );
    await expect(page.locator('meta[property="og:image"]')).toHaveAttribute('content', /opengraph\.png$/);
  }
});

test('answers carry strict headers, and pages run under them', async ({ request, page }) => {
  const response = await request.get('/guides/backend');
  const headers = response.headers();
  expect(headers['content-security-policy']).toContain("script-src 'self' 'sha256-");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['set-cookie']).toBeUndefined();
  for (const path of ['/', '/guides', '/guides/backend', '/search', '/about', '/privacy', '/nothing-here']) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: /^Theme/ })).toBeVisible();
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('header button') ?? {}).some((key) => key.startsWith('__reactProps')),
    );
  }
});

test('an address of the API that is none says so in a way that programs read', async ({ request }) => {
  for (const response of [await request.get('/api/v1/no-such'), await request.post('/api/v1/no/such', { data: {} })]) {
    expect(response.status()).toBe(404);
    expect(response.headers()['content-type']).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  }
});

test('the process says that it lives and that it is ready', async ({ request }) => {
  expect((await request.get('/healthz')).status()).toBe(200);
  const ready = await request.get('/readyz');
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({ isReady: true, database: 'ok' });
});

test('the source of an answer can be read, and nothing else of the disk', async ({ request }) => {
  const source = await request.get('/source/guides/backend/content/idempotency.md');
  expect(source.status()).toBe(200);
  expect(source.headers()['content-type']).toContain('text/plain');
  for (const path of [
    '/source/..%2f..%2fpackage.json',
    '/source/guides/backend/..%2f..%2f..%2fpackage.json',
    '/source/LICENSE',
    '/source/%2fetc%2fpasswd',
  ]) {
    expect((await request.get(path)).status()).toBe(404);
  }
});

test('editors find the schemas of front matter, the same for everyone', async ({ request }) => {
  for (const name of ['answer', 'guide']) {
    const response = await request.get(`/schema/${name}.json`);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toContain('application/schema+json');
    expect(await response.json()).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  }
});
