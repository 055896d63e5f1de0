/**
 * What a browser still has to tell the server of an attempt: at most one write for each item, the newest. Pure; the
 * browser keeps it (client/attempt-outbox.ts), so that neither a lost connection nor a closed tab loses an answer.
 */
import * as z from 'zod/mini';
import type { SavedResponse } from '@/domain/quiz/attempt-view';
import { responseSchema } from '@/domain/quiz/response';

const writeSchema = z.object({
  writeId: z.string(),
  response: z.nullable(responseSchema),
  isFlagged: z.boolean(),
  durationMs: z.number(),
  check: z.boolean(),
});

export type Write = z.infer<typeof writeSchema>;

/** By item ref. */
export type WriteQueue = Readonly<Record<string, Write>>;

/** A write that a browser kept; null for what cannot be read. */
export function readWrite(text: string | null): Write | null {
  try {
    const read = z.safeParse(writeSchema, JSON.parse(text ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Milliseconds since the epoch that a UUIDv7 carries; 0 for none. */
export function timeOfId(id: string | null): number {
  return id === null ? 0 : Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) || 0;
}

/**
 * The instant for the next write's id: now, but after every write that is known, so that a later answer also has the
 * greater id when clocks disagree.
 */
export function nextWriteTime(now: number, known: readonly (string | null)[]): number {
  return Math.max(now, ...known.map((id) => timeOfId(id) + 1));
}

/** The server has confirmed a write, or says that a later one stands: what is waiting is kept only if it is newer. */
export function settle(queue: WriteQueue, ref: string, standing: string | null): WriteQueue {
  const waiting = queue[ref];
  if (waiting === undefined || standing === null || waiting.writeId > standing) return queue;
  const { [ref]: _, ...rest } = queue;
  return rest;
}

/** What a page shows of an item: the newest of what the server has and what waits to be sent. */
export function shownResponse(saved: SavedResponse | undefined, waiting: Write | undefined): SavedResponse {
  const base = saved ?? { response: null, isFlagged: false, writeId: null, savedAt: null, isChecked: false };
  if (waiting === undefined || base.isChecked || (base.writeId !== null && base.writeId >= waiting.writeId))
    return base;
  const { response, isFlagged, writeId } = waiting;
  return { ...base, response, isFlagged, writeId };
}
