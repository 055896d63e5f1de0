/**
 * How a learner wants to be asked, in versions.
 *
 * A version holds from an instant on, and an event is folded under the one of its own instant. So what was learned under
 * old settings stays as it was when they change, and an event that arrives late is folded as if it had come in time.
 */
import { defaultParameters } from './parameters';

export type ScheduleSettings = {
  /** Where and when a study day begins, for events that do not say it themselves. */
  readonly timeZone: string;
  readonly rolloverHour: number;
  /** The chance of recall at which a card is due, 0.70 to 0.97. */
  readonly desiredRetention: number;
  /** Minutes until a card that is being learned, or learned again, comes back; whole, each less than a day. */
  readonly learningSteps: readonly number[];
  readonly relearningSteps: readonly number[];
  readonly maximumIntervalDays: number;
  readonly fuzz: boolean;
  /** Lapses from which a card counts as a leech. */
  readonly leechLapses: number;
  /** The 21 parameters of FSRS-6, each within its limits. */
  readonly parameters: readonly number[];
};

export const defaultSettings: ScheduleSettings = {
  timeZone: 'UTC',
  rolloverHour: 4,
  desiredRetention: 0.9,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
  leechLapses: 6,
  parameters: defaultParameters,
};

/** Settings from the instant `from` on (milliseconds since 1970); null: from the beginning. */
export type SettingsVersion = { readonly from: number | null; readonly settings: ScheduleSettings };

/** A learner's versions, oldest first. There is at least one; before the first, the first holds too. */
export type SettingsVersions = readonly [SettingsVersion, ...SettingsVersion[]];

/** The versions by instant. Of two with the same one, the later in the list holds. */
export function orderedVersions(versions: SettingsVersions): SettingsVersions {
  const [first = versions[0], ...rest] = [...versions].sort(
    (a, b) => (a.from ?? Number.NEGATIVE_INFINITY) - (b.from ?? Number.NEGATIVE_INFINITY) || 0,
  );
  return [first, ...rest];
}

/** The settings that held at an instant. */
export function settingsAt(versions: SettingsVersions, at: number): ScheduleSettings {
  return (versions.findLast(({ from }) => (from ?? Number.NEGATIVE_INFINITY) <= at) ?? versions[0]).settings;
}

/** The defaults hold until the first choice. */
export function sinceDefaults(chosen: readonly SettingsVersion[]): SettingsVersions {
  return [{ from: null, settings: defaultSettings }, ...chosen];
}
