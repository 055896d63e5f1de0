import { cardId } from '@/domain/review/card-names';
import type { GuideCards } from './memory-statistics';

type Guides = {
  readonly guides: readonly {
    readonly slug: string;
    readonly title: string;
    readonly briefTitle: string;
    readonly questions: readonly { readonly id: string }[];
  }[];
};

/** The cards of every guide. */
export function guideCards({ guides }: Guides): GuideCards[] {
  return guides.map(({ slug, title, briefTitle, questions }) => ({
    slug,
    title: briefTitle === '' ? title : briefTitle,
    cards: questions.map(({ id }) => cardId({ guide: slug, question: id })),
  }));
}
