import type { Database } from '@/db/database';
import { countReviewDays, listScheduleVersions, type ScheduleVersion } from '@/db/queries/schedule-versions';
import { leastLog } from '@/domain/scheduling/optimiser-offer';
import { choiceOf, type ScheduleChoice } from '@/domain/scheduling/schedule-choice';
import {
  defaultSettings,
  type SettingsVersion,
  type SettingsVersions,
  sinceDefaults,
} from '@/domain/scheduling/settings';

export type ScheduleView = {
  /** What holds now. */
  readonly choice: Required<ScheduleChoice>;
  /** Whose parameters hold: everybody's, or those fitted to this log. */
  readonly parameters: 'defaults' | 'fitted';
  /** All that held ever, for folding the log in a browser. `from`: milliseconds since 1970, null from the beginning. */
  readonly versions: SettingsVersions;
};

/** What a learner may see of the versions of their schedule. */
export function scheduleView(stored: readonly ScheduleVersion[]): ScheduleView {
  const versions: readonly SettingsVersion[] = stored.map(({ fromAt, settings }) => ({
    from: fromAt.getTime(),
    settings,
  }));
  const isFitted = stored.some(({ source }) => source === 'optimised');
  return {
    choice: choiceOf(versions.at(-1)?.settings ?? defaultSettings),
    parameters: isFitted ? 'fitted' : 'defaults',
    versions: sinceDefaults(versions),
  };
}

export type SchedulePage = ScheduleView & {
  /** What the log has, and what it must have, before parameters are fitted to it. */
  readonly log: {
    readonly reviews: number;
    readonly days: number;
    readonly leastReviews: number;
    readonly leastDays: number;
  };
};

export async function loadSchedule(db: Database, key: { readonly userId: string }): Promise<SchedulePage> {
  const { reviews, days } = await countReviewDays(db, key);
  return {
    ...scheduleView(await listScheduleVersions(db, key)),
    log: { reviews, days, leastReviews: leastLog.reviews, leastDays: leastLog.days },
  };
}
