/** A deck in an export, as it is brought back: names, words and order; the rest follows from them. */
import * as z from 'zod/mini';
import { deckLimits } from './deck-limits';
import { deckTitle, isDeckId } from './deck-name';

const card = {
  card: z.string().check(z.regex(/^anki-[xht][0-9a-f]{2,58}$/)),
  guid: z.nullable(z.string().check(z.maxLength(200))),
  front: z.string().check(z.minLength(1), z.maxLength(deckLimits.frontCharacters)),
  back: z.string().check(z.maxLength(deckLimits.backCharacters)),
  tags: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
  hasMath: z.boolean(),
  isParked: z.boolean(),
};

const deck = {
  id: z.string().check(z.refine(isDeckId)),
  name: z.string().check(z.refine((name) => deckTitle(name) !== '')),
};
const most = z.maxLength(deckLimits.cards * 2);

/** As it is sent. */
export const exportedDeckSchema = z.strictObject({ ...deck, cards: z.array(z.strictObject(card)).check(most) });

/** As it stands in a file, beside what is of no use elsewhere. */
export const deckInFileSchema = z.object({ ...deck, cards: z.array(z.object(card)).check(most) });

export type ExportedDeck = z.infer<typeof exportedDeckSchema>;
