import type { Item } from '@/domain/quiz/item';

/** Of a guide without items: the learner reads the question, answers aloud, and rates themselves against the answer. */
export type SelfItem = {
  readonly type: 'self';
  readonly id: 'self';
  readonly ref: string;
  readonly revision: string;
  readonly keyHash: string;
};

/** An item as it was asked, with everything that showing and grading it later needs, whatever the content says then. */
export type FrozenItem = {
  readonly guide: string;
  readonly question: string;
  /** The question's text, Markdown: asked when the item has no prompt of its own. */
  readonly questionText: string;
  /** The guide's answer, Markdown; of self-rated items only. */
  readonly answer: string | null;
  readonly item: Item | SelfItem;
};
