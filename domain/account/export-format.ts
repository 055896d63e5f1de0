import * as z from 'zod/mini';
import { type AccountSettings, accountSettingsSchema } from '@/domain/account/account-settings';
import { deckInFileSchema, type ExportedDeck } from '@/domain/decks/deck-export';
import { done, failed, type Result } from '@/domain/shared/result';

/** Raised when an older Cairn could misread what a newer one writes. */
export const exportFormat = 1;

/** The texts of an export, by the name of the file. */
export type ExportFiles = Readonly<Record<string, string>>;

const reviewsSchema = z.object({
  format: z.literal(exportFormat),
  events: z.array(z.looseObject({ id: z.string() })),
});
const accountSchema = z.object({ format: z.literal(exportFormat), settings: accountSettingsSchema });
const scheduleSchema = z.object({ format: z.literal(exportFormat), schedule: z.array(z.unknown()) });

const decksSchema = z.object({ format: z.literal(exportFormat), decks: z.array(deckInFileSchema) });

export type ImportFailure = 'not_an_export' | 'other_format' | 'damaged';

/** What can be brought into an account out of an export. Events are judged one by one where they are recorded. */
export type Imported = {
  readonly events: readonly object[];
  readonly decks: readonly ExportedDeck[];
  readonly settings: AccountSettings | null;
  /** Versions of the schedule, judged one by one where they are added. */
  readonly schedule: readonly unknown[];
};

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads the files of an export: `reviews.json` must be there, `account.json` and `decks.json` may be. */
export function readExport(files: ExportFiles): Result<Imported, ImportFailure> {
  const raw = parseJson(files['reviews.json']);
  if (raw === undefined) return failed('not_an_export');
  const reviews = reviewsSchema.safeParse(raw);
  if (!reviews.success) {
    const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
    return failed(typeof format === 'number' && format !== exportFormat ? 'other_format' : 'damaged');
  }
  const own = parseJson(files['account.json']);
  const account = accountSchema.safeParse(own);
  const schedule = scheduleSchema.safeParse(own);
  // The number in the other account's log says nothing here.
  const events = reviews.data.events.map(({ seq: _, ...event }) => event);
  const decks = decksSchema.safeParse(parseJson(files['decks.json']));
  if (files['decks.json'] !== undefined && !decks.success) return failed('damaged');
  return done({
    events,
    decks: decks.success ? decks.data.decks : [],
    settings: account.success ? account.data.settings : null,
    schedule: schedule.success ? schedule.data.schedule : [],
  });
}
