/** From the log and the decks to what a sitting is about. */
import { type DeckAnswer, loadDeck, newerDeck } from '@/client/decks';
import { studyMoment } from '@/client/new-event';
import type { ReviewLog } from '@/client/review-log';
import { scheduleVersions } from '@/client/schedule-versions';
import { dailyLimits } from '@/client/study-choice';
import { deckIdOf } from '@/domain/decks/deck-name';
import { guideOf, nameOfCard } from '@/domain/review/card-names';
import type { Deck } from '@/domain/review/deck';
import { readReviewSitting } from '@/domain/review/review-sitting';
import type { Desk } from '@/domain/review/review-view';
import { readStudy, type Study } from '@/domain/review/study';

/** Where the sitting is kept among those of the guides; no guide has this name. */
export const sittingName = '/review';

/** So long the page may be held while a log is folded. */
const sliceMs = 12;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function studyInSlices(...log: Parameters<typeof readStudy>): Promise<Study> {
  const reading = readStudy(...log);
  let from = performance.now();
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done === true) return next.value;
    if (performance.now() - from < sliceMs) continue;
    await pause();
    from = performance.now();
  }
}

const isDeck = (answer: DeckAnswer): answer is Deck => typeof answer !== 'string';

/** Decks that are there already are taken as they are. */
async function loadDecks(slugs: readonly string[], have: readonly Deck[]) {
  const known = new Map(have.map((deck) => [deck.slug, deck]));
  const answers = await Promise.all(
    slugs.map(async (slug) => {
      const deck = known.get(slug);
      return { slug, ...(deck === undefined ? await loadDeck(slug) : { answer: deck, isKept: false }) };
    }),
  );
  return {
    decks: answers.flatMap(({ answer }) => (isDeck(answer) ? [answer] : [])),
    kept: answers.flatMap(({ answer, isKept }) => (isDeck(answer) && isKept ? [answer] : [])),
    away: answers.flatMap(({ slug, answer }) => (answer === 'away' ? [slug] : [])),
  };
}

export type LoadedDesk = {
  readonly desk: Desk;
  /** Decks that came from the browser's cache, and may be out of date. */
  readonly kept: readonly Deck[];
};

/** `own` are the account's decks: they need not be in the log to be asked. */
export async function loadDesk(
  log: ReviewLog,
  planned: readonly string[],
  have: readonly Deck[],
  own: readonly Deck[],
): Promise<LoadedDesk> {
  const { day } = studyMoment();
  const [events, sitting] = await Promise.all([log.list(), log.loadSitting(sittingName)]);
  const names = new Set([...events.map(({ guide }) => guide), ...planned.map(guideOf)]);
  const guides = [...names].filter((name) => deckIdOf(name) === null);
  const { decks: ofGuides, kept, away } = await loadDecks(guides, have);
  const decks = [...ofGuides, ...own];
  const nameOf = nameOfCard(decks.map(({ slug, cards }) => ({ slug, questions: cards })));
  const study = await studyInSlices(events, scheduleVersions(), nameOf, day);
  return {
    desk: {
      study,
      decks,
      planned,
      limits: dailyLimits(),
      sitting: readReviewSitting(sitting, day),
      away,
    },
    kept,
  };
}

/** The decks as the server has them now, without those of guides that are gone; null where nothing has changed. */
export async function renewDecks(decks: readonly Deck[], kept: readonly Deck[]): Promise<readonly Deck[] | null> {
  const answers = await Promise.all(
    kept.map(async ({ slug, edition }) => [slug, await newerDeck(slug, edition)] as const),
  );
  const newer = new Map(answers.flatMap(([slug, answer]) => (answer === null ? [] : [[slug, answer]])));
  if (newer.size === 0) return null;
  return decks.flatMap((deck) => {
    const answer = newer.get(deck.slug);
    return answer === 'gone' ? [] : [answer ?? deck];
  });
}
