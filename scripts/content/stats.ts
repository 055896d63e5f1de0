import { defineCommand } from 'citty';
import type { Guide } from '@/domain/content/guide';
import { contentDir, print } from '@/scripts/content/content-dir';
import { type ItemStats, itemStats } from '@/scripts/content/item-stats';
import { loadContent } from '@/server/content/load';

const mostNames = 8;

type GuideStats = {
  readonly guide: string;
  readonly questions: number;
  readonly levels: {
    readonly beginner: number;
    readonly intermediate: number;
    readonly advanced: number;
    readonly none: number;
  };
  readonly wordsInArticle: number;
  readonly wordsPerAnswer: number;
  readonly withoutAnswer: number;
  readonly quiz: ItemStats;
};

function words(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function statsOf(guide: Guide): GuideStats {
  const count = (level: string | null) => guide.questions.filter((question) => question.level === level).length;
  const answers = guide.questions.map((question) => words(question.answer));
  const total = answers.reduce((sum, each) => sum + each, 0);
  return {
    guide: guide.slug,
    questions: guide.questions.length,
    levels: {
      beginner: count('beginner'),
      intermediate: count('intermediate'),
      advanced: count('advanced'),
      none: count(null),
    },
    wordsInArticle: words(guide.body),
    wordsPerAnswer: Math.round(total / Math.max(1, answers.length)),
    withoutAnswer: guide.questions.filter((question) => question.answer.trim() === '').length,
    quiz: itemStats(guide),
  };
}

/** The first column stands left, the others right. */
function printTable(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const all = [head, ...rows].map((cells) => cells.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  if (title !== '') print(`\n${title}`);
  for (const cells of all)
    print(
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((part / whole) * 100)} %`;
}

function printItems(all: readonly GuideStats[]): void {
  const withItems = all.filter(({ quiz }) => quiz.items > 0);
  if (withItems.length === 0) {
    print('\nNo guide has graded items.');
    return;
  }
  const types = Object.keys(withItems[0]?.quiz.byType ?? {});
  const rows = (cells: (each: GuideStats) => readonly (string | number)[]) =>
    withItems.map((each) => [each.guide, ...cells(each)]);
  printTable(
    'Items by type',
    ['guide', 'items', ...types],
    rows(({ quiz }) => [quiz.items, ...Object.values(quiz.byType)]),
  );
  printTable(
    'Items by difficulty',
    ['guide', '1', '2', '3', '4', '5', 'none', 'unexplained'],
    rows(({ quiz }) => [...Object.values(quiz.byDifficulty), quiz.unexplained]),
  );
  printTable(
    'Singles: where the key stands, and whether its length tells it',
    ['guide', 'singles', 'key longest', 'by chance', 'p', 'positions'],
    rows(({ quiz: { longestKey: longest, keyPositions: positions } }) => [
      longest.of,
      share(longest.count, longest.of),
      share(longest.expected, longest.of),
      longest.chance.toFixed(3),
      positions.counts.join(' / '),
    ]),
  );
  printTable(
    'Items by topic',
    ['guide, topic', 'questions', 'items'],
    withItems.flatMap(({ guide, quiz }) =>
      quiz.byTopic.map(({ topic, questions, items }) => [`${guide}, ${topic}`, questions, items]),
    ),
  );
  printTable(
    'Gaps: questions that a quiz cannot ask, or asks in one way only',
    ['guide', 'no item', 'one item', 'without'],
    rows(({ quiz: { questionsWithoutItems: without, questionsWithOneItem: one } }) => [
      without.length,
      one,
      without.length === 0 ? '-' : `${without.slice(0, mostNames).join(' ')}${without.length > mostNames ? ' …' : ''}`,
    ]),
  );
}

export const stats = defineCommand({
  meta: { name: 'stats', description: 'Count questions, words and graded items by guide' },
  args: {
    dir: { type: 'string', description: 'The content folder (default: CONTENT_DIR, else content)' },
    format: { type: 'string', default: 'table', description: 'table or json' },
  },
  async run({ args }) {
    if (!['table', 'json'].includes(args.format))
      throw new Error(`\`${args.format}\` is not a format: use table or json`);
    const { library } = await loadContent(contentDir(args.dir), null);
    const all = library.guides.map(statsOf);
    if (args.format === 'json') {
      print(JSON.stringify({ version: 1, guides: all }, null, 2));
      return;
    }
    printTable(
      '',
      [
        'guide',
        'questions',
        'beginner',
        'intermediate',
        'advanced',
        'no level',
        'words in article',
        'words an answer',
        'no answer',
      ],
      all.map(({ guide, questions, levels, wordsInArticle, wordsPerAnswer, withoutAnswer }) => [
        guide,
        questions,
        ...Object.values(levels),
        wordsInArticle,
        wordsPerAnswer,
        withoutAnswer,
      ]),
    );
    printItems(all);
  },
});
