/**
 * What is due on which day and how ready the learner is for each guide, by this browser's log and the guides and decks as they
 * are now. Only loaded when the note of it is out of date: it folds the log.
 */
import { loadDesk, renewDecks } from '@/client/load-desk';
import { studyMoment } from '@/client/new-event';
import { keptOwnDecks, ownDeckNames } from '@/client/own-decks';
import type { ReviewLog } from '@/client/review-log';
import { deckIdOf } from '@/domain/decks/deck-name';
import { guideOf } from '@/domain/review/card-names';
import { type Desk, type Tally, tallyOf } from '@/domain/review/review-view';

/** Of a deck that was removed only the reviews are left; one that is not kept here counts as the log has it. */
async function withOwnDecks(desk: Desk, shouldAsk: boolean): Promise<Desk> {
  const inLog = new Set([...desk.study.states.keys()].map(guideOf).filter((guide) => deckIdOf(guide) !== null));
  const kept = new Set(desk.decks.map(({ slug }) => slug));
  const isKnown = [...inLog].every((slug) => kept.has(slug));
  const names = isKnown && !shouldAsk ? null : await ownDeckNames();
  if (names === null) return desk;
  return {
    ...desk,
    decks: desk.decks.filter(({ slug }) => deckIdOf(slug) === null || names.includes(slug)),
    away: [...desk.away, ...names.filter((slug) => !kept.has(slug))],
  };
}

/** `shouldRenew`: the server is asked whether it has other guides and decks than this browser. */
export async function currentTally(log: ReviewLog, shouldRenew: boolean): Promise<Tally> {
  const own = await keptOwnDecks();
  const { desk, kept } = await loadDesk(log, [], [], own);
  const newer = shouldRenew ? await renewDecks(desk.decks, kept) : null;
  const current = newer === null ? desk : (await loadDesk(log, [], newer, own)).desk;
  return tallyOf(await withOwnDecks(current, shouldRenew), studyMoment().at);
}
