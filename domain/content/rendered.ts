/**
 * What the renderer makes of a guide: safe HTML only, ready to be put into a page. All ids inside are unique in the
 * page (prefixed by the question's id). HTML never contains scripts, inline styles or event handlers.
 */
export type TocEntry = { readonly id: string; readonly title: string };

export type RenderedQuestion = {
  readonly id: string;
  /** Inline HTML of the question: text, code, emphasis; no links or blocks. */
  readonly questionHtml: string;
  /** The question as plain text, for titles, labels and search. */
  readonly questionText: string;
  readonly answerHtml: string;
  /** The answer as plain text without code fences' markup, for search and descriptions. */
  readonly answerText: string;
};

export type RenderedGuide = {
  readonly slug: string;
  readonly edition: string;
  readonly articleHtml: string;
  /** The h2 headings of the article, in order; `id` is the heading's id in `articleHtml`. */
  readonly toc: readonly TocEntry[];
  readonly questions: readonly RenderedQuestion[];
  readonly endingHtml: string | null;
  /** Minutes to read article and answers at 220 words a minute, at least 1. */
  readonly readingMinutes: number;
};
