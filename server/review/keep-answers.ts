import type { Database } from '@/db/database';
import { type AnswerVersion, insertAnswerVersions } from '@/db/queries/answer-versions';
import type { Library } from '@/domain/content/library';
import type { Content } from '@/server/content/content';

const answersAtOnce = 500;
const retryMs = 30_000;

/** Keeps the answers of a library as they are now, but for those in `known`, which grows by what was kept. */
export async function keepAnswers(db: Database, library: Pick<Library, 'guides'>, known: Set<string>): Promise<void> {
  const fresh = new Map<string, AnswerVersion>();
  for (const { questions } of library.guides)
    for (const { answerHash: hash, answer: body } of questions) if (!known.has(hash)) fresh.set(hash, { hash, body });
  const versions = [...fresh.values()];
  for (let from = 0; from < versions.length; from += answersAtOnce) {
    const batch = versions.slice(from, from + answersAtOnce);
    await insertAnswerVersions(db, batch);
    for (const { hash } of batch) known.add(hash);
  }
}

/**
 * Keeps every answer that is published for as long as the server runs, so that a learner can be shown what has changed
 * since. Content never waits for it: what a database that is away did not take is sent again later. Gives the function
 * that ends it.
 */
export function startKeepingAnswers(
  db: Database,
  content: Pick<Content, 'library' | 'onChange'>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const known = new Set<string>();
  let isEnded = false;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const keep = async (): Promise<void> => {
    clearTimeout(timer);
    if (isEnded) return;
    try {
      await keepAnswers(db, content.library(), known);
      isFailing = false;
    } catch (error) {
      if (!isFailing) onFailure(error);
      isFailing = true;
      timer = setTimeout(next, retryMs);
      timer.unref();
    }
  };
  const next = (): void => {
    running = running.then(keep);
  };
  const unsubscribe = content.onChange(next);
  next();
  return async () => {
    isEnded = true;
    unsubscribe();
    clearTimeout(timer);
    await running;
  };
}
