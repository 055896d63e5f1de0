import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loadContent } from '@/server/content/load';
import { startContent } from '@/server/content/start';
import { keepingLog } from '@/tests/content/folders';

const dir = 'tests/fixtures/content/roadmap';

test('a folder in the layout of roadmap.sh loads unchanged, with every odd thing seen there', async () => {
  const { library } = await loadContent(dir, null);
  expect(library.guides.map(({ slug, questions }) => [slug, questions.map((question) => question.id)])).toEqual([
    ['odd-names', ['cwd', 'quoted-yes']],
    ['backend-questions', ['api-endpoint', 'equality', 'plus', 'how-do-you-use-apply', 'statelessness-in-http']],
    ['plain', []],
    ['empty-body', ['w']],
  ]);
  expect(library.guideBySlug.get('backend-questions')).toMatchObject({
    order: 1,
    briefTitle: 'Backend',
    title: 'Top 6 "Backend" Questions (+ Quiz!)',
    description: "Six backend questions, from 'shift left' to caching",
    isNew: true,
    authorId: 'fernando',
    date: '2025-01-15',
    ending: 'That is all, **good luck**.\n',
    seo: {
      keywords: ['backend quiz', 'backend interview questions'],
      ogImageUrl: 'https://assets.example.org/backend.png',
    },
    relatedLinks: [
      { title: 'What’s a “Backend”: a guide', href: '/backend/guide' },
      { title: 'Next.js vs React', href: '/guides/next' },
    ],
    sitemap: { priority: 1, changefreq: 'monthly' },
  });
  expect(
    library.guideBySlug.get('backend-questions')?.questions.map((question) => [question.level, question.topics]),
  ).toEqual([
    ['beginner', ['Beginners']],
    ['beginner', ['Beginners', 'Core Concepts']],
    ['intermediate', ['Intermediate']],
    [null, ['Coding Challenges']],
    ['advanced', ['Advanced']],
  ]);
  expect(library.guideBySlug.get('odd-names')).toMatchObject({
    relatedGuideIds: ['backend-questions'],
    body: '',
    authorId: null,
    date: null,
    sitemap: { priority: 0.5, changefreq: 'weekly' },
  });
});

test('what is wrong with it is reported, and nothing that is right', async () => {
  const { library } = await loadContent(dir, null);
  expect(
    library.diagnostics
      .filter((each) => each.severity !== 'info')
      .map(({ rule, file, range }) => `${file}:${range.start.line} ${rule}`),
  ).toEqual([
    'guides/backend-questions/content/orphan.md:1 answer/orphan-file',
    'guides/odd-names/README.md:1 guide/stray-file',
    'guides/odd-names/group-file.md:25 answer/missing-file',
  ]);
});

test('its guides are rendered', async () => {
  const running = await startContent({ dir, log: keepingLog() });
  const rendered = await running.rendered('backend-questions');
  await running.close();
  expect(rendered?.articleHtml).toBe('<p>Backend is what people do not see! It has <strong>layers</strong>.</p>');
  expect(rendered?.endingHtml).toContain('good luck');
  expect(rendered?.questions.map((question) => question.questionHtml).slice(0, 3)).toEqual([
    'What is an API endpoint?',
    'Explain the difference between <code>==</code> and <code>===</code>.',
    '10+2+"9"',
  ]);
  const [first, , third] = rendered?.questions ?? [];
  expect(first?.answerHtml).toContain('&#x3C;0.05 isn’t proof');
  expect(first?.answerHtml).toContain('<span>JavaScript</span>');
  expect(third?.answerHtml).toContain('<span>HTML</span>');
  expect(third?.answerText).toContain('<script>alert(1)</script>');
});

test('the checker prints a frame for each problem, a last line that counts, and exits 1', () => {
  let out = '';
  let code = 0;
  try {
    out = execFileSync('node', ['--import', 'tsx', 'scripts/content.ts', 'check', '--dir', dir], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
  } catch (error) {
    const failed = error as { status: number; stdout: string };
    ({ stdout: out, status: code } = failed);
  }
  expect(code).toBe(1);
  expect(out).toContain(
    'error[answer/missing-file]: there is no file `content/gone.md`\n  --> guides/odd-names/group-file.md:25:13\n   |\n25 |     answer: gone.md\n   |             ^^^^^^^\n   = help: Add the file',
  );
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/^1 error, 2 warnings, 1 note in 4 of 12 files \(\d+\.\d s\)$/);
});
