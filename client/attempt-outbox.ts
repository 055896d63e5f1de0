/**
 * The answers that the server has not confirmed, kept by this browser under a name for each item. In localStorage,
 * since it has written by the time it returns: an answer outlives the page that closes right after it.
 */
import { readWrite, type Write, type WriteQueue } from '@/domain/quiz/write-queue';

/** Begins the names of all that this browser keeps of attempts. */
export const attemptFamily = 'cairn-attempt ';

export type Outbox = {
  load(): WriteQueue;
  /** False: the browser refuses to store, or is full. */
  put(ref: string, write: Write): boolean;
  /** Takes away what is kept of an item, unless it is newer than the write that stands. */
  settle(ref: string, standing: string | null): void;
  clear(): void;
  /** The item that another tab wrote to, and what it wrote; null when a storage event is about something else. */
  heard(event: StorageEvent): { readonly ref: string; readonly write: Write } | null;
};

function keysOf(prefix: string): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}

function removeAll(prefix: string): void {
  for (const key of keysOf(prefix)) localStorage.removeItem(key);
}

function quietly(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

export function attemptOutbox(attempt: string): Outbox {
  const prefix = `${attemptFamily}${attempt} `;
  return {
    load() {
      const queue: Record<string, Write> = {};
      quietly(() => {
        for (const key of keysOf(prefix)) {
          const write = readWrite(localStorage.getItem(key));
          if (write !== null) queue[key.slice(prefix.length)] = write;
        }
      });
      return queue;
    },
    put: (ref, write) => quietly(() => localStorage.setItem(prefix + ref, JSON.stringify(write))),
    settle(ref, standing) {
      quietly(() => {
        const kept = readWrite(localStorage.getItem(prefix + ref));
        if (kept === null || (standing !== null && kept.writeId <= standing)) localStorage.removeItem(prefix + ref);
      });
    },
    clear: () => void quietly(() => removeAll(prefix)),
    heard({ key, newValue }) {
      if (key === null || newValue === null || !key.startsWith(prefix)) return null;
      const write = readWrite(newValue);
      return write === null ? null : { ref: key.slice(prefix.length), write };
    },
  };
}

/** Leaves no answer of anyone in this browser: part of signing out. */
export function forgetAttempts(): void {
  quietly(() => removeAll(attemptFamily));
}
