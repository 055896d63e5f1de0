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

export type ReviewLog = {
  readonly state: StorageState;
  readonly device: string;
  /** Keeps an event. Resolves when it is on disk, or in memory when the disk refuses; never rejects. */
  append(event: ReviewEvent): Promise<void>;
  /** All events; of one guide when it is named. */
  list(guide?: string): Promise<ReviewEvent[]>;
  loadSitting(guide: string): Promise<unknown>;
  saveSitting(guide: string, sitting: unknown): Promise<void>;
  /** Called when this tab or another one has changed something. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
};

const channelName = 'cairn-reviews';

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

async function start(): Promise<ReviewLog> {
  let state: StorageState = 'kept';
  let device = newId();
  let database: IDBPDatabase<Store> | null = null;
  const events = new Map<string, ReviewEvent>();
  const sittings = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
  const tell = () => {
    for (const listener of listeners) listener();
  };
  channel?.addEventListener('message', tell);
  try {
    database = await open();
    device = await deviceOf(database);
  } catch (error) {
    state = isFull(error) ? 'full' : 'blocked';
  }

  /** Does it on disk; on refusal remembers that, and leaves it to memory. */
  async function onDisk(deed: (store: IDBPDatabase<Store>) => Promise<unknown>): Promise<boolean> {
    if (database === null) return false;
    try {
      await deed(database);
      return true;
    } catch (error) {
      state = isFull(error) ? 'full' : 'blocked';
      return false;
    }
  }

  async function stored(guide: string | undefined): Promise<ReviewEvent[]> {
    if (database === null) return [];
    try {
      return guide === undefined ? await database.getAll('events') : await database.getAllFromIndex('events', 'guide', guide);
    } catch {
      state = 'blocked';
      return [];
    }
  }

  return {
    get state() {
      return state;
    },
    device,
    async append(event) {
      if (!(await onDisk((store) => store.put('events', event)))) events.set(event.id, event);
      channel?.postMessage('changed');
      tell();
    },
    async list(guide) {
      const inMemory = [...events.values()].filter((event) => guide === undefined || event.guide === guide);
      return [...(await stored(guide)), ...inMemory];
    },
    async loadSitting(guide) {
      if (sittings.has(guide)) return sittings.get(guide);
      if (database === null) return undefined;
      return (await database.get('sittings', guide).catch(() => undefined))?.sitting;
    },
    async saveSitting(guide, sitting) {
      if (!(await onDisk((store) => store.put('sittings', { guide, sitting })))) sittings.set(guide, sitting);
      else sittings.delete(guide);
      channel?.postMessage('changed');
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
