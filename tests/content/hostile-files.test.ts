import { describe, expect, test } from 'vitest';
import { startContent } from '@/server/content/start';
import { folderOf, keepingLog } from '@/tests/content/folders';
import { guideText } from '@/tests/content/guide-files';

const large = 1024 * 1024;

describe('hostile files are refused, and say where', () => {
  const header =
    '---\ntitle: T\nquestions:\n  - question: Good?\n    answer: Yes.\n    topics: c\n  - question: Bad?\n    answer: bad.md\n    topics: c\n---\n';
  test.each<[string, Uint8Array | string, string]>([
    ['a giant file', Buffer.alloc(large + 1, 'a'), 'file/too-large'],
    ['a NUL character', 'a\0b', 'file/not-utf8'],
    ['bytes that are not UTF-8', Uint8Array.from([0x61, 0xff, 0xfe]), 'file/not-utf8'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'file/not-utf8'],
    ['a cut character', Uint8Array.from([0x61, 0xe2, 0x82]), 'file/not-utf8'],
  ])('%s', async (_name, bytes, rule) => {
    const dir = folderOf({ 'guides/g/g.md': header, 'guides/g/content/bad.md': bytes, 'guides/h/h.md': bytes });
    const running = await startContent({ dir, log: keepingLog() });
    const { guides, diagnostics } = running.library();
    await running.close();
    expect(guides.map((guide) => guide.questions.map((question) => question.text))).toEqual([['Good?']]);
    expect(diagnostics.filter((each) => each.rule === rule).map((each) => [each.file, each.range.start.line])).toEqual([
      ['guides/g/g.md', 8],
      ['guides/h/h.md', 1],
    ]);
  });

  test.each([
    '../secret.md',
    '/etc/secret.md',
    'content/../../secret.md',
    '..%2fsecret.md',
    'a\\..\\secret.md',
    '.hidden.md',
    'C:secret.md',
    'file:///secret.md',
  ])('the path %s', async (name) => {
    const dir = folderOf({
      'guides/g/g.md': header.replace('bad.md', name),
      'guides/secret.md': 'Secret',
      'secret.md': 'Secret',
      'guides/g/content/.hidden.md': 'Secret',
    });
    const running = await startContent({ dir, log: keepingLog() });
    const { guides, diagnostics } = running.library();
    await running.close();
    expect(JSON.stringify(guides)).not.toContain('Secret');
    expect(
      diagnostics.some(
        (each) => /^answer\/(?:escapes-root|missing-file)$/.test(each.rule) && each.range.start.line === 8,
      ),
    ).toBe(true);
  });

  test('folder names that cannot be addresses are passed over and reported', async () => {
    const dir = folderOf({
      'guides/Bad Name/x.md': guideText(['One?']),
      'guides/<script>/x.md': guideText(['One?']),
      'guides/.git/x.md': 'x',
      'guides/good/good.md': guideText(['One?']),
    });
    const running = await startContent({ dir, log: keepingLog() });
    const { guides, diagnostics } = running.library();
    await running.close();
    expect(guides.map((guide) => guide.slug)).toEqual(['good']);
    expect(diagnostics.map((each) => [each.rule, each.file])).toEqual([
      ['guide/bad-name', 'guides/<script>'],
      ['guide/bad-name', 'guides/Bad Name'],
    ]);
  });
});
