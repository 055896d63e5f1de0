/**
 * How many cards are due, for the head of every page, and how ready the learner is for each guide, for the lists of guides:
 * from a small note in this browser, so that no page folds a log to show a number. The note says of how many events it was
 * made, and when: it is made anew when the log has others, on another study day, and now and then, since guides change.
 */
import * as z from 'zod/mini';
import { browserStore } from '@/client/browser-store';
import { studyMoment } from '@/client/new-event';
import type { ReviewLog } from '@/client/review-log';
import type { Readiness } from '@/domain/review/recall-words';
import type { Tally } from '@/domain/review/review-view';

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
  /** The study day of the readiness. */
  day: z.number(),
  guides: z.array(z.object({ slug: z.string(), expected: z.number(), seen: z.number(), total: z.number() })),
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

function write(known: StoreSays, { day, dueDays, guides }: Tally): void {
  writeNote({
    ...known,
    at: studyMoment().at,
    days: [...dueDays].sort(([a], [b]) => a - b),
    day,
    guides: guides.map(({ slug, expected, seen, total }) => ({ slug, expected, seen, total })),
  });
}

/** Notes what is known already. It must be that of the whole log. */
export async function noteTally(tally: Tally): Promise<void> {
  const known = await storeSays();
  if (known !== null) write(known, tally);
}

/** Due today as the note has it; null without one. */
export function notedDue(): number | null {
  const note = readNote();
  if (note === null) return null;
  const { day } = studyMoment();
  return note.days.reduce((sum, [due, count]) => sum + (due <= day ? count : 0), 0);
}

/** The readiness for each guide of which a card was seen, as the note has it. */
export function notedReadiness(): ReadonlyMap<string, Readiness> {
  return new Map(
    readNote()?.guides.flatMap(({ slug, ...readiness }) => (readiness.seen > 0 ? [[slug, readiness]] : [])),
  );
}

async function renew(log: ReviewLog): Promise<void> {
  const known = await storeSays();
  if (known === null) return;
  if (known.events === 0) return forgetDueNote();
  const note = readNote();
  const { at, day } = studyMoment();
  const age = at - (note?.at ?? 0);
  const isOld = age < 0 || age > longestMs || note?.day !== day;
  if (!isOld && note?.events === known.events && note.owner === known.owner) return;
  const { currentTally } = await import('@/client/current-tally');
  write(known, await currentTally(log, isOld));
}

let renewing: Promise<void> | null = null;

/**
 * Brings the note up to the log and the guides, once for all who ask at a time. The schedule's code is loaded only when that
 * is needed.
 */
export function renewDueNote(log: ReviewLog): Promise<void> {
  renewing ??= renew(log).finally(() => {
    renewing = null;
  });
  return renewing;
}
