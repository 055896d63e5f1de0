import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Content } from '@/server/content/content';
import { content } from '@/server/content/content';
import { startContent } from '@/server/content/start';
import { folderOf, keepingLog, until, write } from '@/tests/content/folders';
import { guideText } from '@/tests/content/guide-files';

const open: Content[] = [];

async function start(dir: string, log = keepingLog()): Promise<Content> {
  const running = await startContent({ dir, log });
  open.push(running);
  return running;
}

afterEach(async () => {
  for (const running of open.splice(0)) await running.close();
});

function titleOf(running: Content, slug = 'g'): string | undefined {
  return running.library().guideBySlug.get(slug)?.title;
}

test('what is running is reached through the global object', async () => {
  const running = await start(folderOf({ 'guides/g/g.md': guideText(['One?']) }));
  expect(content()).toBe(running);
});

test('an edited guide, an edited answer, a new and a removed guide are visible without a restart', async () => {
  const dir = folderOf({
    'guides/g/g.md': '---\ntitle: Old\nquestions:\n  - question: Q\n    answer: a.md\n    topics: c\n---\n',
    'guides/g/content/a.md': 'Old answer\n',
  });
  const running = await start(dir);
  write(dir, 'guides/g/g.md', '---\ntitle: New\nquestions:\n  - question: Q\n    answer: a.md\n    topics: c\n---\n');
  await until(() => titleOf(running) === 'New');
  write(dir, 'guides/g/content/a.md', 'New answer\n');
  await until(() => running.library().guideBySlug.get('g')?.questions[0]?.answer === 'New answer\n');
  write(dir, 'guides/h/h.md', guideText(['One?'], 'title: H'));
  await until(() => titleOf(running, 'h') === 'H');
  rmSync(path.join(dir, 'guides/g'), { recursive: true });
  await until(() => running.library().guides.length === 1);
});

test('a changed address for edits makes a new version, a broken one keeps the last, and a removed one is forgotten', async () => {
  const dir = folderOf({ 'guides/g/g.md': guideText(['One?']) });
  const running = await start(dir);
  const editUrl = () => running.library().config.editUrl;
  const first = running.library().version;
  write(dir, '_config.yml', 'editUrl: https://git.example/a/{file}\n');
  await until(() => editUrl() === 'https://git.example/a/{file}');
  expect(running.library().version).not.toBe(first);
  write(dir, '_config.yml', 'editUrl: nowhere in particular\n');
  await until(() => running.library().diagnostics.some(({ rule }) => rule === 'config/edit-url'));
  expect(editUrl()).toBe('https://git.example/a/{file}');
  unlinkSync(path.join(dir, '_config.yml'));
  await until(() => editUrl() === null);
  expect(running.library().version).toBe(first);
});

test('it works without being told of changes, by looking', async () => {
  const dir = folderOf({ 'guides/g/g.md': guideText(['One?'], 'title: Old') });
  const outside = folderOf({ 'g.md': guideText(['One?'], 'title: New') });
  const running = await start(dir);
  renameSync(path.join(outside, 'g.md'), path.join(dir, 'guides/g/g.md'));
  await until(() => titleOf(running) === 'New');
});

test('listeners are told of a new version, until they end it', async () => {
  const dir = folderOf({ 'guides/g/g.md': guideText(['One?'], 'title: 1') });
  const running = await start(dir);
  const seen: string[] = [];
  const end = running.onChange((library) => seen.push(library.guideBySlug.get('g')?.title ?? ''));
  write(dir, 'guides/g/g.md', guideText(['One?'], 'title: 2'));
  await running.refresh();
  end();
  write(dir, 'guides/g/g.md', guideText(['One?'], 'title: 3'));
  await running.refresh();
  expect(titleOf(running)).toBe('3');
  expect(seen).toEqual(['2']);
});

test('a broken guide keeps its last good version and is listed; mending it shows the new one', async () => {
  const dir = folderOf({
    'guides/g/g.md': guideText(['One?', 'Two?'], 'title: Good'),
    'guides/h/h.md': guideText(['One?'], 'title: H'),
  });
  const log = keepingLog();
  const running = await start(dir, log);
  const { version } = running.library();
  write(dir, 'guides/g/g.md', 'no front matter at all');
  write(dir, 'guides/h/h.md', guideText(['One?'], 'title: New H'));
  await running.refresh();
  expect(titleOf(running)).toBe('Good');
  expect(titleOf(running, 'h')).toBe('New H');
  expect(running.library().version).not.toBe(version);
  expect(running.library().diagnostics).toMatchObject([
    { rule: 'frontmatter/missing', file: 'guides/g/g.md' },
    { rule: 'guide/last-good' },
  ]);
  expect(log.lines.filter((line) => line.level === 'warn')).toHaveLength(1);
  await running.refresh();
  expect(log.lines.filter((line) => line.level === 'warn')).toHaveLength(1);
  write(dir, 'guides/g/g.md', guideText(['One?', 'Two?'], 'title: Better'));
  await running.refresh();
  expect(titleOf(running)).toBe('Better');
  expect(running.library().diagnostics).toEqual([]);
});

test('one broken question keeps its last good version while the rest of the guide changes', async () => {
  const dir = folderOf({ 'guides/g/g.md': guideText(['One?', 'Two?']) });
  const running = await start(dir);
  write(dir, 'guides/g/g.md', guideText(['One?', '"Two?'], 'title: New'));
  await running.refresh();
  expect(titleOf(running)).toBe('New');
  expect(
    running
      .library()
      .guideBySlug.get('g')
      ?.questions.map((question) => question.text),
  ).toEqual(['One?', 'Two?']);
});

test('a file that an editor has emptied and not yet filled is never shown', async () => {
  const dir = folderOf({
    'guides/g/g.md': '---\ntitle: T\nquestions:\n  - question: Q\n    answer: a.md\n    topics: c\n---\nBody',
    'guides/g/content/a.md': 'Answer 0',
  });
  const running = await start(dir);
  const answers = new Set<string>();
  const bodies = new Set<string>();
  for (let version = 1; version <= 15; version += 1) {
    for (const [name, text] of [['guides/g/content/a.md', `Answer ${version}`]] as const) {
      writeFileSync(path.join(dir, name), '');
      await new Promise((resolve) => setTimeout(resolve, version % 4));
      writeFileSync(path.join(dir, name), text);
    }
    for (let look = 0; look < 20; look += 1) {
      answers.add(running.library().guideBySlug.get('g')?.questions[0]?.answer ?? 'none');
      bodies.add(running.library().guideBySlug.get('g')?.body ?? 'none');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  expect([...answers].filter((answer) => !/^Answer \d+$/.test(answer))).toEqual([]);
  expect([...bodies]).toEqual(['Body']);
});

test('no reader sees two versions mixed or a guide missing, while it is edited all the time', async () => {
  const text = (version: number) =>
    guideText(
      Array.from({ length: 20 }, (_, index) => `Question ${index} of version ${version}`),
      `title: Version ${version}`,
    );
  const dir = folderOf({ 'guides/g/g.md': text(0), 'guides/h/h.md': guideText(['One?'], 'title: H') });
  const running = await start(dir);
  const bad: string[] = [];
  const versions = new Set<string>();
  let isWriting = true;
  const read = async () => {
    while (isWriting) {
      const guide = running.library().guideBySlug.get('g');
      const numbers = new Set(
        [guide?.title, ...(guide?.questions.flatMap((question) => [question.text, question.answer]) ?? [])].map(
          (each) => /ersion (\d+)/.exec(each ?? '')?.[1],
        ),
      );
      if (numbers.size !== 1 || guide?.questions.length !== 20 || running.library().guides.length !== 2)
        bad.push(`${guide?.title}: ${[...numbers].join(',')}`);
      versions.add([...numbers].join(','));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const readers = [read(), read(), read()];
  for (let version = 1; version <= 120; version += 1) {
    if (version % 2 === 0) write(dir, 'guides/g/g.md', text(version));
    else {
      write(dir, 'guides/g/.next', text(version));
      renameSync(path.join(dir, 'guides/g/.next'), path.join(dir, 'guides/g/g.md'));
    }
    if (version % 10 === 0) await running.refresh();
    else await new Promise((resolve) => setTimeout(resolve, version % 7));
  }
  await running.refresh();
  isWriting = false;
  await Promise.all(readers);
  expect(bad).toEqual([]);
  expect(titleOf(running)).toBe('Version 120');
  expect(versions.size).toBeGreaterThan(5);
});

test('a mounted config map, swapped as a whole by a link, is followed', async () => {
  const dir = folderOf({});
  rmSync(path.join(dir, 'guides'), { recursive: true });
  write(dir, '..1/guides/g/g.md', guideText(['One?'], 'title: First'));
  symlinkSync('..1', path.join(dir, '..data'));
  symlinkSync('..data/guides', path.join(dir, 'guides'));
  const running = await start(dir);
  expect(titleOf(running)).toBe('First');
  write(dir, '..2/guides/g/g.md', guideText(['One?'], 'title: Second'));
  symlinkSync('..2', path.join(dir, '..new'));
  renameSync(path.join(dir, '..new'), path.join(dir, '..data'));
  await until(() => titleOf(running) === 'Second');
});

test('a folder that is not there gives an empty library and says so; it is found when it comes', async () => {
  const dir = path.join(folderOf({}), 'later');
  const running = await start(dir);
  expect(running.library()).toMatchObject({
    guides: [],
    diagnostics: [{ rule: 'content/missing', severity: 'error' }],
  });
  cpSync(folderOf({ 'guides/g/g.md': guideText(['One?']) }), dir, { recursive: true });
  await until(() => running.library().guides.length === 1);
  expect(running.library().diagnostics).toEqual([]);
});

test('a folder that goes away for a moment leaves the library as it was', async () => {
  const dir = folderOf({ 'guides/g/g.md': guideText(['One?']) });
  const running = await start(dir);
  renameSync(path.join(dir, 'guides'), path.join(dir, 'away'));
  await running.refresh();
  expect(running.library().guides).toHaveLength(1);
});

test('authors are read, known to guides, and their text is rendered', async () => {
  const dir = folderOf({
    'guides/g/g.md': guideText(['One?'], 'title: T\nauthorId: jane'),
    'guides/h/h.md': guideText(['One?'], 'title: H\nauthorId: jone'),
    'authors/jane.md': '---\nname: Jane\nurl: https://a.b\n---\nWrites **well**.\n',
  });
  const running = await start(dir);
  expect(running.library().authorById.get('jane')).toMatchObject({ name: 'Jane', kind: 'person', url: 'https://a.b' });
  expect(running.library().diagnostics).toMatchObject([
    {
      rule: 'author/unknown',
      file: 'guides/h/h.md',
      range: { start: { line: 3, column: 11 } },
      help: 'Did you mean `jane`?',
    },
  ]);
  expect(await running.renderedAuthor('jane')).toBe('<p>Writes <strong>well</strong>.</p>');
  expect(await running.renderedAuthor('nobody')).toBeNull();
  unlinkSync(path.join(dir, 'authors/jane.md'));
  await running.refresh();
  expect(running.library().authorById.size).toBe(0);
});

test('a link that leads out of the folder is refused, one that stays inside is followed', async () => {
  const secret = folderOf({
    'secret.md': '---\ntitle: Secret\n---\nTop secret',
    'more/more.md': guideText(['Secret?'], 'title: Secret'),
  });
  const dir = folderOf({
    'guides/g/g.md':
      '---\ntitle: T\nquestions:\n  - question: Q\n    answer: out.md\n    topics: c\n  - question: R\n    answer: in.md\n    topics: c\n---\n',
    'shared/in.md': 'Inside.',
  });
  mkdirSync(path.join(dir, 'guides/g/content'));
  mkdirSync(path.join(dir, 'guides/i'));
  symlinkSync(path.join(secret, 'secret.md'), path.join(dir, 'guides/g/content/out.md'));
  symlinkSync('../../../shared/in.md', path.join(dir, 'guides/g/content/in.md'));
  symlinkSync(path.join(secret, 'more'), path.join(dir, 'guides/more'));
  symlinkSync(secret, path.join(dir, 'authors'));
  symlinkSync(path.join(secret, 'secret.md'), path.join(dir, 'guides/i/i.md'));
  const running = await start(dir);
  expect(running.library().guides.map((guide) => guide.slug)).toEqual(['g']);
  expect(
    running
      .library()
      .guideBySlug.get('g')
      ?.questions.map((question) => question.answer),
  ).toEqual(['Inside.']);
  expect(JSON.stringify([...running.library().guides, ...running.library().authorById])).not.toContain('ecret');
  const refused = running
    .library()
    .diagnostics.filter((each) => each.rule === 'file/outside')
    .map((each) => each.file);
  expect([...new Set(refused)].sort()).toEqual([
    'authors',
    'guides/g/content/out.md',
    'guides/g/g.md',
    'guides/i/i.md',
    'guides/more',
  ]);
});
