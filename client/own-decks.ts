/**
 * The account's own decks: kept in this browser for a review without a network, and renewed when the server has others.
 * They go with the account's ratings when somebody signs out here.
 */
import { browserStore } from '@/client/browser-store';
import { send } from '@/client/send';
import { hasSignedInMark } from '@/client/signed-in';
import type { Deck } from '@/domain/review/deck';

type Listed = { readonly id: string; readonly slug: string; readonly edition: string };
type List = { readonly account: string; readonly decks: readonly Listed[] };
type DeckPage = Deck & { readonly next: number | null };

/** What was kept; nothing where nobody is signed in, or the browser keeps nothing. */
export async function keptOwnDecks(): Promise<readonly Deck[]> {
  if (!hasSignedInMark()) return [];
  try {
    return await (await browserStore()).getAll('decks');
  } catch {
    return [];
  }
}

/** Page by page; null when one of them cannot be had. */
async function fetchDeck(id: string): Promise<Deck | null> {
  const cards: Deck['cards'][number][] = [];
  let after = -1;
  for (;;) {
    const page = await send<DeckPage>('GET', `/api/v1/decks/${id}?after=${after}`);
    if (!page.ok) return null;
    const { slug, title, edition }: DeckPage = page.value;
    cards.push(...page.value.cards);
    if (page.value.next === null) return { slug, title, edition, cards };
    after = page.value.next;
  }
}

/** The names that the account's decks have in the log; null where the server cannot be asked. */
export async function ownDeckNames(): Promise<readonly string[] | null> {
  if (!hasSignedInMark()) return [];
  const list = await send<List>('GET', '/api/v1/decks');
  return list.ok ? list.value.decks.map(({ slug }) => slug) : null;
}

/** Keeps these decks and no others, where the store is this account's. */
async function keep(account: string, decks: readonly Deck[]): Promise<void> {
  try {
    const transaction = (await browserStore()).transaction(['decks', 'settings'], 'readwrite');
    const owner = await transaction.objectStore('settings').get('owner');
    const store = transaction.objectStore('decks');
    if (owner?.value === account) {
      await store.clear();
      for (const deck of decks) await store.put(deck);
    }
    await transaction.done;
  } catch {
    // Without room for them they are fetched each time.
  }
}

/** The decks as the server has them; null where those in hand are as good, or no others can be had now. */
export async function renewedOwnDecks(inHand: readonly Deck[]): Promise<readonly Deck[] | null> {
  if (!hasSignedInMark()) return inHand.length === 0 ? null : [];
  const list = await send<List>('GET', '/api/v1/decks');
  if (!list.ok) return list.code === 'signed_out' && inHand.length > 0 ? [] : null;
  const { account, decks } = list.value;
  const known = new Map(inHand.map((deck) => [`${deck.slug} ${deck.edition}`, deck]));
  const isSame = decks.length === inHand.length && decks.every(({ slug, edition }) => known.has(`${slug} ${edition}`));
  if (isSame) return null;
  const renewed: Deck[] = [];
  for (const { id, slug, edition } of decks) {
    const deck = known.get(`${slug} ${edition}`) ?? (await fetchDeck(id)) ?? inHand.find((each) => each.slug === slug);
    if (deck !== undefined) renewed.push(deck);
  }
  const isOther = renewed.length !== inHand.length || renewed.some((deck) => !inHand.includes(deck));
  if (!isOther) return null;
  await keep(account, renewed);
  return renewed;
}
