/**
 * What this browser keeps of a learner's practice: the log of reviews, where each sitting stands, the device's id.
 *
 * Kept in IndexedDB. When the browser refuses to store (blocked, private window, full), everything still works for this
 * sitting, from memory, and `state` says so. Other tabs hear of every change.
 */
import { v7 as newId } from 'uuid';
import { type BrowserStore, browserStore, within } from '@/client/browser-store';
import { namedAccount } from '@/client/signed-in';
import { openSteps, stepJournal } from '@/client/step-journal';
import type { ReviewEvent } from '@/domain/review/review-event';

/** `kept`: on disk. `blocked` and `full`: in memory only, until this page is closed. */
export type StorageState = 'kept' | 'blocked' | 'full';

/** Who changed something: this page, another tab, or what came from the account. */
export type ChangeOrigin = 'here' | 'elsewhere' | 'account';

type ChangeListener = (origin: ChangeOrigin, hasEvent: boolean) => void;

export type ReviewLog = {
  readonly state: StorageState;
  readonly device: string;
  /**
   * Keeps where a sitting stands (undefined: there is none), and with it the event that led there, in one transaction. Resolves when both are on
   * disk, or in memory when the disk refuses; never rejects.
   */
  record(guide: string, sitting: unknown, event: ReviewEvent | null): Promise<void>;
  /** All events; of one guide when it is named. What this page has recorded is always among them. */
  list(guide?: string): Promise<ReviewEvent[]>;
  loadSitting(guide: string): Promise<unknown>;
  /** To be called when something else has changed the store: what was read before is out of date, here and in tabs. */
  refresh(): void;
  /** To be called when the store has become another person's: every page starts anew, this one at `path`. */
  leave(path?: string): void;
  /** Called after every change, with whether it brought an event. Returns the function that ends it. */
  subscribe(listener: ChangeListener): () => void;
};

const channelName = 'cairn-reviews';

async function deviceOf(database: BrowserStore): Promise<string> {
  const known = await database.get('settings', 'device');
  if (known !== undefined) return known.value;
  const value = newId();
  await database.put('settings', { name: 'device', value });
  return value;
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

async function openLog(): Promise<{ isOpen: boolean; device: string; state: StorageState }> {
  try {
    const device = await within(browserStore().then(deviceOf));
    // What cannot be stored now is tried again by the next page.
    await takeUpSteps().catch(() => {});
    return { isOpen: true, device, state: 'kept' };
  } catch (error) {
    return { isOpen: false, device: newId(), state: isFull(error) ? 'full' : 'blocked' };
  }
}

/** Step and event in one transaction, and where the browser's data belongs to an account, a place in the outbox. */
async function writeStep(
  guide: string,
  sitting: unknown,
  events: readonly ReviewEvent[],
  account = namedAccount(),
): Promise<void> {
  const transaction = (await browserStore()).transaction(['events', 'sittings', 'outbox', 'settings'], 'readwrite');
  const done = transaction.done.catch((error: unknown) => Promise.reject(error));
  const owner = await transaction.objectStore('settings').get('owner');
  const puts = [
    ...events.map((event) => transaction.objectStore('events').put(event)),
    ...(owner === undefined ? [] : events).map(({ id }) =>
      transaction.objectStore('outbox').put({ id, isSure: owner?.value === account }),
    ),
    ...(sitting === undefined ? [] : [transaction.objectStore('sittings').put({ guide, sitting })]),
  ];
  await Promise.all([...puts, done]);
}

/** Puts into the store what a page before this one had no time to. What somebody else did here is not this account's. */
async function takeUpSteps(): Promise<void> {
  for (const { step, strike } of openSteps()) {
    const { guide, sitting, event, account } = step;
    const owner = (await (await browserStore()).get('settings', 'owner'))?.value;
    const isOthers = owner !== undefined && account !== null && owner !== account;
    if (!isOthers) await writeStep(guide, sitting, event === null ? [] : [event], account);
    strike();
  }
}

async function readEvents(guide: string | undefined): Promise<ReviewEvent[]> {
  const database = await browserStore();
  return guide === undefined ? database.getAll('events') : database.getAllFromIndex('events', 'guide', guide);
}

async function readSitting(guide: string): Promise<unknown> {
  return (await (await browserStore()).get('sittings', guide))?.sitting;
}

async function start(): Promise<ReviewLog> {
  const { isOpen, device, state: stateAtStart } = await openLog();
  let state = stateAtStart;
  /** What this page has recorded, on disk or not: a read that fails must not hide it. */
  const own = new Map<string, ReviewEvent>();
  const unsaved = new Set<string>();
  const sittings = new Map<string, unknown>();
  const journal = stepJournal();
  const listeners = new Set<ChangeListener>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
  const tell = (origin: ChangeOrigin, hasEvent = false) => {
    for (const listener of listeners) listener(origin, hasEvent);
  };
  channel?.addEventListener('message', (message) => {
    if (message.data === 'left') return location.reload();
    // What is on disk is read from there: another tab may have given it to an account, or removed it.
    for (const id of own.keys()) if (!unsaved.has(id)) own.delete(id);
    tell('elsewhere');
  });

  async function write(guide: string, sitting: unknown, events: readonly ReviewEvent[]): Promise<boolean> {
    if (!isOpen) return false;
    try {
      await writeStep(guide, sitting, events);
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
      if (sitting !== undefined) sittings.set(guide, sitting);
      tell('here', event !== null);
      const events = [...unsaved].flatMap((id) => own.get(id) ?? []);
      const strike = journal.note({ guide, sitting, event, account: namedAccount() });
      if (!(await write(guide, sitting, events))) return;
      strike();
      for (const { id } of events) unsaved.delete(id);
      channel?.postMessage('changed');
    },
    async list(guide) {
      const mine = [...own.values()].filter((event) => guide === undefined || event.guide === guide);
      const stored = isOpen ? await readEvents(guide).catch(() => []) : [];
      return [...new Map([...stored, ...mine].map((event) => [event.id, event])).values()];
    },
    async loadSitting(guide) {
      const stored = isOpen ? await readSitting(guide).catch(() => undefined) : undefined;
      return state === 'kept' ? stored : (sittings.get(guide) ?? stored);
    },
    refresh() {
      for (const id of own.keys()) if (!unsaved.has(id)) own.delete(id);
      tell('account');
      channel?.postMessage('changed');
    },
    leave(path) {
      channel?.postMessage('left');
      if (path === undefined) location.reload();
      else location.assign(path);
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
