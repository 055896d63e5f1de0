/** What became of a file that was brought into a deck. */
import type { Loss } from '@/domain/anki/note';
import { cleanText } from './clean-text';

/** Losses of one kind together: a thousand cards without their pictures are one line. */
export type LossLine = { readonly what: string; readonly count: number; readonly of: readonly string[] };

export type ImportReport = {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly parked: number;
  /** Reviews of Anki's log that are in the learner's log now, or were before. */
  readonly reviews: number;
  readonly skipped: readonly LossLine[];
  readonly lost: readonly LossLine[];
};

const mostLines = 200;
const mostNamed = 5;
const longestWords = 300;

/** Lines in the order in which each kind first came. The rest of a very long list is one line. */
export function lossLines(losses: readonly Loss[]): LossLine[] {
  const lines = new Map<string, { count: number; of: string[] }>();
  let more = 0;
  for (const { of, what: words } of losses) {
    const what = cleanText(words.slice(0, longestWords));
    const line = lines.get(what) ?? { count: 0, of: [] };
    if (!lines.has(what) && lines.size >= mostLines) {
      more += 1;
      continue;
    }
    line.count += 1;
    if (line.of.length < mostNamed) line.of.push(cleanText(of.slice(0, 80)));
    lines.set(what, line);
  }
  const shown = [...lines].map(([what, line]) => ({ what, ...line }));
  return more === 0 ? shown : [...shown, { what: 'other things', count: more, of: [] }];
}
