/** What one person may keep. Larger files are for authors, and for guides. */
export const deckLimits = {
  decks: 30,
  cards: 5000,
  frontCharacters: 2000,
  backCharacters: 30_000,
  /** Of all cards of one deck. */
  characters: 8_000_000,
  /** Of the file as it is sent, and of the collection in it. */
  fileBytes: 32 * 1024 * 1024,
  collectionBytes: 96 * 1024 * 1024,
  reviews: 50_000,
} as const;
