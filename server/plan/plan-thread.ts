/**
 * Reckons plans in a worker thread, one after the other, with a limit of time: a plan takes seconds, in which the server
 * goes on answering. A plan beyond its limit ends the thread; the next one starts anew.
 */
import { Worker } from 'node:worker_threads';
import type { PlanView, PlanViewRequest } from '@/domain/scheduling/plan-view';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { workerCode } from '@/server/content/worker-code';

export type PlanJob = {
  /** The log, page by page, so that a long one is handed over in pieces. */
  readonly events: () => AsyncIterable<readonly ScheduleEvent[]>;
  readonly request: Omit<PlanViewRequest, 'events'>;
};

export type PlanThread = {
  /**
   * The job is asked for when its turn comes; null when it is wanted no more. Rejects when the plan is beyond its limits,
   * or its events cannot be read.
   */
  reckon(job: () => PlanJob | null): Promise<PlanView | null>;
  close(): Promise<void>;
};

type Answer = { readonly view?: PlanView; readonly problem?: string };

const planMs = 60_000;
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

export function createPlanThread(limitMs = planMs): PlanThread {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const started = (): Promise<Worker> => {
    worker ??= workerCode(new URL('./plan-worker.ts', import.meta.url)).then((code) => {
      const made = new Worker(code, { eval: true, execArgv: [], env: {}, resourceLimits });
      // Whoever waits hears of it; nobody waiting, the next plan starts another thread.
      made.on('error', () => {});
      made.on('exit', () => {
        worker = null;
      });
      made.unref();
      return made;
    });
    worker.catch(() => {
      worker = null;
    });
    return worker;
  };

  const run = async ({ events, request }: PlanJob): Promise<PlanView> => {
    if (isClosed) throw new Error('plans are no longer reckoned');
    const current = await started();
    try {
      for await (const page of events()) current.postMessage({ kind: 'events', events: page });
      const answer = await answerOf(current, request, limitMs);
      if (answer.view === undefined) throw new Error(answer.problem ?? 'a plan has no answer');
      return answer.view;
    } catch (error) {
      // What it had gathered must not become part of another person's plan.
      await current.terminate();
      throw error;
    }
  };

  return {
    reckon(job) {
      const done = last.then(() => {
        const wanted = job();
        return wanted === null ? null : run(wanted);
      });
      last = done.catch(() => null);
      return done;
    },
    async close() {
      isClosed = true;
      await (await worker?.catch(() => null))?.terminate();
    },
  };
}

function answerOf(worker: Worker, request: PlanJob['request'], limitMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', take).off('error', fail).off('exit', exit);
      worker.unref();
      settle();
    };
    const take = (answer: Answer) => end(() => resolve(answer));
    const fail = (error: Error) => end(() => reject(error));
    const exit = () => end(() => reject(new Error('the thread of plans ended')));
    const timer = setTimeout(() => fail(new Error(`a plan took longer than ${limitMs} ms`)), limitMs);
    worker.ref();
    worker.on('message', take).on('error', fail).on('exit', exit);
    worker.postMessage({ kind: 'reckon', request });
  });
}
