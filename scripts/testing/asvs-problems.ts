/**
 * Reads docs/asvs.md: every requirement that is called met names a test, and every test that it names exists. A list
 * that names tests which were renamed or removed says less than no list.
 */
export type AsvsRow = {
  readonly id: string;
  readonly state: string;
  /** What stands in backticks in the last column: names of tests. */
  readonly tests: readonly string[];
  readonly note: string;
};

const states = new Set(['met', 'not applicable', 'deviation']);
const row = /^\| (\d+\.\d+\.\d+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/;

export function readAsvs(markdown: string): readonly AsvsRow[] {
  return markdown.split('\n').flatMap((line) => {
    const [, id, , state, shown] = row.exec(line) ?? [];
    if (id === undefined || state === undefined || shown === undefined) return [];
    const tests = [...shown.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return [{ id, state: state.trim(), tests, note: shown.replace(/`[^`]*`/g, '').replace(/[;,\s]/g, '') }];
  });
}

/** What is wrong, a line each. `sources` are the texts of all test files. */
export function asvsProblems(markdown: string, wanted: readonly string[], sources: readonly string[]): string[] {
  const rows = readAsvs(markdown);
  const all = sources.join('\n');
  const seen = new Map<string, number>();
  for (const { id } of rows) seen.set(id, (seen.get(id) ?? 0) + 1);
  const exists = (name: string): boolean => ["'", '"', '`'].some((quote) => all.includes(`${quote}${name}${quote}`));
  return [
    ...wanted.filter((id) => !seen.has(id)).map((id) => `${id} is missing`),
    ...[...seen].filter(([, count]) => count > 1).map(([id]) => `${id} stands there twice`),
    ...rows.flatMap(({ id, state, tests, note }) => [
      ...(states.has(state) ? [] : [`${id}: "${state}" is no state: met, not applicable or deviation`]),
      ...(state === 'met' && tests.length === 0 ? [`${id} is called met without a test`] : []),
      ...(state !== 'met' && note === '' ? [`${id} does not say why`] : []),
      ...tests.filter((name) => !exists(name)).map((name) => `${id}: there is no test "${name}"`),
    ]),
  ];
}
