/**
 * `npm run simulate [-- --learners 10] [--seed 1] [--family ACT-R] [--course 300/14/20]`: courses of study of simulated learners under each strategy, seeds fixed.
 * `npm run simulate -- minutes`: with how few of them the plan gets as far as Anki.
 * `npm run simulate -- fit`: the constants of the ACT-R learners that give what the reference reports.
 * `npm run simulate -- histories [--count 1000000]`: random histories of several devices, in which states equal the fold.
 */
import { parseArgs } from 'node:util';
import { type Course, courses, equalRecall, type MinutesRow, type Row, tableOf } from './simulate/courses';
import { fitLearners } from './simulate/fit-learners';
import { runHistories } from './simulate/histories';
import { familyNames } from './simulate/learners';
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

function printMinutes({ cards, days, minutes }: Course, rows: readonly MinutesRow[]): void {
  print(`\n${cards} cards, ${days} days, Anki ${minutes} minutes a day: minutes for the same recall\n`);
  print('| learner | recalled | Anki | Cairn | fewer |\n|---|---|---|---|---|');
  for (const { family, share, anki, cairn } of rows) {
    const found = Number.isNaN(cairn) ? 'not reached | ' : `${Math.round(cairn)} | ${points(1 - cairn / anki)} %`;
    print(`| ${family} | ${points(share)} | ${Math.round(anki)} | ${found} |`);
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
      family: { type: 'string', multiple: true },
      course: { type: 'string', multiple: true },
    },
  });
  if (positionals[0] === 'histories') {
    const { count, events, differing } = runHistories(whole(values.count, 'count'), whole(values.seed, 'seed'), print);
    print(`${count} histories, ${events} events: ${differing} differ`);
    if (differing > 0) process.exitCode = 1;
    return;
  }
  if (positionals[0] === 'fit') {
    const { s, a, aHarder } = fitLearners();
    print(`s ${s.toFixed(3)}, a ${a.toFixed(3)}, harder ${aHarder.toFixed(3)}`);
    return;
  }
  if (positionals.length > 0 && positionals[0] !== 'minutes')
    throw new Error('only `fit`, `histories` and `minutes` can be named');
  const learners = whole(values.learners, 'learners');
  print(`${learners} learners of each family`);
  const seed = whole(values.seed, 'seed');
  const families = familyNames.filter((name) => values.family?.includes(name) ?? true);
  for (const course of courses) {
    const { cards, days, minutes } = course;
    if (!(values.course?.includes(`${cards}/${days}/${minutes}`) ?? true)) continue;
    if (positionals[0] === 'minutes') printMinutes(course, equalRecall(course, learners, seed, families));
    else printTable(course, tableOf(course, learners, seed, families));
  }
}

try {
  simulate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
