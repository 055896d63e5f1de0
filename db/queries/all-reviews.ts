import type { Database } from '@/db/database';
import { findLastSeq, listReviewsAfter } from '@/db/queries/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';

const pageSize = 5000;

/** Somebody's whole log in the order in which it arrived, read page by page. */
export async function listAllReviews(
  db: Database,
  given: { readonly userId: string },
): Promise<(ReviewEvent & { seq: number })[]> {
  const { userId } = given;
  const last = await findLastSeq(db, { userId });
  const events: (ReviewEvent & { seq: number })[] = [];
  while ((events.at(-1)?.seq ?? 0) < last) {
    const page = await listReviewsAfter(db, { userId, after: events.at(-1)?.seq ?? 0, limit: pageSize });
    if (page.length === 0) break;
    events.push(...page.map(({ seq, event }) => ({ seq, ...event })));
  }
  return events;
}
