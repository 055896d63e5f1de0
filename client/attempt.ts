/**
 * A running attempt in this page: what the server has, what waits here to be sent, and the deeds of its screen. One
 * object outside of React, so that nothing hangs on what is drawn when.
 */
import { AttemptSync } from '@/client/attempt-sync';
import { within } from '@/client/browser-store';
import { forgetRunning } from '@/client/running-attempt';
import { type Sent, send } from '@/client/send';
import { type Stopwatch, stopwatch } from '@/client/stopwatch';
import { type AttemptDeeds, type AttemptState, type ClockState, isAnswered } from '@/domain/quiz/attempt-state';
import type { AttemptView, RunningAttempt } from '@/domain/quiz/attempt-view';
import { shownResponse, type WriteQueue } from '@/domain/quiz/write-queue';
import { countOf } from '@/domain/shared/count-of';

type Extended = { readonly deadlineAt: string; readonly extensions: number; readonly extensionsLeft: number };

/** The longest that grading may take before it is said that the server does not answer (DESIGN.md section 11). */
const longestSubmitMs = 10_000;
const longestDurationMs = 86_400_000;
/** A page that comes back again and again need not ask each time. */
const shortestRefreshMs = 5000;

const silent: Sent<never> = { ok: false, code: 'offline', title: '', fields: {}, retryAfterSeconds: null };

async function inTime<Value>(work: Promise<Sent<Value>>): Promise<Sent<Value>> {
  return within(work, longestSubmitMs).catch(() => silent);
}

/** When the clock ends on this page's own clock. `madeAtMs`: when the view was made, on that clock. */
export function clockOf(view: RunningAttempt, madeAtMs: number): ClockState | null {
  if (view.deadlineAt === null) return null;
  const leftMs = Date.parse(view.deadlineAt) - Date.parse(view.serverNow);
  const { extensions, extensionsLeft } = view;
  return { endsAtMs: madeAtMs + leftMs, extensions, extensionsLeft };
}

/** The page came with the view: it was made before the answer began to arrive. */
function arrivedAtMs(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return Math.min(navigation?.responseStart ?? 0, performance.now());
}

export class Attempt {
  readonly deeds: AttemptDeeds;
  private readonly view: RunningAttempt;
  private readonly onFinished: () => void;
  private readonly listeners = new Set<() => void>();
  private readonly watch: Stopwatch = stopwatch(() => performance.now());
  private readonly sync: AttemptSync;
  private saved: RunningAttempt['responses'];
  private state: AttemptState;
  private refreshedAtMs = performance.now();

  constructor(view: RunningAttempt, onFinished: () => void) {
    this.view = view;
    this.onFinished = onFinished;
    this.saved = view.responses;
    this.sync = new AttemptSync(view.id, view.responses, {
      onChange: (waiting) => this.show(this.answersWith(waiting)),
      onSaved: (ref, saved, graded) => {
        this.saved = { ...this.saved, [ref]: saved };
        if (graded !== null) this.show({ graded: { ...this.state.graded, [ref]: graded } });
      },
      onStale: () => void this.refresh(),
      onClosed: (reason) => void (reason === 'finished' ? this.end() : this.timeOver()),
      onExtended: ({ leftMs, ...told }) => this.show({ clock: { ...told, endsAtMs: performance.now() + leftMs } }),
    });
    this.state = {
      ...this.answersWith(this.sync.queue),
      graded: view.graded,
      hints: Object.fromEntries(view.items.map(({ ref, hintsHtml }) => [ref, hintsHtml])),
      clock: clockOf(view, arrivedAtMs()),
      phase: 'open',
      problem: null,
    };
    this.deeds = this.makeDeeds();
    document.addEventListener('visibilitychange', this.handleVisibility);
    addEventListener('pageshow', this.handleShow);
    addEventListener('beforeunload', this.handleLeave);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): AttemptState => this.state;

  close(): void {
    this.sync.close();
    document.removeEventListener('visibilitychange', this.handleVisibility);
    removeEventListener('pageshow', this.handleShow);
    removeEventListener('beforeunload', this.handleLeave);
  }

  private makeDeeds(): AttemptDeeds {
    return {
      onAnswer: (ref, response, isTyping) => this.write(ref, { response }, isTyping),
      onFlag: (ref) => this.write(ref, { isFlagged: this.state.responses[ref]?.isFlagged !== true }, false),
      onCheck: (ref) => this.write(ref, { check: true }, false),
      onHint: (ref) => void this.openHint(ref),
      onExtend: () => this.extend(),
      onSubmit: () => void this.submit(),
      onShow: (ref) => this.watch.show(ref),
      onTimeOver: () => void this.timeOver(),
    };
  }

  private answersWith(waiting: WriteQueue): Pick<AttemptState, 'responses' | 'checking' | 'save'> {
    const { items } = this.view;
    return {
      responses: Object.fromEntries(items.map(({ ref }) => [ref, shownResponse(this.saved[ref], waiting[ref])])),
      checking: Object.entries(waiting)
        .filter(([, { check }]) => check)
        .map(([ref]) => ref),
      save: this.sync.state,
    };
  }

  private show(change: Partial<AttemptState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private write(
    ref: string,
    change: { response?: AttemptState['responses'][string]['response']; isFlagged?: boolean; check?: boolean },
    isTyping: boolean,
  ): void {
    const now = this.state.responses[ref];
    if (now === undefined || this.state.phase !== 'open') return;
    // A checked answer stays; so does its flag, which has no use any more.
    if (now.isChecked) return;
    const durationMs = Math.min(longestDurationMs, this.watch.of(ref));
    this.sync.write(ref, { response: now.response, isFlagged: now.isFlagged, ...change, durationMs }, isTyping);
  }

  private async openHint(ref: string): Promise<void> {
    const count = (this.state.hints[ref]?.length ?? 0) + 1;
    const path = `/api/v1/attempts/${this.view.id}/hints/${ref}`;
    const opened = await inTime(send<{ hintsHtml: readonly string[] }>('POST', path, { count }));
    if (opened.ok) this.show({ hints: { ...this.state.hints, [ref]: opened.value.hintsHtml }, problem: null });
    else this.show({ problem: 'The hint could not be fetched. Try again.' });
  }

  private async extend(): Promise<boolean> {
    const extension = (this.state.clock?.extensions ?? 0) + 1;
    const path = `/api/v1/attempts/${this.view.id}/extend`;
    const extended = await inTime(send<Extended>('POST', path, { extension }));
    if (!extended.ok) {
      if (extended.code === 'finished') this.end();
      return false;
    }
    // Only how much was added counts, since the server's clock is not this page's.
    await this.refresh(true);
    const { clock } = this.state;
    if (clock !== null) this.sync.tellClock({ ...clock, leftMs: clock.endsAtMs - performance.now() });
    return true;
  }

  /** Sends what waits, then asks for the grade. Asking twice is asking once. */
  private async submit(): Promise<void> {
    if (this.state.phase !== 'open') return;
    this.show({ phase: 'submitting', problem: null });
    const isSent = await within(this.sync.settled(), longestSubmitMs).catch(() => false);
    if (!isSent || !(await this.askForGrade())) this.show({ phase: 'open', problem: this.unanswered() });
  }

  private async askForGrade(): Promise<boolean> {
    const submitted = await inTime(send('POST', `/api/v1/attempts/${this.view.id}/submit`, {}));
    if (submitted.ok) this.end();
    return submitted.ok;
  }

  /** The clock of this page has ended. Another device may have asked for more time, so the server is asked first. */
  private async timeOver(): Promise<void> {
    const { phase, problem } = this.state;
    if (phase === 'finished' || (phase === 'over' && problem === null)) return;
    this.show({ phase: 'over', problem: null });
    await within(this.sync.settled(), longestSubmitMs).catch(() => false);
    const leftMs = await this.refresh(true);
    if (leftMs !== null && leftMs > 0) return this.show({ phase: 'open' });
    if (leftMs === null || !(await this.askForGrade())) {
      if (!this.hasEnded) this.show({ problem: this.unanswered() });
    }
  }

  private get hasEnded(): boolean {
    return this.state.phase === 'finished';
  }

  private unanswered(): string {
    const kept = Object.values(this.state.responses).filter(({ response }) => isAnswered(response)).length;
    const where = this.state.save.isKept ? 'on this device' : 'in this page: leave it open';
    return `The server did not answer within 10 seconds. Your ${countOf(kept, 'answer')} are kept ${where}, and nothing is lost.`;
  }

  private end(): void {
    if (this.state.phase === 'finished') return;
    this.show({ phase: 'finished' });
    this.sync.finish();
    forgetRunning(this.view.guide);
    this.close();
    this.onFinished();
  }

  /**
   * The attempt as the server has it now: after this page slept, or another device went on. Gives what is left of the
   * clock (without one, all the time there is); null when the server did not answer.
   */
  private async refresh(isForced = false): Promise<number | null> {
    if (!isForced && performance.now() - this.refreshedAtMs < shortestRefreshMs) return null;
    this.refreshedAtMs = performance.now();
    const asked = await inTime(send<AttemptView>('GET', `/api/v1/attempts/${this.view.id}`));
    if (!asked.ok) return null;
    const view = asked.value;
    if (view.state === 'finished') {
      this.end();
      return null;
    }
    this.saved = view.responses;
    this.sync.learn(view.responses);
    const clock = clockOf(view, performance.now());
    this.show({ ...this.answersWith(this.sync.queue), graded: { ...this.state.graded, ...view.graded }, clock });
    return clock === null ? Number.POSITIVE_INFINITY : clock.endsAtMs - performance.now();
  }

  private readonly handleVisibility = (): void => {
    if (document.visibilityState === 'hidden') return this.watch.pause();
    this.watch.resume();
    this.sync.retry();
    void this.refresh();
  };

  private readonly handleShow = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.refresh(true);
  };

  /** Only where leaving would lose something: what waits here is kept nowhere else. */
  private readonly handleLeave = (event: BeforeUnloadEvent): void => {
    const { isKept, waiting } = this.state.save;
    if (!isKept && waiting > 0) event.preventDefault();
  };
}
