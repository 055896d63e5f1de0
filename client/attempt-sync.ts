/**
 * Sends the answers of one attempt, one at a time, and keeps each in this browser until the server has confirmed it:
 * through a lost connection, a closed tab, a server that is away. Tabs of one browser tell each other.
 */
import { v7 as newId } from 'uuid';
import { ask, failureOf } from '@/client/send';
import type { GradedItem, SavedResponse } from '@/domain/quiz/attempt-view';
import type { Response as Answer } from '@/domain/quiz/response';
import { nextWriteTime, readQueue, settle, type Write, type WriteQueue } from '@/domain/quiz/write-queue';

export type SyncState = {
  readonly waiting: WriteQueue;
  /** `lost`: the server does not know this attempt as ours any more, as after a session has ended. */
  readonly trouble: 'offline' | 'away' | 'lost' | null;
  readonly savedAt: string | null;
};

export type SyncEvents = {
  onState(state: SyncState): void;
  onSaved(ref: string, saved: SavedResponse, graded: GradedItem | null): void;
  /** The attempt takes no answers any more. */
  onClosed(reason: 'finished' | 'time_over'): void;
};

export type ToWrite = {
  readonly response: Answer | null;
  readonly isFlagged: boolean;
  readonly durationMs: number;
  readonly check?: boolean;
};

type Reply = { readonly status: string; readonly saved: SavedResponse; readonly graded: GradedItem | null };

const longestWaitMs = 30_000;
const typingMs = 400;

export class AttemptSync {
  private readonly id: string;
  private readonly events: SyncEvents;
  private readonly channel: BroadcastChannel | null;
  private readonly known = new Map<string, string | null>();
  private waiting: WriteQueue;
  private trouble: SyncState['trouble'] = null;
  private savedAt: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;
  private failures = 0;
  private isClosed = false;
  private idle: (() => void)[] = [];

  constructor(id: string, responses: Readonly<Record<string, SavedResponse>>, events: SyncEvents) {
    this.id = id;
    this.events = events;
    for (const [ref, { writeId }] of Object.entries(responses)) this.known.set(ref, writeId);
    this.waiting = this.load();
    for (const [ref, { writeId }] of Object.entries(responses)) this.waiting = settle(this.waiting, ref, writeId);
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`cairn-attempt-${id}`);
    if (this.channel !== null) this.channel.onmessage = ({ data }) => this.hear(data as Told);
    addEventListener('online', this.retry);
    addEventListener('pagehide', this.flush);
    this.tell();
    this.plan(0);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.retry);
    removeEventListener('pagehide', this.flush);
    this.channel?.close();
  }

  /** Keeps an answer and sends it: soon while somebody types, at once otherwise. */
  write(ref: string, given: ToWrite, isTyping = false): void {
    const others = [this.known.get(ref) ?? null, this.waiting[ref]?.writeId ?? null];
    const writeId = newId({ msecs: nextWriteTime(Date.now(), others) });
    this.waiting = { ...this.waiting, [ref]: { ...given, check: given.check ?? false, writeId } };
    this.keep();
    this.tell();
    this.plan(isTyping ? typingMs : 0);
  }

  /** Resolves when everything is sent, or cannot be for the moment: then it is false. */
  async settled(): Promise<boolean> {
    if (!this.isSending) this.plan(0);
    if (Object.keys(this.waiting).length > 0) await new Promise<void>((done) => this.idle.push(done));
    return Object.keys(this.waiting).length === 0;
  }

  /** Forgets what is kept here: the attempt is graded, and what waits would be refused. */
  forget(): void {
    this.waiting = {};
    this.keep();
  }

  private readonly retry = (): void => {
    this.failures = 0;
    this.plan(0);
  };

  /** The page goes: what waits is sent once more by the browser itself, and stays kept until it is confirmed. */
  private readonly flush = (): void => {
    for (const [ref, write] of Object.entries(this.waiting)) {
      const body = JSON.stringify(write);
      const headers = { 'content-type': 'application/json' };
      void fetch(this.addressOf(ref), { method: 'PUT', headers, body, keepalive: true }).catch(() => null);
    }
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
    let next = this.first();
    while (next !== null && !this.isClosed) {
      const isSent = await this.sendOne(...next);
      next = isSent ? this.first() : null;
    }
    this.isSending = false;
    if (this.first() !== null && !this.isClosed) this.plan(Math.min(longestWaitMs, 1000 * 2 ** this.failures));
    for (const done of this.idle.splice(0)) done();
  }

  private first(): [string, Write] | null {
    return Object.entries(this.waiting)[0] ?? null;
  }

  private async sendOne(ref: string, write: Write): Promise<boolean> {
    const response = await ask('PUT', this.addressOf(ref), write);
    if (response?.ok) {
      const reply = (await response.json().catch(() => null)) as Reply | null;
      if (reply !== null) return this.confirm(ref, reply);
    }
    return this.fail(ref, await failureOf(response));
  }

  private confirm(ref: string, { saved, graded }: Reply): boolean {
    this.failures = 0;
    this.trouble = null;
    this.savedAt = saved.savedAt ?? new Date().toISOString();
    this.take(ref, saved, graded);
    this.channel?.postMessage({ ref, saved, graded } satisfies Told);
    return true;
  }

  private take(ref: string, saved: SavedResponse, graded: GradedItem | null): void {
    this.known.set(ref, saved.writeId);
    this.waiting = settle(this.waiting, ref, saved.writeId);
    this.keep();
    this.events.onSaved(ref, saved, graded);
    this.tell();
  }

  /** False: this write stays, and the others wait with it. */
  private fail(ref: string, { code, retryAfterSeconds }: { code: string; retryAfterSeconds: number | null }): boolean {
    if (code === 'finished' || code === 'time_over') {
      this.forget();
      this.events.onClosed(code);
      return false;
    }
    // Checked in another tab, or refused for good: what the server has stands, and the page asks for it.
    if (code === 'checked' || code === 'does_not_fit' || code === 'invalid') {
      const { [ref]: _, ...rest } = this.waiting;
      this.waiting = rest;
      this.keep();
      this.tell();
      return true;
    }
    this.trouble = code === 'offline' ? 'offline' : code === 'not_found' || code === 'signed_out' ? 'lost' : 'away';
    this.failures = retryAfterSeconds === null ? this.failures + 1 : Math.max(1, Math.log2(retryAfterSeconds));
    this.tell();
    return false;
  }

  private hear({ ref, saved, graded }: Told): void {
    const own = this.known.get(ref) ?? null;
    if (own === null || (saved.writeId !== null && saved.writeId >= own)) this.take(ref, saved, graded);
  }

  private tell(): void {
    this.events.onState({ waiting: this.waiting, trouble: this.trouble, savedAt: this.savedAt });
  }

  private get key(): string {
    return `cairn-attempt-${this.id}`;
  }

  private load(): WriteQueue {
    try {
      return readQueue(localStorage.getItem(this.key));
    } catch {
      return {};
    }
  }

  private keep(): void {
    try {
      if (Object.keys(this.waiting).length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify(this.waiting));
    } catch {
      // Storage is blocked or full: answers live in this page until they are sent.
    }
  }
}

type Told = { readonly ref: string; readonly saved: SavedResponse; readonly graded: GradedItem | null };
