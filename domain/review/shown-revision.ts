/**
 * What a review keeps of the card that was shown: the revision of question and answer, and the answer's hash by itself, so
 * that an answer that says something else can be told from a question that was only put in other words.
 */

type Revised = { readonly revision: string; readonly answerHash: string };

export const shownRevision = ({ revision, answerHash }: Revised): string => `${revision}-${answerHash}`;

/** The answer's hash in what a review keeps; null in those of before, which kept the revision alone. */
export const answerHashOf = (shown: string): string | null => shown.split('-')[1] || null;

/**
 * Whether the answer is another one than when the card was reviewed. Reviews of before kept the revision alone: nobody can
 * tell what changed since, so nothing is claimed.
 */
export function hasAnswerChanged(shown: string, now: Pick<Revised, 'answerHash'>): boolean {
  const seen = answerHashOf(shown);
  return seen !== null && seen !== now.answerHash;
}

/** The same, by the two revisions that cards are shown with. */
export function isOtherAnswer(shown: string, now: string): boolean {
  const answerHash = answerHashOf(now);
  return answerHash !== null && hasAnswerChanged(shown, { answerHash });
}
