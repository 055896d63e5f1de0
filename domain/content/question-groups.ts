import type { Level, Question } from '@/domain/content/guide';
import { levelOf } from '@/domain/content/levels';

export type QuestionGroup = {
  /** The topic as its questions first write it, or "Other questions". */
  readonly title: string;
  /** For anchors: letters, digits and hyphens. */
  readonly id: string;
  readonly level: Level | null;
  readonly questions: readonly { readonly question: Question; readonly number: number }[];
};

const levelOrder: readonly Level[] = ['beginner', 'intermediate', 'advanced'];

function groupTitle(question: Question): string {
  const levelTopic = question.topics.find((topic) => levelOf(topic) !== null);
  return levelTopic ?? question.topics[0] ?? 'Other questions';
}

/**
 * Every question once, under its level when it has one, else under its first topic. Levels come first, easy to hard;
 * other topics follow in the order of their first question. "Beginner" and "Beginners" are one group.
 */
export function questionGroups(questions: readonly Question[]): QuestionGroup[] {
  const groups = new Map<
    string,
    { title: string; level: Level | null; questions: { question: Question; number: number }[] }
  >();
  questions.forEach((question, index) => {
    const title = groupTitle(question);
    const key = question.level ?? title.toLowerCase();
    const group = groups.get(key) ?? { title, level: question.level, questions: [] };
    group.questions.push({ question, number: index + 1 });
    groups.set(key, group);
  });
  const rank = (level: Level | null) => (level === null ? levelOrder.length : levelOrder.indexOf(level));
  return [...groups.values()]
    .sort((a, b) => rank(a.level) - rank(b.level))
    .map((group, index) => ({
      ...group,
      id: `topic-${index + 1}-${group.title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')}`,
    }));
}
