/**
 * The file that `npm run schedule` reads: settings, events and, for a plan, what it is made for. docs/schedule.md describes it.
 *
 * Settings and plan take no unknown keys, since one that is misspelt would change the answer without a word. Events may
 * carry more than is needed here, as those of an export do.
 */
import * as z from 'zod';
import type { ScheduleEvent } from './schedule-event';
import { defaultSettings, type SettingsVersions } from './settings';
import { rolloverHourSchema, scheduleSettingsSchema, timeZoneSchema } from './settings-schema';

const name = z.string().min(1).max(200);
const instant = z.iso.datetime({ offset: true, error: 'expected an instant such as 2026-03-02T09:00:00Z' });
const day = z.iso.date('expected a day such as 2026-03-16');
const version = scheduleSettingsSchema.extend({ from: instant.optional() });

const shared = {
  id: name,
  at: instant,
  timeZone: timeZoneSchema.optional(),
  rolloverHour: rolloverHourSchema.optional(),
  guide: name.optional(),
  undoes: name.optional(),
};
const plain = { ...shared, card: name };

const event = z.discriminatedUnion(
  'kind',
  [
    z.object({
      ...plain,
      kind: z.literal('review'),
      rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'expected 1, 2, 3 or 4'),
      durationMs: z.number().min(0).optional(),
    }),
    z.object({ ...plain, kind: z.literal('quiz'), credit: z.number().min(0).max(1) }),
    z.object({ ...plain, kind: z.enum(['queue', 'suspend', 'unsuspend', 'bury', 'forget']) }),
    z
      .object({ ...shared, kind: z.literal('reset'), card: name.optional() })
      .refine(({ card, guide }) => card !== undefined || guide !== undefined, 'expected a card or a guide'),
    z.object({ ...shared, kind: z.literal('undo'), card: name.optional(), undoes: name }),
  ],
  'expected one of review, quiz, queue, suspend, unsuspend, bury, forget, reset, undo',
);

const planSchema = z.strictObject({
  examDay: day,
  minutesPerDay: z.number().min(0).max(1440),
  cards: z.int().min(0).max(20_000).optional(),
  fromDay: day.optional(),
  /** The day on which the plan was made; its first day when left out. */
  madeOn: day.optional(),
  daysOff: z.array(day).max(1000).optional(),
});

const file = z.strictObject({
  settings: z.union([scheduleSettingsSchema, z.array(version).min(1)]).optional(),
  events: z.array(event),
  plan: planSchema.optional(),
});

export type PlanRequest = z.infer<typeof planSchema>;
export type ScheduleFile = {
  readonly versions: SettingsVersions;
  readonly events: readonly ScheduleEvent[];
  readonly plan: PlanRequest | null;
};

/** What is wrong and where: `$.events[3].rating: expected 1, 2, 3 or 4`. */
export type FileProblem = { readonly path: string; readonly message: string };

const pathText = (path: readonly PropertyKey[]) =>
  `$${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`;

/** A union tells that nothing fitted; what did not fit is in its branches. The one that read furthest is meant. */
function problemsOf(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): FileProblem[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    const branches = issue.code === 'invalid_union' ? issue.errors.filter((branch) => branch.length > 0) : [];
    const deep = branches.find((branch) => branch.every(({ path: inner }) => inner.length > 0));
    const shown = deep ?? branches.find((branch) => branch.some(({ code }) => code === 'unrecognized_keys'));
    return shown === undefined ? [{ path: pathText(path), message: issue.message }] : problemsOf(shown, path);
  });
}

function versionsOf(read: z.infer<typeof file>['settings']): SettingsVersions {
  if (read === undefined) return [{ from: null, settings: defaultSettings }];
  if (!Array.isArray(read)) return [{ from: null, settings: read }];
  const [first, ...rest] = read.map(({ from, ...own }) => ({
    from: from === undefined ? null : Date.parse(from),
    settings: own,
  }));
  return first === undefined ? [{ from: null, settings: defaultSettings }] : [first, ...rest];
}

/** The file, or all that is wrong with it. */
export function readScheduleFile(
  value: unknown,
): { ok: true; file: ScheduleFile } | { ok: false; problems: FileProblem[] } {
  const parsed = file.safeParse(value);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues) };
  const { settings: read, events, plan } = parsed.data;
  return { ok: true, file: { versions: versionsOf(read), events, plan: plan ?? null } };
}
