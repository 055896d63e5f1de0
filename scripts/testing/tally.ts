/** Counts of tests and the names of those that failed, read from the reports of vitest and Playwright. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, each as "file: test", with the first line of what it said below. */
  readonly failures: readonly string[];
};

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
export const oneFailure = (what: string): Tally => ({ ...nothing, failed: 1, failures: [what] });

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  failures: [...one.failures, ...other.failures],
});

/** A run that ended badly counts a failure even where no single test was to blame (a crash, an unhandled error). */
export function withExitCode(tally: Tally, runner: string, code: number | null): Tally {
  if (code === 0 || tally.failed > 0) return tally;
  return add(tally, oneFailure(`${runner}: ended with ${code ?? 'a signal'}, though none of its tests failed`));
}

const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

function described(file: string, test: string, message: string | undefined): string {
  const said = (message ?? '').replace(ansi, '').split('\n', 1)[0];
  return said ? `${file}: ${test}\n    ${said}` : `${file}: ${test}`;
}

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

/** A file that could not even be loaded has no tests in the report; it counts as one failure. */
export function tallyVitest(report: VitestReport): Tally {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => described(file.name, test.fullName, test.failureMessages?.[0])),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [...failed, ...unloaded.map((file) => described(file.name, 'could not be loaded', file.message))],
  };
}

type PlaywrightSuite = {
  readonly file: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
};

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly PlaywrightSuite[];
};

function failuresOf(suite: PlaywrightSuite): readonly string[] {
  const own = suite.specs
    .filter((spec) => !spec.ok)
    .map((spec) => described(suite.file, spec.title, spec.tests[0]?.results.at(-1)?.error?.message));
  return [...own, ...(suite.suites ?? []).flatMap(failuresOf)];
}

export function tallyPlaywright({ stats, suites }: PlaywrightReport): Tally {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
  };
}

/** What `npm test` ends with: the failures by name, so that they need not be looked for, and the count as last line. */
export const tallyText = ({ passed, failed, skipped, failures }: Tally): string =>
  [...failures, `${passed} passed, ${failed} failed, ${skipped} skipped`].join('\n');

/** Green means that something ran and nothing failed. */
export const isGreen = ({ passed, failed }: Tally): boolean => failed === 0 && passed > 0;
