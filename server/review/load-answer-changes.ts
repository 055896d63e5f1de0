import type { Database } from '@/db/database';
import { findAnswerVersion } from '@/db/queries/answer-versions';
import type { Library } from '@/domain/content/library';
import { answerChanges, type ChangedBlock } from '@/domain/review/answer-changes';
import { done, failed, type Result } from '@/domain/shared/result';

type Asked = {
  readonly library: Pick<Library, 'guideBySlug'>;
  readonly guide: string;
  readonly question: string;
  /** `answerHash` of the answer that was learned. */
  readonly since: string;
};

/** What a question's answer says otherwise than the version that was learned; that one may never have been kept. */
export async function loadAnswerChanges(
  db: Database,
  { library, guide, question, since }: Asked,
): Promise<Result<readonly ChangedBlock[], 'no_such_question' | 'answer_not_kept'>> {
  const current = library.guideBySlug.get(guide)?.questions.find(({ id }) => id === question);
  if (current === undefined) return failed('no_such_question');
  if (current.answerHash === since) return done([]);
  const before = await findAnswerVersion(db, { hash: since });
  return before === null ? failed('answer_not_kept') : done(answerChanges(before, current.answer));
}
