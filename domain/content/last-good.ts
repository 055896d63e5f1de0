/**
 * What readers see while a guide has mistakes: each damaged part as it last was, every other part as it is now.
 *
 * A question that cannot be read keeps its last good version and its place; where there is none, it stays hidden. It is
 * recognised by its id, by the name of its answer file, by its text, or by what stands before it.
 */

import { editionOf } from '@/domain/content/edition';
import type { Guide, Question } from '@/domain/content/guide';
import type { ParsedGuide } from '@/domain/content/parse-guide';
import type { HiddenQuestion } from '@/domain/content/parse-questions';

export type Mended = {
  readonly guide: Guide;
  /** What is shown in its last good version: ids of questions, and `header` for titles and the like. */
  readonly kept: readonly string[];
};

const headerKeys = [
  'order',
  'title',
  'briefTitle',
  'description',
  'briefDescription',
  'isNew',
  'authorId',
  'date',
  'seo',
  'sitemap',
  'relatedGuideIds',
  'relatedTitle',
  'relatedLinks',
  'math',
] as const satisfies readonly (keyof Guide)[];

function names(hidden: HiddenQuestion, question: Question): boolean {
  const fileName = question.answerFile?.split('/').at(-1);
  if (
    fileName !== undefined &&
    new RegExp(`(?:^|[\\s"':])${fileName.replace(/[^\w-]/g, '\\$&')}(?:$|[\\s"'])`).test(hidden.source)
  )
    return true;
  return question.text.length > 3 && hidden.source.includes(question.text);
}

function follows(question: Question, before: Question | undefined, lastGood: Guide): boolean {
  const at = lastGood.questions.indexOf(question);
  return lastGood.questions[at - 1]?.id === before?.id;
}

/** The earlier version of each hidden question, where there is one. */
function earlierVersions(
  hidden: readonly HiddenQuestion[],
  shown: readonly Question[],
  lastGood: Guide,
): Map<HiddenQuestion, Question> {
  const found = new Map<HiddenQuestion, Question>();
  const present = new Set<string>(shown.map((question) => question.id));
  const take = (isIt: (each: HiddenQuestion, question: Question) => boolean) => {
    for (const each of hidden) {
      if (found.has(each)) continue;
      const match = lastGood.questions.find((question) => !present.has(question.id) && isIt(each, question));
      if (match === undefined) continue;
      present.add(match.id);
      found.set(each, match);
    }
  };
  take((each, question) => each.id !== null && question.id === each.id);
  take((each, question) => each.id === null && names(each, question));
  take(
    (each, question) =>
      each.id === null &&
      follows(question, found.get(hidden[hidden.indexOf(each) - 1] ?? each) ?? shown[each.position - 1], lastGood),
  );
  return found;
}

function withEarlier(
  parsed: ParsedGuide,
  shown: readonly Question[],
  lastGood: Guide,
): { questions: Question[]; kept: string[] } {
  const earlier = earlierVersions(parsed.hidden, shown, lastGood);
  const questions: Question[] = [];
  const kept: string[] = [];
  for (let position = 0; position <= shown.length; position += 1) {
    for (const hidden of parsed.hidden) {
      const question = hidden.position === position ? earlier.get(hidden) : undefined;
      if (question === undefined) continue;
      questions.push(question);
      kept.push(question.id);
    }
    const next = shown[position];
    if (next !== undefined) questions.push(next);
  }
  return { questions, kept };
}

/** The guide to show, given what it was before; null when there is nothing to show. */
export function withLastGood(parsed: ParsedGuide, lastGood: Guide | null): Mended | null {
  const { guide } = parsed;
  if (guide === null) return lastGood === null ? null : { guide: lastGood, kept: ['guide'] };
  if (lastGood === null || (parsed.hidden.length === 0 && !parsed.isHeaderDamaged && !parsed.isListLost))
    return { guide, kept: [] };
  const header = parsed.isHeaderDamaged ? Object.fromEntries(headerKeys.map((key) => [key, lastGood[key]])) : {};
  const { questions, kept } = parsed.isListLost
    ? { questions: lastGood.questions, kept: ['questions'] }
    : withEarlier(parsed, guide.questions, lastGood);
  const merged: Guide = { ...guide, ...header, questions };
  return {
    guide: { ...merged, edition: editionOf(merged) },
    kept: [...(parsed.isHeaderDamaged ? ['header'] : []), ...kept],
  };
}
