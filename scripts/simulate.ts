/**
 * `npm run simulate [-- --learners 10]`: courses of study of simulated learners under each strategy, seeds fixed.
 * `npm run simulate -- histories [--count 1000000]`: random histories of several devices, in which states equal the fold.
 */
import { parseArgs } from 'node:util';
import { type Course, courses, type Row, tableOf } from './simulate/courses';
import { runHistories } from './simulate/histories';
import { strategyNames } from './simulate/strategies';

const print = (text: string) => process.stdout.write(`${text}\n`);
const points = (share: number) => (share * 100).toFixed(1);
const signed = (share: number) => `${share >= 0 ? '+' : ''}${points(share)}`;

function printTable({ cards, days, minutes }: Course, rows: readonly Row[]): void {
  print(`\n${cards} cards, ${days} days, ${minutes} minutes a day: per cent expected to be recalled on the day\n`);
  print(
    `| learner | ${strategyNames.join(' | ')} | lead over round-robin | over Anki | minutes used, Cairn and Anki |`,
  );
  print(`|---|${strategyNames.map(() => '---').join('|')}|---|---|---|`);
  for (const { family, shares, minutes: used, spread } of rows) {
    const lead = `${signed(shares.Cairn - shares['round-robin'])} ± ${points(spread)}`;
    const overAnki = signed(shares.Cairn - shares['Anki FSRS']);
    const spent = `${Math.round(used.Cairn)}, ${Math.round(used['Anki FSRS'])}`;
    print(
      `| ${family} | ${strategyNames.map((name) => points(shares[name])).join(' | ')} | ${lead} | ${overAnki} | ${spent} |`,
    );
  }
}

function whole(text: string, name: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} takes a whole number`);
  return Number(text);
}

function simulate(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      learners: { type: 'string', default: '10' },
      count: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (positionals[0] === 'histories') {
    const { count, events, differing } = runHistories(whole(values.count, 'count'), whole(values.seed, 'seed'), print);
    print(`${count} histories, ${events} events: ${differing} differ`);
    if (differing > 0) process.exitCode = 1;
    return;
  }
  if (positionals.length > 0) throw new Error('only `histories` can be named');
  const learners = whole(values.learners, 'learners');
  print(`${learners} learners of each family`);
  for (const course of courses) printTable(course, tableOf(course, learners));
}

try {
  simulate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
