import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/** Answers as they were published, each once: a learner is shown what an answer says otherwise since they learned it. */
export const answerVersions = pgTable('answer_versions', {
  /** `answerHash` of the question (domain/content/guide.ts). */
  hash: text().primaryKey(),
  /** Markdown. */
  body: text().notNull(),
  firstSeenAt: instant('first_seen_at').notNull().defaultNow(),
});
