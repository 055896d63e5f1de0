import { expect, test } from 'vitest';
import { asvsProblems } from './asvs-problems';

const head = '| id | asks | state | shown by |\n| --- | --- | --- | --- |\n';
const sources = ["test('a link works once', () => {});", 'it("two", f)'];

test('a list whose tests all exist has no problem', () => {
  const list = `${head}| 6.5.1 | once | met | \`a link works once\`, \`two\` |\n| 6.3.3 | more | deviation | Passkeys only. |\n`;
  expect(asvsProblems(list, ['6.5.1', '6.3.3'], sources)).toEqual([]);
});

test.each([
  ['| 6.5.1 | once | met | `a link works twice` |', '6.5.1: there is no test "a link works twice"'],
  ['| 6.5.1 | once | met | surely |', '6.5.1 is called met without a test'],
  ['| 6.5.1 | once | deviation |  |', '6.5.1 does not say why'],
  ['| 6.5.1 | once | fine | so it is, `two` |', '6.5.1: "fine" is no state: met, not applicable or deviation'],
  ['| 6.5.1 | once | met | `two` |\n| 6.5.1 | once | met | `two` |', '6.5.1 stands there twice'],
  ['| 6.5.2 | once | met | `two` |', '6.5.1 is missing'],
])('%s is reported', (rows, problem) => {
  expect(asvsProblems(head + rows, ['6.5.1'], sources)).toEqual([problem]);
});
