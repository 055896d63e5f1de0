/** Adds a version to a learner's schedule: the one way in. States that it concerns are folded anew with it. */
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
import { refoldLocked } from '@/server/log/refold-states';

type NewVersion = {
  readonly userId: string;
  /** What shall hold from now on, given what held until now. */
  readonly change: (current: ScheduleSettings) => ScheduleSettings;
  readonly source: ScheduleVersion['source'];
  readonly now: Date;
};

/**
 * A version holds from now on, and a choice that is no other one adds none. Events that claim to be of the future are
 * folded under it too, so then the states are folded anew. Null when the person is gone.
 */
export async function addVersion(db: Database, given: NewVersion): Promise<ScheduleVersion[] | null> {
  const { userId, change, source, now } = given;
  return inTurn(userId, () =>
    db.transaction(async (tx) => {
      if (!(await ensureLearner(tx, { userId }))) return null;
      await lockLearner(tx, { userId });
      const versions = await listScheduleVersions(tx, { userId });
      const newest = versions.at(-1);
      const current = newest?.settings ?? defaultSettings;
      const settings = change(current);
      if (JSON.stringify(settings) === JSON.stringify(current)) return versions;
      const fromAt = new Date(Math.max(now.getTime(), (newest?.fromAt.getTime() ?? 0) + 1));
      const version = { fromAt, settings, source };
      await insertScheduleVersion(tx, { ...version, userId });
      if (await hasEventFrom(tx, { userId, from: fromAt })) await refoldLocked(tx, userId);
      return [...versions, version];
    }),
  );
}
