/**
 * How many cards are due, for the head of every page: from a small note in this browser, so that no page folds a log to
 * show a number. The note says of how many events it was made, and when: it is made anew when the log has others, and now
 * and then, since guides change.
 */
import * as z from 'zod/mini';
import { browserStore } from '@/client/browser-store';
import { studyMoment } from '@/client/new-event';
import type { ReviewLog } from '@/client/review-log';

const key = 'cairn-due';
/** So long guides are taken to be as they were. */
const longestMs = 10 * 60_000;
const schema = z.object({
  /** When it was made, in milliseconds since 1970. */
  at: z.number(),
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

/** The next page asks anew: the account's decks are others now. */
export function expireDueNote(): void {
  const note = readNote();
  if (note !== null) writeNote({ ...note, at: 0 });
}

type StoreSays = Pick<DueNote, 'events' | 'owner'>;

async function storeSays(): Promise<StoreSays | null> {
  try {
    const store = await browserStore();
    const [events, owner] = await Promise.all([store.count('events'), store.get('settings', 'owner')]);
    return { events, owner: owner?.value ?? null };
  } catch {
    return null;
  }
}

function write(known: StoreSays, days: ReadonlyMap<number, number>): void {
  writeNote({ ...known, at: studyMoment().at, days: [...days].sort(([a], [b]) => a - b) });
}

/** Notes what is due on which day, where that is known already. It must be that of the whole log. */
export async function noteDue(days: ReadonlyMap<number, number>): Promise<void> {
  const known = await storeSays();
  if (known !== null) write(known, days);
}

/** Due today as the note has it; null without one. */
export function notedDue(): number | null {
  const note = readNote();
  if (note === null) return null;
  const { day } = studyMoment();
  return note.days.reduce((sum, [due, count]) => sum + (due <= day ? count : 0), 0);
}

/** Brings the note up to the log and the guides. The schedule's code is loaded only when that is needed. */
export async function renewDueNote(log: ReviewLog): Promise<void> {
  const known = await storeSays();
  if (known === null) return;
  if (known.events === 0) return forgetDueNote();
  const note = readNote();
  const age = studyMoment().at - (note?.at ?? 0);
  const isOld = age < 0 || age > longestMs;
  if (!isOld && note?.events === known.events && note.owner === known.owner) return;
  const { dueDays } = await import('@/client/due-days');
  write(known, await dueDays(log, isOld));
}
