/**
 * What this browser keeps of a learner's practice: the log of reviews, where each sitting stands, the device's id.
 *
 * Kept in IndexedDB. When the browser refuses to store (blocked, private window, full), everything still works for this
 * sitting, from memory, and `state` says so. Other tabs hear of every change.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { v7 as newId } from 'uuid';
import type { ReviewEvent } from '@/domain/review/review-event';

/** `kept`: on disk. `blocked` and `full`: in memory only, until this page is closed. */
export type StorageState = 'kept' | 'blocked' | 'full';

type Store = DBSchema & {
  events: { key: string; value: ReviewEvent; indexes: { guide: string } };
  sittings: { key: string; value: { guide: string; sitting: unknown } };
  settings: { key: string; value: { name: string; value: string } };
};

/** Who changed something: this page, or another tab. */
export type ChangeOrigin = 'here' | 'elsewhere';

export type ReviewLog = {
  readonly state: StorageState;
  readonly device: string;
  /**
   * Keeps where a sitting stands, and with it the event that led there, in one transaction. Resolves when both are on
   * disk, or in memory when the disk refuses; never rejects.
   */
  record(guide: string, sitting: unknown, event: ReviewEvent | null): Promise<void>;
  /** All events; of one guide when it is named. What this page has recorded is always among them. */
  list(guide?: string): Promise<ReviewEvent[]>;
  loadSitting(guide: string): Promise<unknown>;
  /** Called after every change. Returns the function that ends it. */
  subscribe(listener: (origin: ChangeOrigin) => void): () => void;
};

const channelName = 'cairn-reviews';
/** A browser that has not opened its store by then will not: some never answer. */
const longestOpenMs = 2000;

function open(): Promise<IDBPDatabase<Store>> {
  return openDB<Store>('cairn', 1, {
    upgrade(database) {
      database.createObjectStore('events', { keyPath: 'id' }).createIndex('guide', 'guide');
      database.createObjectStore('sittings', { keyPath: 'guide' });
      database.createObjectStore('settings', { keyPath: 'name' });
    },
    // Another version of this page wants to change the store: let it, rather than block it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

async function deviceOf(database: IDBPDatabase<Store>): Promise<string> {
  const known = await database.get('settings', 'device');
  if (known !== undefined) return known.value;
  const value = newId();
  await database.put('settings', { name: 'device', value });
  return value;
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), ms))]);
}

async function openStore(): Promise<{ database: IDBPDatabase<Store> | null; device: string; state: StorageState }> {
  try {
    const database = await within(open(), longestOpenMs);
    return { database, device: await within(deviceOf(database), longestOpenMs), state: 'kept' };
  } catch (error) {
    return { database: null, device: newId(), state: isFull(error) ? 'full' : 'blocked' };
  }
}

async function start(): Promise<ReviewLog> {
  const { database, device, state: stateAtStart } = await openStore();
  let state = stateAtStart;
  /** What this page has recorded, on disk or not: a read that fails must not hide it. */
  const own = new Map<string, ReviewEvent>();
  const unsaved = new Set<string>();
  const sittings = new Map<string, unknown>();
  const listeners = new Set<(origin: ChangeOrigin) => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
  const tell = (origin: ChangeOrigin) => {
    for (const listener of listeners) listener(origin);
  };
  channel?.addEventListener('message', () => tell('elsewhere'));

  async function write(guide: string, sitting: unknown, events: readonly ReviewEvent[]): Promise<boolean> {
    if (database === null) return false;
    try {
      const transaction = database.transaction(['events', 'sittings'], 'readwrite');
      const done = transaction.done.catch((error: unknown) => Promise.reject(error));
      const puts = [
        ...events.map((event) => transaction.objectStore('events').put(event)),
        transaction.objectStore('sittings').put({ guide, sitting }),
      ];
      await Promise.all([...puts, done]);
      state = 'kept';
      return true;
    } catch (error) {
      state = isFull(error) ? 'full' : 'blocked';
      return false;
    }
  }

  return {
    get state() {
      return state;
    },
    device,
    async record(guide, sitting, event) {
      if (event !== null) {
        own.set(event.id, event);
        unsaved.add(event.id);
      }
      sittings.set(guide, sitting);
      tell('here');
      const events = [...unsaved].flatMap((id) => own.get(id) ?? []);
      if (!(await write(guide, sitting, events))) return;
      for (const { id } of events) unsaved.delete(id);
      channel?.postMessage('changed');
    },
    async list(guide) {
      const mine = [...own.values()].filter((event) => guide === undefined || event.guide === guide);
      const reading =
        guide === undefined ? database?.getAll('events') : database?.getAllFromIndex('events', 'guide', guide);
      const stored = (await reading?.catch(() => [])) ?? [];
      return [...new Map([...stored, ...mine].map((event) => [event.id, event])).values()];
    },
    async loadSitting(guide) {
      const stored = (await database?.get('sittings', guide).catch(() => undefined))?.sitting;
      return state === 'kept' ? stored : (sittings.get(guide) ?? stored);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

let running: Promise<ReviewLog> | undefined;

/** This page's log: opened once. */
export function reviewLog(): Promise<ReviewLog> {
  running ??= start();
  return running;
}
