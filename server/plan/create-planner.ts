/**
 * What is known of plans: the last view of each, and those that are being reckoned.
 *
 * Kept by what it was reckoned from (log, day, wish, content, settings). While a newer one is reckoned the last one stays
 * to be shown.
 */
import { LRUCache } from 'lru-cache';
import type { PlanView } from '@/domain/scheduling/plan-view';
import { createPlanThread, type PlanJob, type PlanThread } from './plan-thread';
import { isSuperseded, type Planner, Superseded } from './planner';

type Known = { readonly key: string; readonly view: PlanView };
type Underway = { readonly key: string; readonly done: Promise<PlanView> };

const mostKept = 500;
/** A plan that failed is not tried again at once, whoever asks. */
const retryMs = 5 * 60_000;

export function createPlanner(thread: PlanThread = createPlanThread()): Planner {
  const known = new LRUCache<string, Known>({ max: mostKept });
  const underway = new Map<string, Underway>();
  const failures = new LRUCache<string, Error>({ max: mostKept, ttl: retryMs });
  const reckon = async (planId: string, key: string, job: () => PlanJob): Promise<PlanView> => {
    const isWanted = () => underway.get(planId)?.key === key;
    try {
      const view = await thread.reckon(() => (isWanted() ? job() : null));
      if (view === null) throw new Superseded('a newer plan is wanted');
      known.set(planId, { key, view });
      return view;
    } catch (error) {
      if (!isSuperseded(error)) failures.set(`${planId} ${key}`, error as Error);
      throw error;
    } finally {
      if (isWanted()) underway.delete(planId);
    }
  };
  return {
    view(planId, key, job) {
      const kept = known.get(planId);
      if (kept?.key === key) return Promise.resolve(kept.view);
      const running = underway.get(planId);
      if (running?.key === key) return running.done;
      const failure = failures.get(`${planId} ${key}`);
      if (failure !== undefined) return Promise.reject(failure);
      const done = Promise.resolve().then(() => reckon(planId, key, job));
      underway.set(planId, { key, done });
      return done;
    },
    last: (planId) => known.get(planId)?.view ?? null,
    close: () => thread.close(),
  };
}
