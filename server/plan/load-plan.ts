/**
 * A plan as it stands today. It is reckoned beside the server's own work (plan-thread.ts); whoever asks waits for it as
 * long as they say, and is shown the last known result then.
 */
import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import { listOpenPlans, type PlanRow } from '@/db/queries/plans';
import { listReviewsAfter } from '@/db/queries/reviews';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import type { Library } from '@/domain/content/library';
import { nameOfCard } from '@/domain/review/card-names';
import { cardsOfGuides } from '@/domain/review/plan-cards';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import type { PlanView } from '@/domain/scheduling/plan-view';
import type { SettingsVersions } from '@/domain/scheduling/settings';
import { studyDay } from '@/domain/shared/study-day';
import { type DeckShelf, loadShelf } from '@/server/decks/deck-shelf';
import { reportError } from '@/server/http/error-report';
import { findPlanClock, type PlanClock } from './plan-clock';
import type { PlanJob } from './plan-thread';
import { isSuperseded, planner } from './planner';

const pageSize = 2000;

export type LoadedPlan = {
  readonly plan: PlanRow;
  readonly clock: PlanClock;
  /** Null while it was never reckoned. */
  readonly view: PlanView | null;
  /** `underway`: the view is an older one, and the new one is being reckoned. `failed`: that did not work. */
  readonly state: 'fresh' | 'underway' | 'failed';
};

/** What is reckoned for the day that it is now; null until then. */
export const viewOfToday = ({ view, clock }: LoadedPlan): PlanView | null =>
  view?.today === clock.today ? view : null;

export type LoadedPlans = {
  readonly clock: PlanClock;
  /** The learner's own decks, which a plan may be about. */
  readonly shelf: DeckShelf;
  /** All that have not ended, the nearest interview first. */
  readonly open: readonly PlanRow[];
  /** The one that was asked for, else the nearest to come, else the last that waits to be told how it went. */
  readonly shown: LoadedPlan | null;
};

type Asked = {
  readonly userId: string;
  readonly id: string | null;
  readonly library: Library;
  readonly now: Date;
  /** How long to wait for a plan that is not known yet, in milliseconds. */
  readonly waitMs: number;
};

function jobOf(
  db: Database,
  asked: Asked & { shelf: DeckShelf },
  plan: PlanRow,
  clock: PlanClock,
  versions: SettingsVersions,
): PlanJob {
  const { userId, library, shelf } = asked;
  const guideBySlug = { get: (slug: string) => library.guideBySlug.get(slug) ?? shelf.bySlug.get(slug) };
  const cardOf = nameOfCard(library.guides);
  return {
    async *events() {
      for (let after = 0; after < clock.seq; ) {
        const page = await listReviewsAfter(db, { userId, after, limit: pageSize });
        const last = page.at(-1);
        if (last === undefined) return;
        yield page.flatMap(({ seq, event }) => (seq > clock.seq ? [] : [scheduleEvent(event, cardOf)]));
        after = last.seq;
      }
    },
    request: {
      versions,
      cards: cardsOfGuides({ guideBySlug }, plan.guides),
      examDay: plan.examDay,
      minutesPerDay: plan.minutesPerDay,
      daysOff: plan.daysOff,
      everyQuestion: plan.everyQuestion,
      today: clock.today,
      fromDay: studyDay(plan.createdAt, clock.timeZone, clock.rolloverHour),
    },
  };
}

const pause = (ms: number) =>
  new Promise<null>((resolve) => {
    setTimeout(resolve, ms, null).unref();
  });

async function loadOne(
  db: Database,
  asked: Asked & { shelf: DeckShelf },
  plan: PlanRow,
  clock: PlanClock,
): Promise<LoadedPlan> {
  const { shelf } = asked;
  const versions = await listSettingsVersions(db, { userId: asked.userId });
  const from = [shelf.version, clock.seq, clock.today, plan.changedAt.getTime(), asked.library.version, versions];
  const key = createHash('sha256').update(JSON.stringify(from)).digest('base64');
  const reckoned = planner().view(plan.id, key, () => jobOf(db, asked, plan, clock, versions));
  const outcome = await Promise.race([
    reckoned.catch((error: unknown) => {
      if (isSuperseded(error)) return null;
      reportError(error, `plan ${plan.id}`);
      return 'failed' as const;
    }),
    pause(asked.waitMs),
  ]);
  const last = planner().last(plan.id);
  if (outcome === null || outcome === 'failed') return { plan, clock, view: last, state: outcome ?? 'underway' };
  return { plan, clock, view: outcome, state: 'fresh' };
}

/** The learner's open plans, and one of them as it stands. */
export async function loadPlan(db: Database, asked: Asked): Promise<LoadedPlans> {
  const { userId, id, now } = asked;
  const [clock, open, shelf] = await Promise.all([
    findPlanClock(db, { userId, now }),
    listOpenPlans(db, { userId }),
    loadShelf(db, { userId }),
  ]);
  const ahead = open.find(({ examDay }) => examDay >= clock.today);
  const chosen = id === null ? (ahead ?? open.at(-1)) : open.find((plan) => plan.id === id);
  const shown = chosen === undefined ? null : await loadOne(db, { ...asked, shelf }, chosen, clock);
  return { clock, shelf, open, shown };
}
