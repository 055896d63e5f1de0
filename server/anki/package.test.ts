import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldsOf } from '@/domain/anki/note';
import type { Guide } from '@/domain/content/guide';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';
import { collectionTables } from '@/server/anki/collection-schema';
import { exportGuidePackage, exportGuideText } from '@/server/anki/export-guide';
import { guideNotes } from '@/server/anki/guide-notes';
import { planImport, writeGuideFiles } from '@/server/anki/import-guide';
import { readPackage } from '@/server/anki/read-package';
import type { Content } from '@/server/content/content';
import { loadContent } from '@/server/content/load';
import { startContent } from '@/server/content/start';
import { collectionWith, fillNotes, modernPackage, packed } from '@/tests/support/anki-packages';
import { readWithPython } from '@/tests/support/python-sqlite';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const origin = new URL('https://cairn.example');

let content: Content;
beforeAll(async () => {
  content = await startContent({ dir: path.join(projectRoot, 'content'), log: quiet });
});
afterAll(() => content.close());

function guideOf(slug: string): Guide {
  const guide = content.library().guideBySlug.get(slug);
  if (guide === undefined) throw new Error(slug);
  return guide;
}

describe('a guide as a package', () => {
  test('is read by Python: every table that Anki needs has its columns and indexes, and the file is whole', async () => {
    const { file } = await exportGuidePackage(content, guideOf('sql'), origin);
    const read = readWithPython(file);
    expect([read.integrity, read.media, [...read.entries].sort()]).toEqual(['ok', '{}', ['collection.anki2', 'media']]);
    const expected = Object.entries(collectionTables).map(([table, columns]) => [table, Object.keys(columns)] as const);
    expect(read.columns).toEqual(Object.fromEntries(expected));
    expect(read.indexes).toEqual([
      'ix_cards_nid',
      'ix_cards_sched',
      'ix_cards_usn',
      'ix_notes_csum',
      'ix_notes_usn',
      'ix_revlog_cid',
      'ix_revlog_usn',
    ]);
  });

  test('has a new card for each question, in the order of the guide, in a deck and a note type that exist', async () => {
    const guide = guideOf('sql');
    const { notes } = await guideNotes(content, guide, origin);
    const { rows } = readWithPython((await exportGuidePackage(content, guide, origin)).file);
    const [col] = rows.col;
    const decks = JSON.parse(String(col?.['decks'])) as Record<string, { name: string; conf: number }>;
    const models = JSON.parse(String(col?.['models'])) as Record<string, { flds: { name: string }[] }>;
    expect(Object.keys(JSON.parse(String(col?.['dconf'])))).toEqual(['1']);
    const byNote = new Map(rows.notes.map((note) => [note['id'], note]));
    const cards = [...rows.cards].sort((a, b) => Number(a['due']) - Number(b['due']));
    expect(cards.map((card) => byNote.get(card['nid'] ?? 0)?.['guid'])).toEqual(notes.map(({ note }) => note.guid));
    expect(cards.map((card) => byNote.get(card['nid'] ?? 0)?.['flds'])).toEqual(
      notes.map(({ note }) => fieldsOf(note).join('\x1f')),
    );
    expect(cards.map(({ due, type, queue }) => [due, type, queue])).toEqual(notes.map((_, at) => [at + 1, 0, 0]));
    for (const card of cards) expect(decks[String(card['did'])]?.name).toBe('Cairn::SQL');
    for (const note of rows.notes) expect(models[String(note['mid'])]?.flds).toHaveLength(5);
    expect(rows.revlog).toEqual([]);
  });

  test('is the same twice, byte for byte where it counts: ids, guids and times', async () => {
    const [one, two] = [
      readWithPython((await exportGuidePackage(content, guideOf('sql'), origin)).file),
      readWithPython((await exportGuidePackage(content, guideOf('sql'), origin)).file),
    ];
    expect(two.rows).toEqual(one.rows);
  });

  test('has fields without scripts, styles or addresses that need our pages', async () => {
    const { notes } = await guideNotes(content, guideOf('javascript'), origin);
    for (const { note } of notes) {
      const html = fieldsOf(note).join('');
      expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|href="\/|src="/i);
      expect(html).not.toMatch(/\[sound:|\[latex\]/);
    }
  });

  test('says what it has no place for', async () => {
    const { lost } = await exportGuidePackage(content, guideOf('sql'), origin);
    expect(lost).toContainEqual({ of: 'sql', what: 'the article around the questions' });
    expect(lost.some(({ what }) => what.endsWith('graded items'))).toBe(true);
  });
});

async function importInto(dir: string, group: string, bytes: Uint8Array) {
  const { library } = await loadContent(dir, null);
  const guide = library.guideBySlug.get(group);
  const existing = guide === undefined ? null : { guide, text: await readFile(path.join(dir, guide.file), 'utf8') };
  const planned = await planImport(bytes, group, existing);
  if (!planned.ok) throw new Error(planned.code);
  await writeGuideFiles(path.join(dir, 'guides', group), planned.value.files);
  return planned.value;
}

async function emptyContent(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-import-'));
  await writeGuideFiles(path.join(dir, 'guides', 'other'), [{ path: 'other.md', text: '---\ntitle: Other\n---\n' }]);
  return dir;
}

describe('out and back', () => {
  const ways = [
    ['apkg', 'sql'],
    ['apkg', 'javascript'],
    ['text', 'sql'],
  ] as const;
  test.each(ways)('by %s, the guide %s keeps its ids, words, topics, hints, sources and order', async (kind, slug) => {
    const dir = await emptyContent();
    const guide = guideOf(slug);
    const made = await (kind === 'apkg' ? exportGuidePackage : exportGuideText)(content, guide, origin);
    const bytes = typeof made.file === 'string' ? new TextEncoder().encode(made.file) : made.file;
    const { skipped, lost } = await importInto(dir, slug, bytes);
    expect([skipped, lost]).toEqual([[], []]);
    const back = await startContent({ dir, log: quiet });
    try {
      expect(back.library().diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const parts = (each: Guide | undefined) =>
        each?.questions.map(({ id, text, topics, hints, sources }) => ({ id, text, topics, hints, sources }));
      expect(parts(back.library().guideBySlug.get(slug))).toEqual(parts(guide));
      // White space that a browser does not show may differ within code in a line.
      const shown = async (from: Content) =>
        (await from.rendered(slug))?.questions.map(({ answerHtml }) => answerHtml.replace(/ +/g, ' '));
      expect((await shown(back))?.length).toBe(guide.questions.length);
      expect(await shown(back)).toEqual(await shown(content));
    } finally {
      await back.close();
    }
  });

  test('brought in again, nothing is added and nothing is written over', async () => {
    const dir = await emptyContent();
    const { file } = await exportGuidePackage(content, guideOf('sql'), origin);
    await importInto(dir, 'sql', file);
    const answer = path.join(dir, 'guides/sql/content/join-kinds.md');
    await writeFile(answer, 'My own words.\n');
    const again = await importInto(dir, 'sql', file);
    expect([again.imported, again.files]).toEqual([[], []]);
    expect(again.skipped).toHaveLength(guideOf('sql').questions.length);
    expect(await readFile(answer, 'utf8')).toBe('My own words.\n');
  });

  test('a renamed question comes back under its present id, with the former one beside it', async () => {
    const dir = await emptyContent();
    const text =
      '---\ntitle: T\nquestions:\n  - id: new-name\n    question: What?\n    answer: That.\n    topics: [A]\n    aliases: [old-name]\n---\n';
    await writeGuideFiles(path.join(dir, 'guides', 'own'), [{ path: 'own.md', text }]);
    const own = await startContent({ dir, log: quiet });
    const guide = own.library().guideBySlug.get('own') as Guide;
    const { file } = await exportGuidePackage(own, guide, origin);
    await own.close();
    const other = await emptyContent();
    await importInto(other, 'own', file);
    const { library } = await loadContent(other, null);
    expect(library.guideBySlug.get('own')?.questions).toMatchObject([{ id: 'new-name', aliases: ['old-name'] }]);
  });
});

describe('decks of others', () => {
  test('a package of a newer Anki, compressed and of schema 18, is read', async () => {
    const dir = await emptyContent();
    const { imported, skipped, lost } = await importInto(dir, 'capitals', modernPackage());
    expect(imported.map(({ text }) => text)).toEqual([
      'What is the capital of France?',
      '\\[…] is the capital of Spain',
      'Größte Stadt in *Japan*?'.replaceAll('*', '**'),
    ]);
    expect(skipped).toEqual([]);
    expect(lost).toContainEqual({ of: 'what-is-the-capital-of-france', what: 'the picture map.png' });
    const { library } = await loadContent(dir, null);
    const guide = library.guideBySlug.get('capitals');
    expect(guide?.title).toBe('Capitals');
    expect(guide?.questions[0]).toMatchObject({ topics: ['europe', 'easy ones'] });
    expect(guide?.questions[1]?.answer).toContain('**Madrid**');
  });

  test('guids are kept: exported again, a note has the guid it came with, and it is known when it comes again', async () => {
    const dir = await emptyContent();
    await importInto(dir, 'capitals', modernPackage());
    const again = await importInto(dir, 'capitals', modernPackage());
    expect(again.imported).toEqual([]);
    const own = await startContent({ dir, log: quiet });
    const { file } = await exportGuidePackage(own, own.library().guideBySlug.get('capitals') as Guide, origin);
    await own.close();
    expect(
      readWithPython(file)
        .rows.notes.map(({ guid }) => guid)
        .sort(),
    ).toEqual(['Bq3}x[~a.1', 'c"2\'<&>', 'ünï']);
  });

  test('new notes go to the end of a guide that is there, and its comments stay', async () => {
    const dir = await emptyContent();
    const text =
      '---\n# Keep me.\ntitle: "Mine" # and me\nquestions:\n  - question: First?\n    answer: Yes.\n    topics: [A]\n---\n\nThe article.\n';
    await writeGuideFiles(path.join(dir, 'guides', 'mine'), [{ path: 'mine.md', text }]);
    const collection = await collectionWith((database) =>
      fillNotes(
        database,
        ['Front', 'Back'],
        [
          { guid: 'one', fields: ['First?', 'Once more'] },
          { guid: 'two', fields: ['Second?', 'A <b>bold</b> word<br>and a line'], tags: ' x ' },
        ],
      ),
    );
    const { imported, skipped } = await importInto(dir, 'mine', packed({ 'collection.anki2': collection }));
    expect(imported).toEqual([
      { id: 'first-2', text: 'First?' },
      { id: 'second', text: 'Second?' },
    ]);
    expect(skipped).toEqual([]);
    const after = await readFile(path.join(dir, 'guides/mine/mine.md'), 'utf8');
    expect(after).toContain('# Keep me.');
    expect(after).toContain('"Mine" # and me');
    expect(after.endsWith('---\n\nThe article.\n')).toBe(true);
    const { library } = await loadContent(dir, null);
    expect(library.guideBySlug.get('mine')?.questions.map(({ id }) => id)).toEqual(['first', 'first-2', 'second']);
    expect(library.guideBySlug.get('mine')?.questions[2]?.answer.trim()).toBe('A **bold** word\\\nand a line');
    expect((await readdir(path.join(dir, 'guides/mine/content'))).sort()).toEqual(['first-2.md', 'second.md']);
  });

  test('a bad note never drops its neighbours, and everything lost is named', async () => {
    const notes = [
      { guid: 'a', fields: ['', 'No question'] },
      { guid: 'b', fields: ['Sound? [sound:x.mp3]', '<img src="y.png" alt="A map">'] },
      { guid: 'c', fields: [`${'<div>'.repeat(40_000)}deep`, 'x'] },
      { guid: 'd', fields: ['What does this print?<pre>1 &lt; 2</pre>', '\\(x^2\\) and [$]y[/$]'] },
    ];
    const collection = await collectionWith((database) => fillNotes(database, ['Front', 'Back'], notes));
    const planned = await planImport(packed({ 'collection.anki2': collection }), 'deck', null);
    if (!planned.ok) throw new Error(planned.code);
    const { imported, skipped, lost, files } = planned.value;
    expect(imported.map(({ text }) => text)).toEqual(['Sound?', 'What does this print?']);
    expect(skipped.map(({ of }) => of)).toEqual(['note 1', 'note 3']);
    expect(lost.map(({ what }) => what)).toEqual([
      'the sound x.mp3',
      'the picture y.png',
      'what stood below the first line of the question: it begins the answer now',
    ]);
    expect(files.find((each) => each.path === 'content/what-does-this-print.md')?.text).toBe(
      '```\n1 < 2\n```\n\n$x^2$ and $y$\n',
    );
    expect(files.at(-1)?.text).toContain('math: true');
  });
});

test('what a package holds is read as it is, before anything is made of it', async () => {
  const collection = await collectionWith((database) =>
    fillNotes(database, ['Front', 'Back', 'More'], [{ guid: 'g', fields: ['<b>1</b>', '2', '3'], tags: ' a b::c ' }]),
  );
  expect(await readPackage(packed({ 'collection.anki2': collection }))).toEqual({
    ok: true,
    value: {
      deck: 'Theirs::French',
      skipped: [],
      notes: [
        {
          guid: 'g',
          fields: [
            { name: 'Front', html: '<b>1</b>' },
            { name: 'Back', html: '2' },
            { name: 'More', html: '3' },
          ],
          tags: ['a', 'b::c'],
          kind: 'plain',
          cards: 0,
          place: 'note 1',
        },
      ],
    },
  });
});
