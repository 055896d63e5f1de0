/**
 * When to sync: at once on a page, after ratings, when the network or the reader comes back, and later when it failed.
 * One tab at a time does it; all tabs show the same state.
 */
import { answerQuestion, readSummary } from '@/client/account-data';
import { type ReviewLog, reviewLog } from '@/client/review-log';
import { type RunResult, runSync } from '@/client/sync-run';
import { retryDelayMs } from '@/domain/review/outbox';
import { type SyncStatus, type SyncTrouble, unknownStatus } from '@/domain/review/sync-status';

/** Ratings come in a row: one request for a few of them. */
const afterRatingMs = 800;

export type Sync = {
  readonly status: SyncStatus;
  /** Called after every change of the status. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Syncs now. Resolves when it is over, well or not; never rejects. */
  run(): Promise<void>;
  /** Says what becomes of another account's unsent ratings. */
  answer(shouldTake: boolean): Promise<void>;
  /** Reads the status anew. */
  refresh(): Promise<void>;
};

async function alone(work: () => Promise<RunResult>): Promise<RunResult> {
  // Plain http on another host than localhost has no locks. Two tabs may then send the same; the server knows the ids.
  return 'locks' in navigator ? await navigator.locks.request('cairn-sync', work) : await work();
}

/** The browser's store failed, not the account: the cards page says so, and there is nothing to try again here. */
const nothingDone: RunResult = { trouble: null, retryAfterSeconds: null, isChanged: false, isSwitched: false };

function listen(run: () => Promise<void>, refresh: () => Promise<void>): void {
  window.addEventListener('online', () => void run());
  window.addEventListener('offline', () => void refresh());
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'visible' && run()));
  window.addEventListener('pageshow', (event) => void (event.persisted && run()));
}

function latecomer(work: () => void): { later(ms: number): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    cancel,
    later(ms) {
      cancel();
      timer = setTimeout(work, ms);
    },
  };
}

function startSync(log: ReviewLog): Sync {
  const listeners = new Set<() => void>();
  let status: SyncStatus = { ...unknownStatus, isOnline: navigator.onLine };
  let trouble: SyncTrouble | null = null;
  let failures = 0;
  let running: Promise<void> | undefined;
  let isWanted = false;
  const { later, cancel } = latecomer(() => void run());

  const show = (change: Partial<SyncStatus>) => {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  };
  const refresh = async () => show({ ...(await readSummary().catch(() => null)), trouble, isOnline: navigator.onLine });

  async function runOnce(): Promise<void> {
    show({ isRunning: true });
    const done = await alone(() => runSync(() => new Date().toISOString())).catch(() => nothingDone);
    trouble = done.trouble;
    failures = trouble === null ? 0 : failures + 1;
    // Another person's sitting may stand on this page.
    if (done.isSwitched) return void log.leave();
    if (done.isChanged) log.refresh();
    if (trouble !== null && trouble !== 'signed_out')
      later(retryDelayMs(failures, done.retryAfterSeconds, Math.random()));
    show({ isRunning: false });
    await refresh();
  }

  async function runUntilDone(): Promise<void> {
    do {
      isWanted = false;
      await runOnce();
    } while (isWanted);
  }

  /** One at a time; what is asked for meanwhile comes right after. */
  function run(): Promise<void> {
    cancel();
    isWanted = running !== undefined;
    running ??= runUntilDone().finally(() => {
      running = undefined;
    });
    return running;
  }

  log.subscribe((origin, hasEvent) => {
    if (origin === 'here') later(afterRatingMs);
    // At once, so that a page never says "saved" of a rating that is a moment old.
    if (hasEvent && status.owner !== null) show({ waiting: status.waiting + 1 });
    setTimeout(() => void refresh(), origin === 'here' ? 100 : 0);
  });
  listen(run, refresh);

  return {
    get status() {
      return status;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run,
    async answer(shouldTake) {
      await answerQuestion(shouldTake);
      log.refresh();
      await run();
    },
    refresh,
  };
}

let started: Promise<Sync> | undefined;

/** This page's sync: started by the first that asks. */
export function sync(): Promise<Sync> {
  started ??= reviewLog().then((log) => {
    const made = startSync(log);
    void made.refresh().then(() => made.run());
    return made;
  });
  return started;
}
