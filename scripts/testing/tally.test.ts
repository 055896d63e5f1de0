import { describe, expect, it } from 'vitest';
import { add, isGreen, nothing, tallyPlaywright, tallyText, tallyVitest, withExitCode } from './tally';

const counts = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

describe('the closing count', () => {
  it('adds both runners up and names what failed', () => {
    const unit = tallyVitest({
      ...counts,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        {
          name: '/x/a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'fine', status: 'passed', failureMessages: [] },
            { fullName: 'adds', status: 'failed', failureMessages: ['Error: 3 is not 4\n    at a.test.ts:1'] },
          ],
        },
      ],
    });
    const spec = { tests: [{ results: [{ error: { message: '\u001b[31mlate\u001b[0m\nmore' } }] }] };
    const browser = tallyPlaywright({
      stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 2 },
      suites: [
        {
          file: 'b.spec.ts',
          specs: [{ ...spec, title: 'loads', ok: true }],
          suites: [{ file: 'b.spec.ts', specs: [{ ...spec, title: 'opens', ok: false }] }],
        },
      ],
    });
    expect(tallyText(add(unit, browser)).split('\n')).toEqual([
      '/x/a.test.ts: adds',
      '    Error: 3 is not 4',
      'b.spec.ts: opens',
      '    late',
      '8 passed, 2 failed, 4 skipped',
    ]);
  });

  it('counts a file that could not be loaded', () => {
    const broken = { name: '/x/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
    const tally = tallyVitest({ ...counts, testResults: [broken] });
    expect(tally).toMatchObject({ failed: 1, failures: ['/x/b.test.ts: could not be loaded\n    no such module'] });
  });

  it('counts a runner that ended badly without a failed test', () => {
    expect(withExitCode({ ...nothing, passed: 5 }, 'vitest', 1)).toMatchObject({
      failed: 1,
      failures: ['vitest: ended with 1, though none of its tests failed'],
    });
    expect(withExitCode({ ...nothing, passed: 5, failed: 2 }, 'vitest', 1).failed).toBe(2);
    expect(withExitCode({ ...nothing, passed: 5 }, 'vitest', null).failed).toBe(1);
  });

  it('is red when nothing ran', () => {
    expect(isGreen(nothing)).toBe(false);
    expect(isGreen({ ...nothing, passed: 1 })).toBe(true);
    expect(isGreen({ ...nothing, passed: 9, failed: 1 })).toBe(false);
  });
});
