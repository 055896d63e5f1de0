/** Adds versions to a learner's schedule: the one way in. States that they concern are folded anew with them. */
import type { Database } from '@/db/database';
import { ensureLearner, lockLearner } from '@/db/queries/append-reviews';
import {
  hasEventFrom,
  insertScheduleVersion,
  listScheduleVersions,
  type ScheduleVersion,
} from '@/db/queries/schedule-versions';
import { defaultSettings, type ScheduleSettings } from '@/domain/scheduling/settings';
import { inTurn } from '@/server/limits/in-turn';
import { AccountErased } from '@/server/log/account-erased';
import { refoldLocked } from '@/server/log/refold-states';

type NewVersion = {
  readonly userId: string;
  /** What shall hold from now on, given what held until now. */
  readonly change: (current: ScheduleSettings) => ScheduleSettings;
  readonly source: ScheduleVersion['source'];
  readonly now: Date;
};

/** With the learner's log held until `work` is done. */
async function withVersions<T>(
  db: Database,
  userId: string,
  work: (tx: Database, versions: readonly ScheduleVersion[]) => Promise<T>,
): Promise<T> {
  return inTurn(userId, () =>
    db.transaction(async (tx) => {
      if (!(await ensureLearner(tx, { userId }))) throw new AccountErased('while its schedule was written');
      await lockLearner(tx, { userId });
      return work(tx, await listScheduleVersions(tx, { userId }));
    }),
  );
}

/** Later than all there are, and not before now. */
const nextInstant = (now: Date, newest: ScheduleVersion | undefined) =>
  new Date(Math.max(now.getTime(), (newest?.fromAt.getTime() ?? 0) + 1));

async function insertAndFold(tx: Database, userId: string, versions: readonly ScheduleVersion[]): Promise<void> {
  const [first] = versions;
  if (first === undefined) return;
  for (const version of versions) await insertScheduleVersion(tx, { ...version, userId });
  if (await hasEventFrom(tx, { userId, from: first.fromAt })) await refoldLocked(tx, userId);
}

/**
 * A version holds from now on, and a choice that is no other one adds none. Events that claim to be of the future are
 * folded under it too, so then the states are folded anew.
 */
export async function addVersion(db: Database, given: NewVersion): Promise<ScheduleVersion[]> {
  const { userId, change, source, now } = given;
  return withVersions(db, userId, async (tx, versions) => {
    const newest = versions.at(-1);
    const current = newest?.settings ?? defaultSettings;
    const settings = change(current);
    if (JSON.stringify(settings) === JSON.stringify(current)) return [...versions];
    const version = { fromAt: nextInstant(now, newest), settings, source };
    await insertAndFold(tx, userId, [version]);
    return [...versions, version];
  });
}

/**
 * Adds versions of another account, each from its own instant on, where this one has none of that instant: reviews that
 * come along are folded under them. What the learner has chosen here goes on holding from now on.
 */
export async function bringVersions(
  db: Database,
  { userId, brought, now }: { userId: string; brought: readonly ScheduleVersion[]; now: Date },
): Promise<{ added: number; versions: ScheduleVersion[] }> {
  return withVersions(db, userId, async (tx, versions) => {
    const known = new Set(versions.map(({ fromAt }) => fromAt.getTime()));
    const byInstant = new Map(brought.map((version) => [version.fromAt.getTime(), version]));
    const fresh = [...byInstant.values()]
      .filter(({ fromAt }) => !known.has(fromAt.getTime()))
      .sort((a, b) => a.fromAt.getTime() - b.fromAt.getTime());
    const [own, last] = [versions.at(-1), fresh.at(-1)];
    const isOvertaken = own !== undefined && last !== undefined && last.fromAt > own.fromAt;
    const again = isOvertaken ? [{ ...own, fromAt: nextInstant(now, last) }] : [];
    await insertAndFold(tx, userId, [...fresh, ...again]);
    const all = [...versions, ...fresh, ...again].sort((a, b) => a.fromAt.getTime() - b.fromAt.getTime());
    return { added: fresh.length, versions: all };
  });
}
