import type { Database } from '@/db/database';
import { listItemTallies } from '@/db/queries/item-statistics';
import type { Guide } from '@/domain/content/guide';
import { type GuideStatistics, joinStatistics } from '@/domain/statistics/guide-statistics';

/** Statistics of one guide; docs/item-statistics.md says what counts. */
export async function loadStatistics(db: Database, { guide }: { readonly guide: Guide }): Promise<GuideStatistics> {
  return joinStatistics(guide, await listItemTallies(db, { guide: guide.slug }));
}
