/** Keys and explanations of graded items stay on the server: nothing that anybody may ask for carries them. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './journey';

const contentDir = process.env['E2E_CONTENT_DIR'] ?? '';
/** Stands in everything of an item that is secret, choices included: nothing here takes part in a quiz. */
const canary = 'canaryword';

const answer = `---
sources:
  - https://example.com/shown
quiz:
  - id: one
    type: single
    prompt: ${canary} prompt
    choices:
      - text: ${canary} choice
        explanation: ${canary} of a distractor
      - text: ${canary} key
        correct: true
    explanation: ${canary} explanation
    hints: [${canary} hint]
  - id: two
    type: short
    prompt: ${canary}?
    accept: [${canary}]
    code: ${canary}
    explanation: E
---
The answer that is shown.
`;

test('no page, feed, fragment or file of a guide carries anything of its items', async ({ page, request }) => {
  const folder = path.join(contentDir, 'guides', 'secret-items');
  await mkdir(path.join(folder, 'content'), { recursive: true });
  try {
    await writeFile(path.join(folder, 'content', 'one.md'), answer);
    await writeFile(
      path.join(folder, 'secret-items.md'),
      '---\ntitle: Secret items\nquestions:\n  - question: What is shown?\n    answer: one.md\n    topics: [Beginner]\n---\nThe text.\n',
    );
    await expect(async () => {
      expect(await (await request.get('/guides/secret-items')).text()).toContain('The answer that is shown.');
    }).toPass({ timeout: 8000, intervals: [50] });
    const guide = '/guides/secret-items';
    const source = '/source/guides/secret-items/content/one.md';
    for (const address of [
      '/',
      '/guides',
      guide,
      `${guide}/cards`,
      source,
      '/source/guides/secret-items/secret-items.md',
      '/feed.json',
      '/feed.xml',
      '/sitemap.xml',
      '/search?q=shown',
      `/search?q=${canary.slice(0, 6)}`,
      '/api/v1/search?q=shown',
      `/api/v1/search?q=${canary.slice(0, 6)}`,
    ]) {
      for (const headers of [{}, { rsc: '1' }]) {
        const response = await request.get(address, { headers });
        expect(response.status(), address).toBe(200);
        expect(await response.text(), address).not.toContain(canary);
      }
    }
    expect(await (await request.get(source)).text()).toContain('https://example.com/shown');
    const bodies: string[] = [];
    page.on('response', (response) => {
      void response.text().then(
        (text) => bodies.push(text),
        () => undefined,
      );
    });
    for (const address of [guide, `${guide}/cards`]) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
    }
    expect(bodies.join('\n')).toContain('The answer that is shown.');
    expect(bodies.join('\n')).not.toContain(canary);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
