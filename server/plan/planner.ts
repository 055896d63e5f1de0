/**
 * What is known of plans: the last view of each, and those that are being reckoned.
 *
 * Kept by what it was reckoned from (log, day, wish, content, settings). While a newer one is reckoned the last one stays
 * to be shown. There is one planner in a process, made by the server entry and reached through the global object, as the
 * content is (server/content/content.ts).
 */
import { LRUCache } from 'lru-cache';
import type { PlanView } from '@/domain/scheduling/plan-view';
import { createPlanThread, type PlanJob, type PlanThread } from './plan-thread';

type Known = { readonly key: string; readonly view: PlanView };
type Underway = { readonly key: string; readonly done: Promise<PlanView> };

export type Planner = {
  /** The view for this key: at once when it is known, else once it was reckoned. */
  view(planId: string, key: string, job: () => PlanJob): Promise<PlanView>;
  /** The last view of a plan, whatever it was reckoned from. */
  last(planId: string): PlanView | null;
  close(): Promise<void>;
};

const mostKept = 500;
/** A plan that failed is not tried again at once, whoever asks. */
const retryMs = 5 * 60_000;

/** Nobody waits for this key any more: the log has gone on, and a newer one is wanted. */
class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** By its name: Next compiles several copies of this module, each with a class of its own. */
export const isSuperseded = (error: unknown): boolean => error instanceof Error && error.name === 'Superseded';

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

const place = Symbol.for('cairn.planner');
type Holder = { [place]?: Planner };
const holder = globalThis as Holder;

export function providePlanner(planner: Planner): void {
  holder[place] = planner;
}

/** The running planner. Throws when the server entry has not made it, which is a fault of wiring. */
export function planner(): Planner {
  const running = holder[place];
  if (running === undefined) throw new Error('no planner is running: start the app with `npm start` or `npm run dev`');
  return running;
}
