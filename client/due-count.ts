/**
 * How many cards are due, for the head of every page: from a small note in this browser, so that no page folds a log to
 * show a number. The note says of how many events it was made; when the log has others, it is made anew.
 */
import * as z from 'zod/mini';
import { browserStore } from '@/client/browser-store';
import { studyMoment } from '@/client/new-event';
import type { ReviewLog } from '@/client/review-log';
import type { CardState } from '@/domain/scheduling/card-state';

const key = 'cairn-due';
const schema = z.object({
  events: z.number(),
  owner: z.nullable(z.string()),
  /** Cards by the study day on which they are due. */
  days: z.array(z.tuple([z.number(), z.number()])),
});
type DueNote = z.infer<typeof schema>;

function readNote(): DueNote | null {
  try {
    const parsed = z.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Storage is blocked, or it is not ours.
  }
}

function writeNote(note: DueNote): void {
  try {
    localStorage.setItem(key, JSON.stringify(note));
  } catch {
    // Without it the number is not shown.
  }
}

export function forgetDueNote(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is blocked: there is none.
  }
}

async function storeSays(): Promise<Pick<DueNote, 'events' | 'owner'>> {
  const store = await browserStore();
  const [events, owner] = await Promise.all([store.count('events'), store.get('settings', 'owner')]);
  return { events, owner: owner?.value ?? null };
}

/** Notes what is due, out of states that are there already. They must be those of the whole log. */
export async function noteDue(states: ReadonlyMap<string, CardState>, day: number): Promise<void> {
  const counts = new Map<number, number>();
  for (const { dueDay, isSuspended, buriedDay } of states.values()) {
    if (dueDay === null || isSuspended) continue;
    const from = buriedDay === day ? Math.max(dueDay, day + 1) : dueDay;
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  const known = await storeSays().catch(() => null);
  if (known !== null) writeNote({ ...known, days: [...counts].sort(([a], [b]) => a - b) });
}

/** Due today as the note has it; null without one. */
export function notedDue(): number | null {
  const note = readNote();
  if (note === null) return null;
  const { day } = studyMoment();
  return note.days.reduce((sum, [due, count]) => sum + (due <= day ? count : 0), 0);
}

/** Brings the note up to the log. The schedule's code is loaded only when that is needed. */
export async function renewDueNote(log: ReviewLog): Promise<void> {
  const known = await storeSays().catch(() => null);
  const note = readNote();
  if (known === null || (note !== null && note.events === known.events && note.owner === known.owner)) return;
  if (known.events === 0) return forgetDueNote();
  const { foldSlowly } = await import('@/client/fold-slowly');
  const { day } = studyMoment();
  await noteDue(await foldSlowly(await log.list()), day);
}
