/** What a stranger's file may try: to be large, to lead elsewhere, to run code, to never end. */
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { planImport, writeGuideFiles } from '@/server/anki/import-guide';
import { readPackage } from '@/server/anki/read-package';
import { packageLimits } from '@/server/anki/zip-entries';
import { unzstd } from '@/server/anki/zstd';
import { startContent } from '@/server/content/start';
import { collectionWith, fillNotes, modernPackage, packed } from '@/tests/support/anki-packages';

const refused = (code: string) => ({ ok: false, code });
const withNotes = (notes: readonly { guid: string; fields: readonly string[]; tags?: string }[]) =>
  collectionWith((database) => fillNotes(database, ['Front', 'Back'], notes));

describe('the package', () => {
  test.each([
    ['nothing', new Uint8Array(), 'not_a_package'],
    ['a text', strToU8('hello'), 'not_a_package'],
    ['the beginning of a package', modernPackage().subarray(0, 300), 'not_a_package'],
    ['a package without a collection', zipSync({ 'a.txt': strToU8('a') }), 'no_collection'],
    [
      'a collection that is no database',
      packed({ 'collection.anki2': strToU8('SQLite format 3\0 or not') }),
      'broken_collection',
    ],
    [
      'a compressed collection that is not compressed',
      packed({ 'collection.anki21b': strToU8('plain') }),
      'broken_compression',
    ],
    [
      'a version of the future',
      packed({ meta: new Uint8Array([8, 9]), 'collection.anki21b': new Uint8Array(9) }),
      'too_new',
    ],
  ])('%s is refused with a reason', async (_, bytes, code) => {
    expect(await readPackage(bytes)).toEqual(refused(code));
  });

  test('an entry that says it is larger than the limit is refused before it is unpacked', async () => {
    const bytes = packed({ 'collection.anki2': new Uint8Array(10_000) });
    // The size before compression, in the central directory: 24 bytes after its signature.
    const directory = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, packageLimits.collectionBytes + 1, true);
    expect(await readPackage(bytes)).toEqual(refused('too_large'));
  });

  test('an entry that holds more than it says is cut, and then no database', async () => {
    const collection = await withNotes([{ guid: 'g', fields: ['Q', 'A'] }]);
    const bytes = packed({ 'collection.anki2': collection });
    const directory = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 5000, true);
    expect(await readPackage(bytes)).toEqual(refused('broken_collection'));
  });

  test('names that lead out of a folder lead nowhere', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cairn-hostile-'));
    const collection = await withNotes([
      { guid: '../../x', fields: ['../../etc/passwd', 'a'], tags: ' ../up ' },
      { guid: 'cairn/deck/../../evil', fields: ['Another\0one', 'b'] },
      { guid: 'c', fields: ['/', 'c'] },
    ]);
    const bytes = packed({ '../evil.md': strToU8('x'), '/abs': strToU8('x'), 'collection.anki2': collection });
    const planned = await planImport(bytes, 'deck', null);
    if (!planned.ok) throw new Error(planned.code);
    for (const file of planned.value.files)
      expect(file.path).toMatch(/^(?:deck|content\/[a-z0-9][a-z0-9-]{0,63})\.md$/);
    await writeGuideFiles(path.join(folder, 'deck'), planned.value.files);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(
      ['deck', 'deck/content', ...planned.value.files.map((file) => `deck/${file.path}`)].sort(),
    );
  });

  test('damaged anywhere, it is read or refused, and never throws or hangs', async () => {
    const whole = modernPackage();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        // There is damage on which the library never ends; it is given up after this.
        await readPackage(bytes, 1000);
      }),
      { numRuns: 200 },
    );
  });
});

describe('compression', () => {
  const frame = (...bytes: number[]) => new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, ...bytes]);
  /** A block of one byte, repeated. */
  const repeated = (size: number, isLast: boolean) => {
    const header = (size << 3) | 2 | Number(isLast);
    return [header & 255, (header >> 8) & 255, (header >> 16) & 255, 65];
  };

  test('a small frame is read', async () => {
    const read = await unzstd(frame(0, 0, ...repeated(5, true)), { mostBytes: 100, limitMs: 5000 });
    expect(read.ok && Buffer.from(read.value).toString()).toBe('AAAAA');
  });

  test('a few bytes that would become gigabytes are refused before any memory is taken', async () => {
    const bomb = frame(0, 0, ...Array.from({ length: 20_000 }, (_, at) => repeated(128 * 1024, at === 19_999)).flat());
    expect(await unzstd(bomb, { mostBytes: packageLimits.collectionBytes, limitMs: 5000 })).toEqual(
      refused('too_large'),
    );
    const frames = Buffer.concat(Array.from({ length: 50 }, () => frame(0, 0, ...repeated(100_000, true))));
    expect(await unzstd(frames, { mostBytes: 1_000_000, limitMs: 5000 })).toEqual(refused('too_large'));
  });

  test('damage on which the library never ends is given up after its time', async () => {
    const bytes = Uint8Array.from(modernPackage());
    bytes[99] = 71;
    const from = performance.now();
    expect(await readPackage(bytes, 500)).toEqual(refused('broken_compression'));
    expect(performance.now() - from).toBeGreaterThan(490);
  });

  test('a window of a gigabyte is refused', async () => {
    expect(await unzstd(frame(0, (20 << 3) | 0, ...repeated(1, true)), { mostBytes: 1000, limitMs: 5000 })).toEqual(
      refused('too_large'),
    );
  });

  test('blocks larger than the format allows, and blocks without an end, are refused', async () => {
    expect(await unzstd(frame(0, 0, ...repeated(200_000, true)), { mostBytes: 1e9, limitMs: 5000 })).toEqual(
      refused('broken_compression'),
    );
    expect(await unzstd(frame(0, 0, ...repeated(5, false)), { mostBytes: 1e9, limitMs: 5000 })).toEqual(
      refused('broken_compression'),
    );
    expect(await unzstd(frame(0), { mostBytes: 1e9, limitMs: 5000 })).toEqual(refused('broken_compression'));
  });
});

describe('the collection', () => {
  test.each([
    [
      'notes as a view that never ends',
      "create view notes as with recursive n(x) as (select 1 union all select x + 1 from n) select x as id, x as guid, x as mid, '' as tags, '' as flds from n",
    ],
    ['notes as a virtual table', 'create virtual table notes using fts4(id, guid, mid, tags, flds)'],
    ['columns that are computed', 'create table notes (id, guid, mid, tags, flds as (hex(zeroblob(1000000000))))'],
    ['too few columns', 'create table notes (id, guid)'],
    ['no notes', 'create table other (id)'],
  ])('%s: refused', async (_, sql) => {
    const collection = await collectionWith((database) => {
      fillNotes(database, ['Front'], []);
      database.exec('drop table notes');
      database.exec(sql);
    });
    expect(await readPackage(packed({ 'collection.anki2': collection }))).toEqual(refused('broken_collection'));
  });

  test('note types that are no JSON, and decks that are something else: refused or passed over', async () => {
    const broken = await collectionWith((database) => {
      fillNotes(database, ['Front'], [{ guid: 'g', fields: ['Q'] }]);
      database.exec("update col set models = '{'");
    });
    expect(await readPackage(packed({ 'collection.anki2': broken }))).toEqual(refused('broken_collection'));
    const odd = await collectionWith((database) => {
      fillNotes(database, ['Front'], [{ guid: 'g', fields: ['Q'] }]);
      database.exec(`update col set models = '{"5":null,"6":{"flds":[null,7]}}', decks = '[1, null, "x"]'`);
    });
    const read = await readPackage(packed({ 'collection.anki2': odd }));
    expect(read.ok && read.value.notes[0]?.fields).toEqual([{ name: 'Field 1', html: 'Q' }]);
  });

  test('a field longer than the limit is skipped by name, and its neighbour is read', async () => {
    const collection = await withNotes([
      { guid: 'a', fields: ['x'.repeat(packageLimits.fieldCharacters + 1), ''] },
      { guid: 'b', fields: ['Q', 'A'] },
    ]);
    const read = await readPackage(packed({ 'collection.anki2': collection }));
    expect(read.ok && read.value.skipped).toEqual([{ of: 'note 1', what: expect.stringContaining('longer than') }]);
    expect(read.ok && read.value.notes.map(({ guid }) => guid)).toEqual(['b']);
  });
});

test('hostile HTML in a deck never becomes HTML that runs, on any page of the guide', async () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg><script>alert(1)</script></svg>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<div style="background:url(//evil)" onclick=alert(1)>x</div>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<pre><code class="language-html">&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>',
    '```\n</code><script>alert(1)</script>',
    '<span class="katex"><annotation encoding="application/x-tex">\\href{javascript:alert(1)}{x}</annotation></span>',
    '<math><mtext></mtext><script>alert(1)</script></math>',
    '<figure class="codebox"><figcaption>SQL</figcaption><pre onclick=alert(1)>&lt;img src=x onerror=alert(1)&gt;</pre></figure>',
    '<kbd><img src=x onerror=alert(1)></kbd><sub>&lt;script&gt;</sub>',
    '{{c1::<script>alert(1)</script>}}',
    '---\nmath: true\nsources: [javascript:alert(1)]\n---',
  ];
  const notes = attacks.map((attack, index) => ({
    guid: `g${index}`,
    fields: [`Question ${index} ${attack}`, attack],
    tags: ` ${attack.replace(/\s/g, '')} `,
  }));
  const planned = await planImport(packed({ 'collection.anki2': await withNotes(notes) }), 'deck', null);
  if (!planned.ok) throw new Error(planned.code);
  expect(planned.value.imported).toHaveLength(attacks.length);
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-hostile-'));
  await writeGuideFiles(path.join(dir, 'guides', 'deck'), planned.value.files);
  const content = await startContent({ dir, log: { info: () => {}, warn: () => {}, error: () => {} } });
  try {
    const rendered = await content.rendered('deck');
    expect(rendered?.questions).toHaveLength(attacks.length);
    const html = rendered?.questions.map(({ questionHtml, answerHtml }) => questionHtml + answerHtml).join('\n');
    expect(html).not.toMatch(/<script|<iframe|<svg|<img|<style|href="javascript|\son\w+="|\sstyle="/i);
    for (const { sources } of content.library().guideBySlug.get('deck')?.questions ?? []) expect(sources).toEqual([]);
  } finally {
    await content.close();
  }
});
