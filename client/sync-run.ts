/**
 * One sync, from "who is signed in" to "nothing is missing on either side". It may be cut at any point: what was not
 * settled is sent again, and the server knows each event by its id.
 */
import {
  claimStore,
  countHeld,
  keepPage,
  nextBatch,
  noteSync,
  readCursor,
  readSummary,
  sendAgain,
  settle,
} from '@/client/account-data';
import { claimIfAny } from '@/client/guest-attempts';
import { hasSignedInMark, nameAccount } from '@/client/signed-in';
import { type Answer, askWho, keepSchedule, type Pushed, pullEvents, pushEvents } from '@/client/sync-requests';
import { isComplete, largestBatch, readReply } from '@/domain/review/outbox';
import type { SyncTrouble } from '@/domain/review/sync-status';

export type RunResult = {
  readonly trouble: SyncTrouble | null;
  readonly retryAfterSeconds: number | null;
  /** The events here are not what they were before. */
  readonly isChanged: boolean;
  /** The store was another account's until now: nothing that a page shows of it may stay. */
  readonly isSwitched: boolean;
};

type Failed = Extract<Answer<unknown>, { ok: false }>;
const failed = (trouble: SyncTrouble): Failed => ({ ok: false, trouble, retryAfterSeconds: null });

/** Sends all that waits. At least one request is made: its answer says how many events the account has. */
async function pushAll(account: string): Promise<Answer<Pushed>> {
  for (;;) {
    const events = await nextBatch(account);
    if (events === null) return failed('switched');
    const answer = await pushEvents(account, events);
    if (!answer.ok) return answer;
    const reading = readReply(
      events.map((event) => event.id),
      answer.value.results,
    );
    await settle(account, reading);
    const settled = reading.done.length + reading.refused.length;
    if (settled === events.length && settled < largestBatch) return answer;
    if (settled === 0) return failed('broken');
  }
}

type PulledAll = { readonly latest: number; readonly ids: ReadonlySet<string> };

/** Fetches what this browser lacks, or from the beginning. */
async function pullAll(account: string, from: number): Promise<Answer<PulledAll>> {
  const ids = new Set<string>();
  let cursor = from;
  for (;;) {
    const answer = await pullEvents(account, cursor);
    if (!answer.ok) return answer;
    const { events, latest, isMore } = answer.value;
    const isStuck = isMore && answer.value.cursor <= cursor;
    cursor = answer.value.cursor;
    for (const event of events) ids.add(event.id);
    if ((events.length > 0 || from !== cursor) && !(await keepPage(account, events, cursor))) return failed('switched');
    if (isStuck) return failed('broken');
    if (!isMore) return { ok: true, value: { latest, ids } };
  }
}

/** Once a page is enough: events in a shape that this release does not know would bring it about each time. */
let wasReadAnew = false;

/** Pushes and pulls; when the count disagrees, reads everything anew and sends again what the server has lost. */
async function exchange(account: string): Promise<Failed | { ok: true; isChanged: boolean }> {
  const pushed = await pushAll(account);
  if (!pushed.ok) return pushed;
  const cursor = await readCursor();
  const pulled = await pullAll(account, cursor > pushed.value.latest ? 0 : cursor);
  if (!pulled.ok) return pulled;
  if (wasReadAnew || isComplete(await countHeld(), pulled.value.latest))
    return { ok: true, isChanged: pulled.value.ids.size > 0 };
  wasReadAnew = true;
  const again = await pullAll(account, 0);
  if (!again.ok) return again;
  if ((await sendAgain(account, again.value.ids)) === 0) return { ok: true, isChanged: true };
  const resent = await pushAll(account);
  return resent.ok ? { ok: true, isChanged: true } : resent;
}

const result = (failure: Failed | null, isChanged: boolean, isSwitched: boolean): RunResult => ({
  trouble: failure?.trouble ?? null,
  retryAfterSeconds: failure?.retryAfterSeconds ?? null,
  isChanged,
  isSwitched,
});

/** Whose schedule was asked for by this page: once a page is enough. */
let scheduleOf: string | null = null;

/** Runs once. A stranger without an account has nothing to do here. `now` is asked at the end, for "last saved". */
export async function runSync(now: () => string): Promise<RunResult> {
  const { owner } = await readSummary();
  if (!hasSignedInMark()) return result(owner === null ? null : failed('signed_out'), false, false);
  const who = await askWho();
  if (!who.ok) return result(who, false, false);
  nameAccount(who.value);
  if (who.value === null) return result(owner === null ? null : failed('signed_out'), false, false);
  const claim = await claimStore(who.value);
  await claimIfAny();
  if (scheduleOf !== who.value) await keepSchedule();
  scheduleOf = who.value;
  const exchanged = await exchange(who.value);
  if (exchanged.ok) await noteSync(who.value, now());
  return result(exchanged.ok ? null : exchanged, exchanged.ok ? exchanged.isChanged : true, claim === 'switched');
}
