import { statusListLength } from '@/domain/score/open-badge';

/**
 * The bits of a status list: 1 for everything but the live scores. What was taken down, what was erased and what never
 * was look alike, so that the list does not tell how many pages there have been.
 */
export function statusBits(liveIndexes: readonly number[]): Uint8Array {
  const bits = new Uint8Array(statusListLength / 8).fill(0xff);
  for (const index of liveIndexes) {
    const byte = index >> 3;
    // The first bit is the left-most one (VC Bitstring Status List, 3).
    bits[byte] = (bits[byte] ?? 0) & ~(0x80 >> (index & 7));
  }
  return bits;
}
