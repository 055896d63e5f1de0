import { runTests } from './run-tests';
import type { Work } from './stage';
import { runStaticChecks } from './static-checks';
import { isGreen, tallyText } from './tally';

const sayTally = (text: string): void => void process.stdout.write(`\n${text}\n`);

/** `npm test`: every test, the names of those that failed, and their count as the last line. */
export async function testCommand(work: Work): Promise<number> {
  const tally = await runTests(work);
  sayTally(tallyText(tally));
  return isGreen(tally) ? 0 : 1;
}

/** `npm run check`: everything that can be checked without running it, then every test. `--static` stops before them. */
export async function checkCommand(work: Work, isStatic: boolean): Promise<number> {
  if (!(await runStaticChecks(work))) return 1;
  return isStatic ? 0 : await testCommand(work);
}
