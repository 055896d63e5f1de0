/** A card to try on the home page. */
export type Sample = {
  readonly href: string;
  /** Guide and level. */
  readonly place: string;
  readonly questionHtml: string;
  readonly answerHtml: string;
};
