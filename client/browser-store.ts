/**
 * The browser's own database: what it holds, how it is opened, and how it grew.
 *
 * Version 1 had events, sittings and settings. Version 2 adds what an account needs, version 3 its own decks; neither
 * takes anything away.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Deck } from '@/domain/review/deck';
import type { Waiting } from '@/domain/review/outbox';
import type { ReviewEvent } from '@/domain/review/review-event';

export type Refused = { readonly id: string; readonly code: string; readonly event: ReviewEvent };
export type Parked = Waiting & { readonly account: string; readonly event: ReviewEvent };

/** `owner`: whose events these are. `asks`: a question about parked events is open. */
export type SettingName = 'device' | 'owner' | 'cursor' | 'lastSyncAt' | 'asks';

export type StoreSchema = DBSchema & {
  events: { key: string; value: ReviewEvent; indexes: { guide: string } };
  sittings: { key: string; value: { guide: string; sitting: unknown } };
  settings: { key: string; value: { name: SettingName; value: string } };
  /** Events that the server has not named yet; their words are in `events`. */
  outbox: { key: string; value: Waiting };
  /** Events that the server will never take. */
  refused: { key: string; value: Refused };
  /** Unsent events of accounts that are not signed in here now. */
  parked: { key: [string, string]; value: Parked; indexes: { account: string } };
  /** The account's own decks, as they were last fetched. */
  decks: { key: string; value: Deck };
};

export type BrowserStore = IDBPDatabase<StoreSchema>;

const name = 'cairn';
const version = 3;
/** A browser that has not opened its store by then will not: some never answer. */
const longestOpenMs = 2000;

export function within<T>(work: Promise<T>, ms: number = longestOpenMs): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too late')), ms))]);
}

function upgrade(database: BrowserStore, from: number): void {
  if (from < 1) {
    database.createObjectStore('events', { keyPath: 'id' }).createIndex('guide', 'guide');
    database.createObjectStore('sittings', { keyPath: 'guide' });
    database.createObjectStore('settings', { keyPath: 'name' });
  }
  if (from < 2) {
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('refused', { keyPath: 'id' });
    database.createObjectStore('parked', { keyPath: ['account', 'id'] }).createIndex('account', 'account');
  }
  if (from < 3) database.createObjectStore('decks', { keyPath: 'slug' });
}

let opened: Promise<BrowserStore> | undefined;

function forget(): void {
  opened = undefined;
}

async function open(): Promise<BrowserStore> {
  const callbacks = {
    // Another version of this page wants to change the store: let it, rather than block it. The next use opens anew.
    blocking: (_current: number, _blocked: number | null, event: IDBVersionChangeEvent) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  };
  try {
    return await openDB<StoreSchema>(name, version, { ...callbacks, upgrade });
  } catch (error) {
    // A newer release has been here, and this page is an old tab: its stores are still what they were.
    if (error instanceof DOMException && error.name === 'VersionError')
      return await openDB<StoreSchema>(name, undefined, callbacks);
    throw error;
  }
}

/** The store; rejects where the browser refuses to have one. */
export function browserStore(): Promise<BrowserStore> {
  opened ??= within(open());
  return opened;
}
