import { contentHash } from '@/domain/content/content-hash';
import type { Guide, Question } from '@/domain/content/guide';
import { levelOf } from '@/domain/content/levels';
import type { AttemptKind } from '@/domain/quiz/attempt-view';
import type { PoolItem } from '@/domain/quiz/draw';
import type { FrozenItem, SelfItem } from '@/domain/quiz/frozen-item';

/** A guide is graded when it has an item at all; otherwise its questions are rated by the learner. */
export function kindOf(guide: Guide): AttemptKind {
  return guide.questions.some(({ items }) => items.length > 0) ? 'graded' : 'self_rated';
}

function selfItem(guide: Guide, question: Question): SelfItem {
  const ref = contentHash([guide.slug, question.id, 'self']);
  return { type: 'self', id: 'self', ref, revision: question.revision, keyHash: question.revision };
}

/** Everything that an attempt at this guide can ask, in the guide's order. */
export function poolOf(guide: Guide): PoolItem[] {
  const isGraded = kindOf(guide) === 'graded';
  return guide.questions.flatMap((question) => {
    const level = question.topics.find((topic) => levelOf(topic) !== null) ?? null;
    const topics = question.topics.filter((topic) => levelOf(topic) === null);
    const items = isGraded ? question.items : [selfItem(guide, question)];
    return items.map((item) => ({ question: question.id, level, topics, item }));
  });
}

/** A drawn item with all that showing and grading it later needs. */
export function freeze(guide: Guide, { question: id, item }: PoolItem): FrozenItem {
  const question = guide.questions.find((each) => each.id === id);
  return {
    guide: guide.slug,
    question: id,
    questionText: question?.text ?? '',
    answer: item.type === 'self' ? (question?.answer ?? '') : null,
    item,
  };
}
