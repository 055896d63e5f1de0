/**
 * Zstandard with limits: the newer packages are compressed with it, and Node 20 does not know it.
 *
 * Frames and blocks are walked by their headers first (RFC 8878), so that what would be too large is refused before any
 * memory is taken for it. The library never ends on some damaged input, so it works in a thread with a limit on its time.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { done, failed, type Result } from '@/domain/shared/result';

/** 128 MiB; Anki's own compression needs 8. */
const mostWindow = 2 ** 27;
const longestBlock = 128 * 1024;
const magic = 0xfd2fb528;
const dictionaryBytes = [0, 1, 2, 4] as const;

type Frame = { readonly window: number; readonly blocksAt: number; readonly hasChecksum: boolean };

function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let index = count - 1; index >= 0; index -= 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** A frame's header at `at`; null where there is none. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
  if (littleEndian(bytes, at, 4) !== magic) return null;
  const descriptor = bytes[at + 4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeBytes = descriptor >> 6 === 0 ? Number(isSingle) : 2 ** (descriptor >> 6);
  const dictionary = dictionaryBytes[(descriptor & 3) as 0 | 1 | 2 | 3];
  const sizeAt = at + 6 - Number(isSingle) + dictionary;
  const windowByte = bytes[at + 5] ?? 0;
  const base = 2 ** (10 + (windowByte >> 3));
  const window = isSingle ? littleEndian(bytes, sizeAt, sizeBytes) : base + (base / 8) * (windowByte & 7);
  return { window, blocksAt: sizeAt + sizeBytes, hasChecksum: (descriptor & 4) !== 0 };
}

/** The most bytes that the blocks from `at` on can make, and where they end; null where they run past the end. */
function walkBlocks(bytes: Uint8Array, at: number): { most: number; end: number } | null {
  let most = 0;
  let from = at;
  for (;;) {
    if (from + 3 > bytes.length) return null;
    const header = littleEndian(bytes, from, 3);
    const type = (header >> 1) & 3;
    const size = header >> 3;
    from += 3 + (type === 1 ? 1 : size);
    most += type === 2 ? longestBlock : size;
    if (type === 3 || size > longestBlock || from > bytes.length) return null;
    if ((header & 1) !== 0) return { most, end: from };
  }
}

const threadCode = `
const { parentPort, workerData } = require('node:worker_threads');
const { decompress } = require(workerData.library);
const found = decompress(workerData.bytes);
parentPort.postMessage(found);
`;

/** Null for what cannot be decompressed, or not in time. */
async function decompressAside(bytes: Uint8Array, limitMs: number): Promise<Uint8Array | null> {
  const library = createRequire(import.meta.url).resolve('fzstd');
  const worker = new Worker(threadCode, { eval: true, workerData: { library, bytes } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Uint8Array | null>((resolve) => {
      timer = setTimeout(() => resolve(null), limitMs);
      worker.once('message', (found: Uint8Array) => resolve(found));
      worker.once('error', () => resolve(null));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Decompresses at most `mostBytes`, within `limitMs`. */
export async function unzstd(
  bytes: Uint8Array,
  { mostBytes, limitMs }: { readonly mostBytes: number; readonly limitMs: number },
): Promise<Result<Uint8Array, 'too_large' | 'broken_compression'>> {
  let at = 0;
  let most = 0;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    const blocks = frame === null ? null : walkBlocks(bytes, frame.blocksAt);
    if (frame === null || blocks === null) return failed('broken_compression');
    most += blocks.most;
    // A single segment's window is its whole content, which the walk has counted.
    if (frame.window > Math.max(mostWindow, blocks.most) || most > mostBytes) return failed('too_large');
    at = blocks.end + (frame.hasChecksum ? 4 : 0);
  }
  const found = await decompressAside(bytes, limitMs);
  return found === null ? failed('broken_compression') : done(found);
}
