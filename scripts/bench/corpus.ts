/** 500 guides with 25,000 questions: how long the first load takes, what it costs, how soon an edit is seen. */
import { fork } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCorpus } from '@/scripts/corpus';
import { startContent } from '@/server/content/start';
import { print } from './app';

const quiet = { info() {}, warn() {}, error() {} };

async function measure(dir: string): Promise<void> {
  // The content's own timers do not keep a process alive, and nothing else does here.
  const alive = setInterval(() => {}, 1000);
  const from = performance.now();
  const content = await startContent({ dir, log: quiet });
  const loadMs = performance.now() - from;
  const { rss } = process.memoryUsage();
  const { guides } = content.library();
  const questions = guides.reduce((sum, guide) => sum + guide.questions.length, 0);
  print(
    `cold load of ${guides.length} guides, ${questions} questions: ${(loadMs / 1000).toFixed(2)} s, ${Math.round(rss / 1e6)} MB resident`,
  );
  const seen: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const file = path.join(dir, guides[round]?.file ?? '');
    const changed = new Promise<void>((resolve) => {
      const end = content.onChange(() => {
        end();
        resolve();
      });
    });
    const edited = performance.now();
    await appendFile(file, `\nEdited ${round}.\n`);
    await changed;
    seen.push(performance.now() - edited);
  }
  print(`edit to visible: ${seen.map((ms) => `${Math.round(ms)} ms`).join(', ')}`);
  await content.close();
  clearInterval(alive);
}

export async function benchCorpus(): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-corpus-'));
  try {
    writeCorpus(dir, { guides: 500, questions: 50 });
    // In a process of its own, so that its memory is what is measured.
    const child = fork(new URL(import.meta.url), [dir], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, CAIRN_BENCH_CORPUS: dir },
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`the measured process ended with ${code}`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const measured = process.env['CAIRN_BENCH_CORPUS'];
if (measured !== undefined) await measure(measured);
