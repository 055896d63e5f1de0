import type { Item } from '@/domain/quiz/item';
import type { Brand } from '@/domain/shared/brand';

/** A guide's name in URLs and in `content/guides/`: lower case letters, digits and hyphens, 1 to 80 characters. */
export type GuideSlug = Brand<string, 'GuideSlug'>;

/** A question's stable name within its guide (docs/decisions/003-question-ids.md). Never derived from a position. */
export type QuestionId = Brand<string, 'QuestionId'>;

/** The level that a topic names, whatever its case or number ("Beginners" is beginner). */
export type Level = 'beginner' | 'intermediate' | 'advanced';

/** One thing that an interviewer would ask: the unit of memory, one card, one stone. */
export type Question = {
  readonly id: QuestionId;
  /** Former ids, from the guide's entry and from the answer file. */
  readonly aliases: readonly QuestionId[];
  /** Inline Markdown, exactly as written. */
  readonly text: string;
  /** Markdown of the answer, front matter removed; may be empty. */
  readonly answer: string;
  /** The answer file's path relative to the content root, or null when the answer is inline. */
  readonly answerFile: string | null;
  /** Topics as written, in order, without repeats. */
  readonly topics: readonly string[];
  /** The first topic that names a level, if any does. */
  readonly level: Level | null;
  readonly hints: readonly string[];
  readonly sources: readonly string[];
  /** Graded items of the answer file. Their keys are secret: a question never goes to a browser as it is. */
  readonly items: readonly Item[];
  /** 12 hex digits over the question's normalised text and answer; changes when a word of either changes. */
  readonly revision: string;
  /** 12 hex digits over the normalised answer alone: what has to be known. Stays when only the question is reworded. */
  readonly answerHash: string;
  /** Where it stands: the answer file, or the guide file and the line of the entry. 1-based. */
  readonly origin: { readonly file: string; readonly line: number };
};

export type RelatedLink = { readonly title: string; readonly href: string };

export type Guide = {
  readonly slug: GuideSlug;
  /** The guide file's path relative to the content root. */
  readonly file: string;
  readonly order: number;
  readonly title: string;
  readonly briefTitle: string;
  readonly description: string;
  readonly briefDescription: string;
  readonly isNew: boolean;
  readonly authorId: string | null;
  /** `YYYY-MM-DD` as the author wrote it, or null. */
  readonly date: string | null;
  readonly seo: {
    readonly title: string;
    readonly description: string;
    readonly keywords: readonly string[];
    readonly ogImageUrl: string | null;
  };
  readonly sitemap: { readonly priority: number; readonly changefreq: ChangeFrequency };
  /** Guides named by `relatedGuidesId`, resolved by the library when it exists. */
  readonly relatedGuideIds: readonly string[];
  readonly relatedTitle: string | null;
  /** Links of the older `relatedGuides` map. */
  readonly relatedLinks: readonly RelatedLink[];
  /** `math: true` in the front matter turns `$…$` into formulas; off otherwise. */
  readonly math: boolean;
  readonly questions: readonly Question[];
  /** Markdown of the article; may be empty. */
  readonly body: string;
  /** Markdown shown after the questions, or null. */
  readonly ending: string | null;
  /** Content hash of everything a reader sees: 12 hex digits. Attempts and scores name it. */
  readonly edition: string;
  /** Newest modification time of the guide's files, in milliseconds since the epoch. */
  readonly modifiedAt: number;
};

export type ChangeFrequency = 'always' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'never';

export type Author = {
  readonly id: string;
  readonly name: string;
  /** A group of people, or one person. Decides the schema.org type. */
  readonly kind: 'group' | 'person';
  readonly url: string | null;
  /** Markdown. */
  readonly body: string;
};
