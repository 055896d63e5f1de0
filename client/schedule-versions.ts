/**
 * The settings of the schedule in their versions, as the account has them. Kept in this browser, so that the fold here is
 * the fold there, offline too; without an account they are the defaults.
 */
import * as z from 'zod/mini';
import { parameterCount } from '@/domain/scheduling/parameters';
import { type SettingsVersions, sinceDefaults } from '@/domain/scheduling/settings';

const key = 'cairn-schedule';
const steps = z.array(z.int().check(z.minimum(1), z.maximum(1439)));

export const scheduleVersionsSchema = z.array(
  z.object({
    /** Milliseconds since 1970; null: from the beginning. */
    from: z.nullable(z.number()),
    settings: z.object({
      timeZone: z.string(),
      rolloverHour: z.int(),
      desiredRetention: z.number().check(z.minimum(0.7), z.maximum(0.97)),
      learningSteps: steps,
      relearningSteps: steps,
      maximumIntervalDays: z.int().check(z.minimum(1)),
      fuzz: z.boolean(),
      leechLapses: z.int().check(z.minimum(1)),
      parameters: z.array(z.number()).check(z.length(parameterCount)),
    }),
  }),
);

/** Keeps what the account says; null forgets it, as when somebody signs out. */
export function keepScheduleVersions(versions: z.infer<typeof scheduleVersionsSchema> | null): void {
  try {
    if (versions === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(versions));
  } catch {
    // Storage is blocked: the defaults hold on this page.
  }
}

export function scheduleVersions(): SettingsVersions {
  try {
    const known = z.safeParse(scheduleVersionsSchema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    const [first, ...rest] = known.success ? known.data : [];
    if (first !== undefined) return [first, ...rest];
  } catch {
    // Blocked, or not ours.
  }
  return sinceDefaults([]);
}
