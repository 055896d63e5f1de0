/**
 * What a sync changes in the browser's store. Each change is one transaction, and each that concerns an account looks
 * first whether the store still belongs to it: another tab may have signed in as somebody else meanwhile.
 */

import type { IDBPTransaction } from 'idb';
import {
  type BrowserStore,
  browserStore,
  type Parked,
  type SettingName,
  type StoreSchema,
} from '@/client/browser-store';
import { claimOf, doubtful, largestBatch, lostByServer, type ReplyReading } from '@/domain/review/outbox';
import type { ReviewEvent } from '@/domain/review/review-event';

const everything = ['events', 'sittings', 'settings', 'outbox', 'refused', 'parked', 'decks'] as const;
type Change = IDBPTransaction<StoreSchema, typeof everything, 'readwrite'>;

async function change<T>(work: (change: Change) => Promise<T>): Promise<T> {
  const transaction = (await browserStore()).transaction(everything, 'readwrite');
  const done = transaction.done;
  done.catch(() => {});
  try {
    const result = await work(transaction);
    await done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw error;
  }
}

const readSetting = async (from: Change | BrowserStore, name: SettingName): Promise<string | null> => {
  const row = 'objectStore' in from ? await from.objectStore('settings').get(name) : await from.get('settings', name);
  return row?.value ?? null;
};

const belongsTo = async (to: Change, account: string): Promise<boolean> => (await readSetting(to, 'owner')) === account;

async function removeMine(from: Change): Promise<void> {
  for (const store of ['events', 'sittings', 'outbox', 'refused', 'decks'] as const)
    await from.objectStore(store).clear();
  for (const name of ['owner', 'cursor', 'lastSyncAt', 'asks', 'device'] as const)
    await from.objectStore('settings').delete(name);
}

/** Sets an account's unsent events aside, under its id. */
async function park(to: Change, account: string): Promise<number> {
  const waiting = await to.objectStore('outbox').getAll();
  for (const entry of waiting) {
    const event = await to.objectStore('events').get(entry.id);
    if (event !== undefined) await to.objectStore('parked').put({ ...entry, account, event });
  }
  return waiting.length;
}

async function unpark(to: Change, entries: readonly Parked[]): Promise<void> {
  for (const { account, id, isSure, event } of entries) {
    await to.objectStore('events').put(event);
    await to.objectStore('outbox').put({ id, isSure });
    await to.objectStore('parked').delete([account, id]);
  }
}

/**
 * Makes the store this account's. What a stranger did goes into its outbox, once. What another account has not sent is
 * set aside under that account's id, the rest of it is removed, since its server has it.
 */
export async function claimStore(account: string): Promise<'adopted' | 'same' | 'switched'> {
  return await change(async (to) => {
    const owner = await readSetting(to, 'owner');
    const claim = claimOf(owner, account);
    if (claim === 'switch' && owner !== null) {
      const count = await park(to, owner);
      await removeMine(to);
      if (count > 0) await to.objectStore('settings').put({ name: 'asks', value: owner });
    }
    if (claim === 'adopt')
      for (const id of await to.objectStore('events').getAllKeys())
        await to.objectStore('outbox').put({ id, isSure: true });
    if (claim !== 'same') await to.objectStore('settings').put({ name: 'owner', value: account });
    await unpark(to, await to.objectStore('parked').index('account').getAll(account));
    return claim === 'same' ? 'same' : claim === 'adopt' ? 'adopted' : 'switched';
  });
}

/** The next events to send, oldest first. Null when the store belongs to another account by now. */
export async function nextBatch(account: string): Promise<ReviewEvent[] | null> {
  const reading = (await browserStore()).transaction(['events', 'outbox', 'settings']);
  if ((await reading.objectStore('settings').get('owner'))?.value !== account) return null;
  const ids = await reading.objectStore('outbox').getAllKeys(undefined, largestBatch);
  const events = await Promise.all(ids.map((id) => reading.objectStore('events').get(id)));
  return events.flatMap((event) => event ?? []);
}

/** Forgets what the reply settles; what the server will never take is kept beside. */
export async function settle(account: string, { done, refused }: ReplyReading): Promise<void> {
  await change(async (to) => {
    if (!(await belongsTo(to, account))) return;
    for (const id of done) await to.objectStore('outbox').delete(id);
    for (const { id, code } of refused) {
      const event = await to.objectStore('events').get(id);
      if (event !== undefined) await to.objectStore('refused').put({ id, code, event });
      await to.objectStore('events').delete(id);
      await to.objectStore('outbox').delete(id);
    }
  });
}

export async function readCursor(): Promise<number> {
  return Number((await readSetting(await browserStore(), 'cursor')) ?? 0);
}

/** Keeps a page of the account's events, and how far it reaches. False when the store is another account's by now. */
export async function keepPage(account: string, events: readonly ReviewEvent[], cursor: number): Promise<boolean> {
  return await change(async (to) => {
    if (!(await belongsTo(to, account))) return false;
    for (const event of events) await to.objectStore('events').put(event);
    await to.objectStore('settings').put({ name: 'cursor', value: String(cursor) });
    return true;
  });
}

/** How many events this browser holds that the account should have. */
export async function countHeld(): Promise<number> {
  const reading = (await browserStore()).transaction(['events', 'outbox']);
  return (await reading.objectStore('events').count()) - (await reading.objectStore('outbox').count());
}

/** Puts back into the outbox what the account turned out not to have. Gives how many that were. */
export async function sendAgain(account: string, onServer: ReadonlySet<string>): Promise<number> {
  return await change(async (to) => {
    if (!(await belongsTo(to, account))) return 0;
    const waiting = new Set(await to.objectStore('outbox').getAllKeys());
    const lost = lostByServer(await to.objectStore('events').getAllKeys(), onServer, waiting);
    for (const id of lost) await to.objectStore('outbox').put({ id, isSure: true });
    return lost.length;
  });
}

export async function noteSync(account: string, at: string): Promise<void> {
  await change(async (to) => {
    if (await belongsTo(to, account)) await to.objectStore('settings').put({ name: 'lastSyncAt', value: at });
  });
}

/** Answers the question about parked events: the doubtful ones are taken into the account here, or stay where they are. */
export async function answerQuestion(shouldTake: boolean): Promise<void> {
  await change(async (to) => {
    const from = await readSetting(to, 'asks');
    await to.objectStore('settings').delete('asks');
    if (from === null || !shouldTake) return;
    await unpark(to, doubtful(await to.objectStore('parked').index('account').getAll(from)));
  });
}

/** Removes everything that an account has here. `keepUnsent`: its unsent events stay, set aside under its id. */
export async function removeAccountData(keepUnsent: boolean): Promise<void> {
  await change(async (to) => {
    const owner = await readSetting(to, 'owner');
    if (keepUnsent && owner !== null) await park(to, owner);
    await removeMine(to);
  });
}

export type StoreSummary = {
  readonly owner: string | null;
  readonly kept: number;
  readonly waiting: number;
  readonly refused: number;
  readonly parked: number;
  readonly doubtful: number;
  readonly asks: boolean;
  readonly lastSyncAt: string | null;
};

export async function readSummary(): Promise<StoreSummary> {
  const store = await browserStore();
  const [owner, kept, waiting, refused, parked, asks, lastSyncAt] = await Promise.all([
    readSetting(store, 'owner'),
    store.count('events'),
    store.count('outbox'),
    store.count('refused'),
    store.getAll('parked'),
    readSetting(store, 'asks'),
    readSetting(store, 'lastSyncAt'),
  ]);
  const asked = parked.filter((entry) => entry.account === asks);
  return {
    owner,
    kept,
    waiting,
    refused,
    parked: parked.length,
    doubtful: doubtful(asked).length,
    asks: asked.length > 0,
    lastSyncAt,
  };
}

/** What the server refused, as a file that can be kept or shown to somebody. */
export async function refusedAsJson(): Promise<string> {
  return JSON.stringify(await (await browserStore()).getAll('refused'), null, 2);
}
