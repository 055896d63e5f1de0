/**
 * What the browser owes the account, and whose data it holds. Decisions only: client/ reads and writes the store.
 */

/** At most this many events go in one request. */
export const largestBatch = 500;

/** An event that the server has not named yet. */
export type Waiting = {
  readonly id: string;
  /** Made while the server had told this page who is signed in. Where it had not, whose it is may be asked. */
  readonly isSure: boolean;
};

export type EventResult = {
  readonly id: string | null;
  readonly status: 'applied' | 'duplicate' | 'conflict' | 'rejected';
  readonly code?: string | undefined;
};

export type ReplyReading = {
  /** In the account now. */
  readonly done: readonly string[];
  /** Never will be: kept beside, with the reason. */
  readonly refused: readonly { readonly id: string; readonly code: string }[];
};

/** The ids that a reply settles. What it does not name stays in the outbox, and what was not sent is not believed. */
export function readReply(sent: readonly string[], results: readonly EventResult[]): ReplyReading {
  const open = new Set(sent);
  const done: string[] = [];
  const refused: { id: string; code: string }[] = [];
  for (const { id, status, code } of results) {
    if (id === null || !open.delete(id)) continue;
    if (status === 'applied' || status === 'duplicate') done.push(id);
    else refused.push({ id, code: code ?? status });
  }
  return { done, refused };
}

/**
 * What the browser's data becomes when an account is named: `adopt` what a stranger made, go on with the `same`
 * account, or `switch` from another one, whose unsent events are set aside under its own id.
 */
export function claimOf(owner: string | null, account: string): 'adopt' | 'same' | 'switch' {
  if (owner === null) return 'adopt';
  return owner === account ? 'same' : 'switch';
}

/** Of another account's unsent events, those that the person now signed in may call their own. */
export function doubtful<T extends Waiting>(parked: readonly T[]): T[] {
  return parked.filter((entry) => !entry.isSure);
}

/** Whether this browser holds all that the account has. The account's numbers have no gaps: the last one counts them. */
export function isComplete(held: number, latest: number): boolean {
  return held === latest;
}

/** Held by this browser as sent, though the account does not have them: a server set back to a backup lacks them. */
export function lostByServer(held: readonly string[], onServer: ReadonlySet<string>, waiting: ReadonlySet<string>) {
  return held.filter((id) => !onServer.has(id) && !waiting.has(id));
}

const firstDelayMs = 2000;
const longestDelayMs = 5 * 60_000;

/** How long to wait before the next try: doubled each time, spread by `chance` (0 to 1), never before the server asks. */
export function retryDelayMs(failures: number, retryAfterSeconds: number | null, chance: number): number {
  const doubled = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1));
  return Math.max((retryAfterSeconds ?? 0) * 1000, 0) + Math.round(doubled * (0.5 + chance / 2));
}
