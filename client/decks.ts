/**
 * The cards of guides, as the reviews need them: from this browser's cache at once, and from the server when it has newer
 * ones.
 */
import type { Deck } from '@/domain/review/deck';

/** `gone`: there is no such guide any more. `away`: it could not be fetched, and was not kept. */
export type DeckAnswer = Deck | 'gone' | 'away';

const pathOf = (slug: string) => `/guides/${encodeURIComponent(slug)}/deck.json`;

async function keptDeck(slug: string): Promise<Deck | null> {
  if (!('caches' in window)) return null;
  try {
    const response = await caches.match(pathOf(slug), { ignoreSearch: true, ignoreVary: true });
    return response === undefined ? null : ((await response.json()) as Deck);
  } catch {
    return null;
  }
}

/** What is gone on the server is not kept either: else it would come back with each look. */
async function forgetDeck(slug: string): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) await (await caches.open(name)).delete(pathOf(slug), { ignoreVary: true });
}

async function fetchDeck(slug: string): Promise<DeckAnswer> {
  try {
    const response = await fetch(pathOf(slug), { credentials: 'omit' });
    if (response.status === 404) {
      await forgetDeck(slug);
      return 'gone';
    }
    return response.ok ? ((await response.json()) as Deck) : 'away';
  } catch {
    return 'away';
  }
}

/** The deck, as soon as it can be had. */
export async function loadDeck(slug: string): Promise<{ readonly answer: DeckAnswer; readonly isKept: boolean }> {
  const kept = await keptDeck(slug);
  return kept === null ? { answer: await fetchDeck(slug), isKept: false } : { answer: kept, isKept: true };
}

/** What the server has instead of a deck that came from the cache; null when that is as good. */
export async function newerDeck(slug: string, edition: string): Promise<Deck | 'gone' | null> {
  const answer = await fetchDeck(slug);
  if (answer === 'away' || (answer !== 'gone' && answer.edition === edition)) return null;
  return answer;
}
