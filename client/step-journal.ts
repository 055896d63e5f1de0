/**
 * Steps that are on their way into the store, noted in localStorage at once: a page that is reloaded or closed within the
 * moment that a write takes would else lose them. The next page takes them up.
 */
import * as z from 'zod/mini';
import type { ReviewEvent } from '@/domain/review/review-event';

const prefix = 'cairn-step-';
const schema = z.object({
  at: z.number(),
  guide: z.string(),
  sitting: z.optional(z.unknown()),
  /** Written by this browser's own pages; the account's server looks at it again. */
  event: z.nullable(z.looseObject({ id: z.string(), guide: z.string() })),
  account: z.nullable(z.string()),
});

export type JournalStep = {
  readonly guide: string;
  readonly sitting?: unknown;
  readonly event: ReviewEvent | null;
  /** Whose page took the step. */
  readonly account: string | null;
};

/** The notes of one page. */
export function stepJournal() {
  const open = new Set<() => void>();
  return {
    /** Gives the function that strikes out this step and all that were noted before it, once they are in the store. */
    note(step: JournalStep): () => void {
      open.add(noteStep(step));
      const noted = [...open];
      return () => {
        for (const each of noted) {
          each();
          open.delete(each);
        }
      };
    },
  };
}

function noteStep(step: JournalStep): () => void {
  const key = `${prefix}${crypto.randomUUID()}`;
  try {
    localStorage.setItem(key, JSON.stringify({ at: performance.timeOrigin + performance.now(), ...step }));
  } catch {
    // Storage is blocked or full: the write itself has to do.
  }
  return () => strike(key);
}

function strike(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is blocked: nothing was noted.
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

export function forgetSteps(): void {
  for (const key of keys()) strike(key);
}

/** Steps of pages that are gone, or of other tabs that are writing just now, in the order in which they were taken. */
export function openSteps(): readonly { readonly step: JournalStep; strike(): void }[] {
  return keys()
    .flatMap((key) => {
      try {
        const parsed = z.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
        if (parsed.success) return [{ key, ...parsed.data }];
      } catch {
        // Not ours.
      }
      strike(key);
      return [];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ key, at: _, ...step }) => ({ step: step as JournalStep, strike: () => strike(key) }));
}
