/**
 * The running planner. There is one in a process, made by the server entry outside of Next's bundles and reached through the
 * global object, as the content is (server/content/content.ts).
 */
import type { PlanView } from '@/domain/scheduling/plan-view';
import type { PlanJob } from './plan-thread';

export type Planner = {
  /** The view for this key: at once when it is known, else once it was reckoned. */
  view(planId: string, key: string, job: () => PlanJob): Promise<PlanView>;
  /** The last view of a plan, whatever it was reckoned from. */
  last(planId: string): PlanView | null;
  close(): Promise<void>;
};

/** Nobody waits for this key any more: the log has gone on, and a newer one is wanted. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** By its name: Next compiles several copies of this module, each with a class of its own. */
export const isSuperseded = (error: unknown): boolean => error instanceof Error && error.name === 'Superseded';

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
