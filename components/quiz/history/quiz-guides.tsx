import type { AttemptKind } from '@/domain/quiz/attempt-view';
import { countOf } from '@/domain/shared/count-of';

export type QuizGuide = {
  readonly slug: string;
  readonly title: string;
  readonly kind: AttemptKind;
  /** How many items can be asked. */
  readonly items: number;
};

/** The guides that one can be quizzed on, one line each. */
export function QuizGuides({ guides }: { readonly guides: readonly QuizGuide[] }) {
  return (
    <ul className="quiz-guides">
      {guides.map(({ slug, title, kind, items }) => (
        <li key={slug}>
          <a href={`/guides/${slug}/quiz`}>{title}</a>
          <span className="meta tn">
            {countOf(items, 'question')}
            {kind === 'self_rated' && ', self-rated'}
          </span>
        </li>
      ))}
    </ul>
  );
}
