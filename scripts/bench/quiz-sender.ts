/** One of the processes that send responses: the list comes on standard input, the count of answers goes out. */
import { text } from 'node:stream/consumers';
import { openDatabase } from '@/db/client';
import { type Answer, saveAnswer } from '@/server/quiz/save-answer';

const atOnce = 8;

async function run(): Promise<void> {
  const [url = ''] = process.argv.slice(2);
  const writes = JSON.parse(await text(process.stdin)) as Omit<Answer, 'now'>[];
  const { db, end } = openDatabase(url);
  let next = 0;
  const loop = async (): Promise<void> => {
    for (let write = writes[next]; write !== undefined; write = writes[next]) {
      next += 1;
      const saved = await saveAnswer(db, { ...write, now: new Date() });
      if (!saved.ok) throw new Error(saved.code);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
  await end();
  process.stdout.write(String(writes.length));
}

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
