import { describe, expect, it } from 'vitest';
import { add, isGreen, nothing, tallyLine, tallyPlaywright, tallyVitest, withExitCode } from './tally';

describe('the closing count', () => {
  it('adds both runners up in one line', () => {
    const file = { status: 'passed', assertionResults: [{}] };
    const unit = tallyVitest({
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [file],
    });
    const browser = tallyPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 2 } });
    expect(tallyLine(add(unit, browser))).toBe('8 passed, 1 failed, 4 skipped');
  });

  it('counts a file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(
      tallyVitest({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [broken] })
        .failed,
    ).toBe(1);
  });

  it('counts a runner that ended badly without a failed test', () => {
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, null).failed).toBe(1);
  });

  it('is red when nothing ran', () => {
    expect(isGreen(nothing)).toBe(false);
    expect(isGreen({ passed: 1, failed: 0, skipped: 0 })).toBe(true);
    expect(isGreen({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
  });
});
