import type { Database } from '@/db/database';
import { findLastSeq, listReviewsAfter } from '@/db/queries/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';

export type ReviewPage = {
  readonly events: readonly (ReviewEvent & { readonly seq: number })[];
  /** The last number in the log, and so how many events there are. */
  readonly latest: number;
  readonly isMore: boolean;
};

/** What a device lacks: the events after the last one that it has, in order, at most `limit` of them. */
export async function listReviews(
  db: Database,
  key: { readonly userId: string; readonly after: number; readonly limit: number },
): Promise<ReviewPage> {
  const stored = await listReviewsAfter(db, key);
  const latest = await findLastSeq(db, key);
  const last = stored.at(-1)?.seq ?? key.after;
  return { events: stored.map(({ seq, event }) => ({ seq, ...event })), latest, isMore: last < latest };
}
