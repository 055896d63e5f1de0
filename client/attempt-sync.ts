/**
 * Sends the answers of one attempt, one at a time, and keeps each in this browser until the server has confirmed it:
 * through a lost connection, a closed tab, a server that is away. Tabs of one browser tell each other.
 */
import { v7 as newId } from 'uuid';
import { attemptOutbox, type Outbox } from '@/client/attempt-outbox';
import { within } from '@/client/browser-store';
import { ask, failureOf } from '@/client/send';
import type { ClockState, SaveState } from '@/domain/quiz/attempt-state';
import type { GradedItem, SavedResponse } from '@/domain/quiz/attempt-view';
import type { Response as Answer } from '@/domain/quiz/response';
import { nextWriteTime, settle, type Write, type WriteQueue } from '@/domain/quiz/write-queue';
import { retryDelayMs } from '@/domain/review/outbox';

export type SyncEvents = {
  onChange(waiting: WriteQueue, save: SaveState): void;
  onSaved(ref: string, saved: SavedResponse, graded: GradedItem | null): void;
  /** What this page knows of the attempt is out of date. */
  onStale(): void;
  /** The attempt takes no answers any more. */
  onClosed(reason: 'finished' | 'time_over'): void;
  /** Another tab has asked for more time; `leftMs` were left as it said so. */
  onExtended(told: ClockTold): void;
};

export type ToWrite = {
  readonly response: Answer | null;
  readonly isFlagged: boolean;
  readonly durationMs: number;
  readonly check?: boolean;
};

type ClockTold = Omit<ClockState, 'endsAtMs'> & { readonly leftMs: number };
type Reply = { readonly saved: SavedResponse; readonly graded: GradedItem | null };
type Told =
  | ({ readonly kind: 'saved'; readonly ref: string } & Reply)
  | ({ readonly kind: 'clock' } & ClockTold)
  | { readonly kind: 'finished' };

const typingMs = 400;
const longestRequestMs = 20_000;
/** What another tab has written is that tab's to send, unless it is gone. */
const otherTabMs = 4000;

/** Refused for what it is: sending it again would change nothing. */
const refusals = new Set(['does_not_fit', 'not_practice', 'invalid', 'invalid_body', 'too_large']);
const strangers = new Set(['not_found', 'signed_out', 'unauthorized', 'status_401', 'status_404']);

export class AttemptSync {
  private readonly id: string;
  private readonly events: SyncEvents;
  private readonly outbox: Outbox;
  private readonly channel: BroadcastChannel | null;
  private readonly known = new Map<string, string | null>();
  private waiting: WriteQueue;
  private trouble: SaveState['trouble'] = null;
  private savedAt: string | null = null;
  private isKept = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;
  private failures = 0;
  private isClosed = false;
  private idle: (() => void)[] = [];

  constructor(id: string, responses: Readonly<Record<string, SavedResponse>>, events: SyncEvents) {
    this.id = id;
    this.events = events;
    this.outbox = attemptOutbox(id);
    this.waiting = this.outbox.load();
    this.learn(responses);
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`cairn-attempt ${id}`);
    if (this.channel !== null) this.channel.onmessage = ({ data }) => this.hear(data as Told);
    addEventListener('online', this.retry);
    addEventListener('pagehide', this.flush);
    addEventListener('storage', this.hearWrite);
    this.plan(0);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.retry);
    removeEventListener('pagehide', this.flush);
    removeEventListener('storage', this.hearWrite);
    this.channel?.close();
  }

  /** What waits to be sent, and how that goes. */
  get queue(): WriteQueue {
    return this.waiting;
  }

  get state(): SaveState {
    const { trouble, savedAt, isKept } = this;
    return { trouble, savedAt, isKept, waiting: Object.keys(this.waiting).length };
  }

  /** The server's own word about all items, asked for anew. */
  learn(responses: Readonly<Record<string, SavedResponse>>): void {
    for (const [ref, { writeId, savedAt }] of Object.entries(responses)) {
      this.known.set(ref, writeId);
      this.settle(ref, writeId);
      if (savedAt !== null && (this.savedAt === null || savedAt > this.savedAt)) this.savedAt = savedAt;
    }
  }

  /** Keeps an answer and sends it: soon while somebody types, at once otherwise. */
  write(ref: string, given: ToWrite, isTyping: boolean): void {
    const others = [this.known.get(ref) ?? null, this.waiting[ref]?.writeId ?? null];
    const writeId = newId({ msecs: nextWriteTime(Date.now(), others) });
    const write = { ...given, check: given.check ?? false, writeId };
    this.waiting = { ...this.waiting, [ref]: write };
    this.isKept = this.outbox.put(ref, write);
    this.tell();
    this.plan(isTyping ? typingMs : 0);
  }

  /** Resolves when everything is sent (true), or cannot be for the moment. */
  async settled(): Promise<boolean> {
    if (Object.keys(this.waiting).length === 0) return true;
    const ended = new Promise<void>((done) => this.idle.push(done));
    if (!this.isSending) this.plan(0);
    await ended;
    return Object.keys(this.waiting).length === 0;
  }

  /** The attempt is graded: what is still kept here would be refused. Other tabs hear of it. */
  finish(): void {
    this.waiting = {};
    this.outbox.clear();
    this.channel?.postMessage({ kind: 'finished' } satisfies Told);
  }

  tellClock(clock: ClockTold): void {
    this.channel?.postMessage({ kind: 'clock', ...clock } satisfies Told);
  }

  readonly retry = (): void => {
    this.failures = 0;
    if (!this.isSending && Object.keys(this.waiting).length > 0) this.plan(0);
  };

  /** The page goes: what waits is sent once more by the browser itself, and stays kept until it is confirmed. */
  private readonly flush = (): void => {
    const headers = { 'content-type': 'application/json' };
    for (const [ref, write] of Object.entries(this.waiting)) {
      const body = JSON.stringify(write);
      void fetch(this.addressOf(ref), { method: 'PUT', headers, body, keepalive: true }).catch(() => null);
    }
  };

  private readonly hearWrite = (event: StorageEvent): void => {
    const heard = this.outbox.heard(event);
    if (heard === null) return;
    const { ref, write } = heard;
    const newest = this.waiting[ref]?.writeId ?? this.known.get(ref) ?? '';
    if (write.writeId <= newest) return;
    this.waiting = { ...this.waiting, [ref]: write };
    this.tell();
    this.plan(otherTabMs);
  };

  private addressOf(ref: string): string {
    return `/api/v1/attempts/${this.id}/responses/${ref}`;
  }

  private plan(ms: number): void {
    if (this.isClosed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    let retryMs: number | null = null;
    let next = this.first();
    while (next !== null && retryMs === null && !this.isClosed) {
      retryMs = await this.sendOne(...next);
      next = this.first();
    }
    this.isSending = false;
    if (next !== null) this.plan(retryMs ?? 0);
    for (const done of this.idle.splice(0)) done();
  }

  private first(): [string, Write] | null {
    return Object.entries(this.waiting)[0] ?? null;
  }

  /** After how long to try again; null: it went well, or is over. */
  private async sendOne(ref: string, write: Write): Promise<number | null> {
    const response = await within(ask('PUT', this.addressOf(ref), write), longestRequestMs).catch(() => null);
    if (response?.ok) {
      const reply = (await response.json().catch(() => null)) as Reply | null;
      if (reply !== null) return this.confirm(ref, reply);
    }
    return this.fail(ref, write, await failureOf(response));
  }

  private confirm(ref: string, { saved, graded }: Reply): null {
    this.failures = 0;
    this.trouble = null;
    this.savedAt = saved.savedAt ?? new Date().toISOString();
    this.channel?.postMessage({ kind: 'saved', ref, saved, graded } satisfies Told);
    this.take(ref, saved, graded);
    return null;
  }

  private take(ref: string, saved: SavedResponse, graded: GradedItem | null): void {
    this.known.set(ref, saved.writeId);
    this.settle(ref, saved.writeId);
    this.events.onSaved(ref, saved, graded);
    this.tell();
  }

  private settle(ref: string, standing: string | null): void {
    this.waiting = settle(this.waiting, ref, standing);
    this.outbox.settle(ref, standing);
  }

  private drop(ref: string, { writeId }: Write): void {
    this.settle(ref, writeId);
    this.tell();
    this.events.onStale();
  }

  private fail(
    ref: string,
    write: Write,
    { code, retryAfterSeconds }: { code: string; retryAfterSeconds: number | null },
  ): number | null {
    if (code === 'finished' || code === 'time_over') {
      this.isClosed = true;
      this.events.onClosed(code);
      return null;
    }
    // Checked in another tab: what the server has stands.
    if (code === 'checked' || refusals.has(code)) {
      this.trouble = code === 'checked' ? null : 'refused';
      this.drop(ref, write);
      return null;
    }
    this.trouble = code === 'offline' ? 'offline' : strangers.has(code) ? 'lost' : 'away';
    this.failures += 1;
    this.tell();
    return retryDelayMs(this.failures, retryAfterSeconds, Math.random());
  }

  private hear(told: Told): void {
    if (told.kind === 'finished') return this.events.onClosed('finished');
    if (told.kind === 'clock') return this.events.onExtended(told);
    const { ref, saved, graded } = told;
    if (saved.writeId === null || saved.writeId < (this.known.get(ref) ?? '')) return;
    this.savedAt = saved.savedAt ?? this.savedAt;
    this.take(ref, saved, graded);
  }

  private tell(): void {
    this.events.onChange(this.waiting, this.state);
  }
}
