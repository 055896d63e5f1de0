/**
 * What a learner's log says of their memory.
 *
 * The whole log is read and folded, since every figure must follow from it and nothing else. That takes a moment for a
 * long one, so the work pauses every few milliseconds for other requests, and the result is kept until the log, the
 * settings, the guides or the day are others.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db/database';
import { findLogEnd } from '@/db/queries/reviews';
import { listScheduleLog } from '@/db/queries/schedule-log';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import { findSettings } from '@/db/queries/settings';
import type { Library } from '@/domain/content/library';
import { guideCards } from '@/domain/memory/guide-cards';
import { type MemoryStatistics, memoryStatisticsInSteps } from '@/domain/memory/memory-statistics';
import { type NameOfCard, nameOfCard } from '@/domain/review/card-names';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { studyDay } from '@/domain/shared/study-day';
import { loadShelf } from '@/server/decks/deck-shelf';
import { namesWith } from '@/server/log/card-names';
import { loadChanged } from '@/server/log/changed-answers';

export type Dashboard = {
  readonly statistics: MemoryStatistics;
  /** Where study days begin; the zone of the newest review when none was chosen. */
  readonly timeZone: string;
};

type Asked = { readonly userId: string; readonly now: Date; readonly library: Pick<Library, 'guides' | 'version'> };
type Kept = { readonly key: string; readonly statistics: Promise<MemoryStatistics> };

const pageSize = 2000;
/** Milliseconds of work after which other requests have their turn. */
const turnMs = 10;
const kept = new LRUCache<string, Kept>({ max: 500 });

async function readEvents(db: Database, userId: string, cardOf: NameOfCard): Promise<ScheduleEvent[]> {
  const events: ScheduleEvent[] = [];
  for (let after = 0; ; ) {
    const page = await listScheduleLog(db, { userId, after, limit: pageSize });
    for (const event of page.events) events.push(scheduleEvent(event, cardOf));
    if (page.events.length < pageSize) return events;
    after = page.last;
  }
}

async function inTurns<Result>(steps: Generator<void, Result, void>): Promise<Result> {
  let turnFrom = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() - turnFrom < turnMs) continue;
    await otherWork();
    turnFrom = performance.now();
  }
}

export async function loadDashboard(db: Database, asked: Asked): Promise<Dashboard> {
  const { userId, now, library } = asked;
  const shelf = await loadShelf(db, { userId });
  const guides = [...library.guides, ...shelf.decks];
  const [settings, versions, end] = [
    await findSettings(db, { userId }),
    await listSettingsVersions(db, { userId }),
    await findLogEnd(db, { userId }),
  ];
  const timeZone = settings.timeZone ?? end?.timeZone ?? 'UTC';
  const today = studyDay(now, timeZone, settings.rolloverHour);
  const key = JSON.stringify([end?.seq ?? 0, today, library.version, shelf.version, versions]);
  const known = kept.get(userId);
  if (known?.key === key) return { statistics: await known.statistics, timeZone };
  const reckon = async () => {
    const of = namesWith(library, shelf);
    const version = `${library.version} ${shelf.version}`;
    const changed = await loadChanged(db, { userId, seq: end?.seq ?? 0, version, of });
    const events = end === null ? [] : await readEvents(db, userId, nameOfCard(guides));
    const cards = guideCards({ guides });
    return inTurns(memoryStatisticsInSteps({ events, versions, guides: cards, changed, now: now.getTime(), today }));
  };
  const statistics = reckon();
  kept.set(userId, { key, statistics });
  try {
    return { statistics: await statistics, timeZone };
  } catch (error) {
    if (kept.peek(userId)?.key === key) kept.delete(userId);
    throw error;
  }
}
