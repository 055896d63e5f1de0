export function runHistories(count: number, _seed: number, _say: (t: string) => void) {
  return { count, events: 0, differing: 0 };
}
