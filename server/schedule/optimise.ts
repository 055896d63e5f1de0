/**
 * Fits the parameters of the schedule to a learner's own log. They are adopted, from now on, only when they predict the
 * last fifth of the log better than those of now; decision 015 says how much a log must have, and why.
 */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import type { Database } from '@/db/database';
import { listLogged, listLoggedGuides } from '@/db/queries/card-states';
import { countReviewDays, listSettingsVersions } from '@/db/queries/schedule-versions';
import {
  type Comparison,
  compareFit,
  inOrder,
  type Look,
  looksOf,
  splitAt,
  tidyParameters,
  withParameters,
} from '@/domain/scheduling/fit-log';
import { leastLog } from '@/domain/scheduling/optimiser-offer';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import type { SettingsVersions } from '@/domain/scheduling/settings';
import { scheduleEventOf } from '@/server/log/fold-cards';
import { portionsOf } from '@/server/log/refold-states';
import { addVersion } from '@/server/log/schedule-versions';
import { optimiserPackage } from './optimiser-package';

export type Optimised =
  | { readonly outcome: 'unavailable' }
  | { readonly outcome: 'too_few'; readonly reviews: number; readonly days: number }
  | ({ readonly outcome: 'kept' | 'adopted' } & Comparison);

async function loadPortions(db: Database, userId: string): Promise<ScheduleEvent[][]> {
  const portions: ScheduleEvent[][] = [];
  for (const guide of await listLoggedGuides(db, { userId }))
    for (const portion of portionsOf(await listLogged(db, { userId, guide }))) {
      portions.push(portion.map((event) => scheduleEventOf(event)));
      await othersHadTheirTurn();
    }
  return portions;
}

async function foldLooks(portions: readonly ScheduleEvent[][], versions: SettingsVersions): Promise<Look[]> {
  const looks: Look[] = [];
  for (const portion of portions) {
    looks.push(...looksOf(portion, versions));
    await othersHadTheirTurn();
  }
  return looks.sort(inOrder);
}

type Package = NonNullable<Awaited<ReturnType<typeof optimiserPackage>>>;

/** Looks that make a portion of the work. */
const turnLooks = 500;

async function train(binding: Package, looks: readonly Look[], relearningSteps: number): Promise<number[] | null> {
  const items: object[] = [];
  for (const [index, look] of looks.entries()) {
    const reviews = look.reviews().map(({ rating, elapsedDays }) => new binding.FSRSBindingReview(rating, elapsedDays));
    items.push(new binding.FSRSBindingItem(reviews));
    if (index % turnLooks === 0) await othersHadTheirTurn();
  }
  const options = { enableShortTerm: true, numRelearningSteps: relearningSteps };
  return tidyParameters(await binding.computeParameters(items, options));
}

type Given = {
  readonly userId: string;
  readonly now: Date;
  /** Another package, or none, for tests. */
  readonly load?: typeof optimiserPackage;
};

export async function optimise(db: Database, { userId, now, load = optimiserPackage }: Given): Promise<Optimised> {
  const binding = await load();
  if (binding === null) return { outcome: 'unavailable' };
  const { reviews, days } = await countReviewDays(db, { userId });
  if (reviews < leastLog.reviews || days < leastLog.days) return { outcome: 'too_few', reviews, days };
  const portions = await loadPortions(db, userId);
  const versions = await listSettingsVersions(db, { userId });
  const newest = versions.at(-1)?.settings ?? versions[0].settings;
  const current = await foldLooks(portions, withParameters(versions, newest.parameters));
  const parameters = await train(binding, current.slice(0, splitAt(current.length)), newest.relearningSteps.length);
  const fitted = parameters === null ? [] : await foldLooks(portions, withParameters(versions, parameters));
  const comparison = compareFit(current, fitted);
  if (parameters === null || !comparison.isBetter) return { outcome: 'kept', ...comparison };
  await addVersion(db, { userId, now, source: 'optimised', change: (settings) => ({ ...settings, parameters }) });
  return { outcome: 'adopted', ...comparison };
}
