import { exportedDeckSchema } from '@/domain/decks/deck-export';
import { deckLimits } from '@/domain/decks/deck-limits';
import { deckProblem } from '@/server/decks/deck-problems';
import { listOwnDecks } from '@/server/decks/list-own-decks';
import { restoreDeck } from '@/server/decks/restore-deck';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

/** `GET /api/v1/decks` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  run: async ({ db, session: { userId } }) => ({ json: await listOwnDecks(db, { userId }) }),
});

/** `POST /api/v1/decks` (docs/http-api.md): a deck out of an export, under its own id. */
export const POST = door({
  who: 'learner',
  body: exportedDeckSchema,
  maxBytes: deckLimits.fileBytes,
  limits: [accountWrites],
  run: async ({ db, session: { userId }, now }, deck) => {
    const restored = await restoreDeck(db, { userId, deck, now });
    return restored.ok ? { json: restored.value } : deckProblem(restored.code);
  },
});
