/**
 * Brings an export of another Cairn into this account. The file is opened in the browser and its events go through the
 * same door as any review, in batches: what is there already is a duplicate, so it may be done again after a failure.
 */
import { expireDueNote } from '@/client/due-count';
import { keepScheduleVersions } from '@/client/schedule-versions';
import { type Failure, type Sent, send } from '@/client/send';
import { type ImportFailure, readExport } from '@/domain/account/export-format';
import type { EventStatus } from '@/domain/review/event-status';

const batchSize = 500;
const largestFileBytes = 50 * 1024 * 1024;
const largestTextBytes = 200 * 1024 * 1024;
const wanted = new Set(['reviews.json', 'account.json', 'decks.json']);

export type Brought =
  | {
      readonly ok: true;
      readonly added: number;
      readonly known: number;
      readonly refused: number;
      /** Versions of the schedule that were added, and that could not be read. */
      readonly schedule: { readonly added: number; readonly refused: number };
    }
  | Failure;

const words: Readonly<Record<ImportFailure | 'not_a_zip' | 'too_large', string>> = {
  not_an_export: 'This ZIP has no reviews.json: it is not an export of Cairn.',
  other_format: 'This export is of another version of Cairn, which this one cannot read.',
  damaged: 'The file is damaged: reviews.json or decks.json could not be read. Nothing was brought in.',
  not_a_zip: 'This is not a ZIP, or it is damaged. Nothing was brought in.',
  too_large: 'The file is too large. Nothing was brought in.',
};

function refuse(code: keyof typeof words): Failure {
  return { ok: false, code, title: words[code], fields: {}, retryAfterSeconds: null };
}

async function textsOf(file: File): Promise<Record<string, string> | Failure> {
  if (file.size > largestFileBytes) return refuse('too_large');
  const { unzipSync } = await import('fflate');
  let isTooLarge = false;
  try {
    const entries = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (originalSize > largestTextBytes) isTooLarge = true;
        return wanted.has(name) && originalSize <= largestTextBytes;
      },
    });
    if (isTooLarge) return refuse('too_large');
    const decoder = new TextDecoder();
    return Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [name, decoder.decode(bytes)]));
  } catch {
    return refuse('not_a_zip');
  }
}

type BroughtVersions = {
  readonly added: number;
  readonly refused: number;
  readonly versions: Parameters<typeof keepScheduleVersions>[0];
};

/** The versions that the account has then hold in this browser, too. */
async function bringSchedule(versions: readonly unknown[]): Promise<Sent<{ added: number; refused: number }>> {
  if (versions.length === 0) return { ok: true, value: { added: 0, refused: 0 } };
  const brought = await send<BroughtVersions>('POST', '/api/v1/account/schedule/versions', { versions });
  if (brought.ok) keepScheduleVersions(brought.value.versions);
  return brought;
}

/** `onProgress` is told how many of how many events were sent. */
export async function bringData(
  file: File,
  withSettings: boolean,
  onProgress: (sent: number, all: number) => void = () => {},
): Promise<Brought> {
  const texts = await textsOf(file);
  if ('ok' in texts && texts.ok === false) return texts as Failure;
  const read = readExport(texts as Record<string, string>);
  if (!read.ok) return refuse(read.code);
  const { events, decks, settings, schedule } = read.value;
  // Before their reviews, so that these have cards. A deck that is here already stays as it is.
  for (const deck of decks) {
    const brought = await send('POST', '/api/v1/decks', deck);
    if (!brought.ok) return brought;
  }
  // Before them, too: each is folded under the version of its instant.
  const scheduled = await bringSchedule(schedule);
  if (!scheduled.ok) return scheduled;
  const counts = { added: 0, known: 0, refused: 0 };
  for (let from = 0; from < events.length; from += batchSize) {
    const batch = events.slice(from, from + batchSize);
    const answer = await send<{ results: readonly EventStatus[] }>('POST', '/api/v1/reviews', { events: batch });
    if (!answer.ok) return answer;
    for (const { status } of answer.value.results) {
      if (status === 'applied') counts.added += 1;
      else if (status === 'duplicate') counts.known += 1;
      else counts.refused += 1;
    }
    onProgress(from + batch.length, events.length);
  }
  if (withSettings && settings !== null) {
    const saved = await send('PUT', '/api/v1/account/settings', settings);
    if (!saved.ok) return saved;
  }
  expireDueNote();
  return { ok: true, ...counts, schedule: scheduled.value };
}
