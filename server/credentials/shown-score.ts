import type { LiveScore } from '@/db/queries/scores';
import type { ScoreStatement } from '@/domain/score/score-statement';

/** A score that is up, as everybody who has its address may see it. */
export type ShownScore = Omit<LiveScore, 'facts'> & { readonly token: string; readonly statement: ScoreStatement };
