/** The longest name, in characters as a reader counts them. */
export const longestName = 50;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Controls, and characters without a look of their own: marks of direction, zero-width ones, tags. A joiner stays in. */
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u115F\u1160\u2800\u3164\uFFA0]|(?!\u200D)\p{Cf}/gu;
const pictured = /\p{Extended_Pictographic}/u;

/**
 * The name that others see, as it is stored: NFC, one line, nothing invisible in it, so that it cannot turn the text
 * around it or pass for another one by characters nobody sees. Null when nothing is left, or more than fits.
 */
export function parseDisplayName(text: string): string | null {
  const graphemes = [...segmenter.segment(text.normalize('NFC').replace(/\s+/gu, ' ').replace(unseen, '').trim())].map(
    ({ segment }) => (pictured.test(segment) ? segment : segment.replaceAll('\u200D', '')),
  );
  const name = graphemes.join('').trim();
  const isVisible = /[\p{L}\p{N}\p{S}\p{P}]/u.test(name);
  // Piles of accents are one grapheme each: the bound in code units keeps them out of layouts and indexes.
  return isVisible && graphemes.length <= longestName && name.length <= 200 ? name : null;
}
