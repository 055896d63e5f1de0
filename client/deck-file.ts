/** Sends a file of Anki to become a deck. Of a package only the collection leaves the browser: pictures and sounds stay. */
import { expireDueNote } from '@/client/due-count';
import { type Failure, type Sent, sendFile } from '@/client/send';
import { studyChoice } from '@/client/study-choice';
import { deckLimits } from '@/domain/decks/deck-limits';
import type { ImportReport } from '@/domain/decks/import-report';

export type DeckWish = { readonly name: string; readonly withLog: boolean; readonly parks: boolean };
export type DeckImported = { readonly id: string; readonly name: string; readonly report: ImportReport };

const largestFileBytes = 500 * 1024 * 1024;
const wanted = new Set(['meta', 'collection.anki2', 'collection.anki21', 'collection.anki21b']);

const tooLarge: Failure = {
  ok: false,
  code: 'too_large',
  title: 'The file is larger than a deck may be. Nothing was brought in.',
  fields: {},
  retryAfterSeconds: null,
};

/** A package without its media. What cannot be opened is sent as it is: the server says what is wrong with it. */
async function withoutMedia(file: File): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return file;
  try {
    const { unzipSync, zipSync } = await import('fflate');
    const most = deckLimits.collectionBytes;
    const entries = unzipSync(bytes, { filter: ({ name, originalSize }) => wanted.has(name) && originalSize <= most });
    return Object.keys(entries).length === 0 ? file : new Blob([zipSync(entries, { level: 6 })]);
  } catch {
    return file;
  }
}

async function sendDeckFile(id: string, file: File, wish: DeckWish): Promise<Sent<DeckImported>> {
  if (file.size > largestFileBytes) return tooLarge;
  const body = await withoutMedia(file).catch(() => null);
  if (body === null || body.size > deckLimits.fileBytes) return tooLarge;
  const query = new URLSearchParams({
    name: wish.name,
    log: wish.withLog ? '1' : '0',
    park: wish.parks ? '1' : '0',
    timeZone: studyChoice().timeZone,
  });
  return sendFile('PUT', `/api/v1/decks/${id}?${query}`, body);
}

/** What came from Anki into the account's log comes into this browser, too. */
async function bringLogHere(): Promise<void> {
  const { sync } = await import('@/client/sync');
  await (await sync()).run();
}

/** Brings a file into the deck of this id, new or there already. */
export async function bringDeckFile(id: string, file: File, wish: DeckWish): Promise<Sent<DeckImported>> {
  const sent = await sendDeckFile(id, file, wish);
  if (sent.ok) {
    expireDueNote();
    void bringLogHere().catch(() => {});
  }
  return sent;
}
