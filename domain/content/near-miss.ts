const longestWord = 60;
const mostKnown = 500;

/** Edits between two words: insert, delete, replace, swap neighbours (Damerau-Levenshtein, optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function farthest(known: string): number {
  return Math.max(1, 0.4 * known.length);
}

/** The known word that this one was probably meant to be, or null: at most four letters in ten may differ. */
export function nearMiss(word: string, known: readonly string[]): string | null {
  if (word.length > longestWord || known.length > mostKnown) return null;
  const lower = word.toLowerCase();
  let best: { readonly each: string; readonly distance: number } | null = null;
  for (const each of known) {
    if (Math.abs(each.length - word.length) > farthest(each)) continue;
    const distance = editDistance(lower, each.toLowerCase());
    if (
      distance <= farthest(each) &&
      distance < Math.max(word.length, 2) &&
      (best === null || distance < best.distance)
    )
      best = { each, distance };
  }
  return best?.each ?? null;
}
