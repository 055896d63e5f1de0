/** What a page may say of the browser's ratings and the account. */
export type SyncStatus = {
  readonly isOnline: boolean;
  /** Whose ratings this browser holds; null: a stranger's. */
  readonly owner: string | null;
  readonly kept: number;
  readonly waiting: number;
  readonly refused: number;
  /** Unsent events of other accounts, kept for them. */
  readonly parked: number;
  /** Of these, what the person now signed in may take. */
  readonly doubtful: number;
  /** The person has not said yet what becomes of the parked ones. */
  readonly asks: boolean;
  readonly lastSyncAt: string | null;
  readonly trouble: SyncTrouble | null;
  readonly isRunning: boolean;
};

/**
 * `signed_out`: the session has ended. `away`: the server cannot save for the moment. `broken`: it answers nonsense.
 * `switched`: somebody else signed in during the sync; the next one finds out who.
 */
export type SyncTrouble = 'offline' | 'signed_out' | 'away' | 'broken' | 'switched';

export const unknownStatus: SyncStatus = {
  isOnline: true,
  owner: null,
  kept: 0,
  waiting: 0,
  refused: 0,
  parked: 0,
  doubtful: 0,
  asks: false,
  lastSyncAt: null,
  trouble: null,
  isRunning: false,
};

const ratings = (count: number): string => (count === 1 ? '1 rating' : `${count} ratings`);

/** The one line that a page says without being asked; null when all is well. */
export function barSentence(status: SyncStatus): string | null {
  const { isOnline, owner, waiting, trouble } = status;
  if (!isOnline || trouble === 'offline') {
    if (owner === null) return 'Offline. Guides that were opened before can be read, and ratings are kept here.';
    return `Offline. Ratings are kept here and sent later: ${waiting} waiting.`;
  }
  if (waiting === 0) return null;
  if (trouble === 'signed_out') return `Signed out. ${ratings(waiting)} not sent yet.`;
  if (trouble === null || trouble === 'switched') return null;
  return `The server cannot save for the moment. Ratings are kept here and sent later: ${waiting} waiting.`;
}

/** What the cards page says in its head of where ratings are; null while nothing is known. */
export function savedSentence(status: SyncStatus): string | null {
  const { owner, waiting, trouble, lastSyncAt } = status;
  if (owner === null) return null;
  if (waiting > 0) return trouble === null ? 'Saving' : `${ratings(waiting)} waiting`;
  return lastSyncAt === null || trouble === 'signed_out' ? null : 'All ratings are saved to your account';
}
