/** `npm run bench -- [pages|weight|corpus|lighthouse|reviews|quizzes|schedule]`: figures of this machine, now. Needs a build (`npm run build`). */

import { print } from './bench/app';
import { benchCorpus } from './bench/corpus';
import { benchLighthouse } from './bench/lighthouse';
import { benchPages } from './bench/pages';
import { benchQuizzes } from './bench/quizzes';
import { benchReviews } from './bench/reviews';
import { benchSchedule } from './bench/schedule';
import { benchWeight } from './bench/weight';

const parts: Readonly<Record<string, () => Promise<void>>> = {
  weight: benchWeight,
  corpus: benchCorpus,
  pages: benchPages,
  lighthouse: benchLighthouse,
  reviews: benchReviews,
  quizzes: benchQuizzes,
  schedule: benchSchedule,
};

async function bench(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(`there is no part ${unknown.join(', ')}; parts: ${Object.keys(parts).join(', ')}`);
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    print(`\n== ${name}`);
    await parts[name]?.();
  }
}

bench(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
