import { defineCommand } from 'citty';
import type { Guide } from '@/domain/content/guide';
import { contentDir, print } from '@/scripts/content/content-dir';
import { loadContent } from '@/server/content/load';

function words(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function row(guide: Guide): readonly (string | number)[] {
  const count = (level: string | null) => guide.questions.filter((question) => question.level === level).length;
  const answers = guide.questions.map((question) => words(question.answer));
  const total = answers.reduce((sum, each) => sum + each, 0);
  const hasNoAnswer = guide.questions.filter((question) => question.answer.trim() === '').length;
  return [
    guide.slug,
    guide.questions.length,
    count('beginner'),
    count('intermediate'),
    count('advanced'),
    count(null),
    words(guide.body),
    Math.round(total / Math.max(1, answers.length)),
    hasNoAnswer,
  ];
}

export const stats = defineCommand({
  meta: { name: 'stats', description: 'Count questions by guide and level, and words' },
  args: { dir: { type: 'string', description: 'The content folder (default: CONTENT_DIR, else content)' } },
  async run({ args }) {
    const { library } = await loadContent(contentDir(args.dir), null);
    const head = [
      'guide',
      'questions',
      'beginner',
      'intermediate',
      'advanced',
      'no level',
      'words in article',
      'words an answer',
      'no answer',
    ];
    const rows = [head, ...library.guides.map(row)].map((cells) => cells.map(String));
    const widths = head.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
    for (const cells of rows)
      print(
        cells
          .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
          .join('  '),
      );
  },
});
