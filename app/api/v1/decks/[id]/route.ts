import * as z from 'zod';
import { deckLimits } from '@/domain/decks/deck-limits';
import { isTimeZone } from '@/domain/shared/study-day';
import { content } from '@/server/content/content';
import { removeDeck, renameDeck } from '@/server/decks/change-deck';
import { deckIdIn, deckProblem } from '@/server/decks/deck-problems';
import { importDeck } from '@/server/decks/import-deck';
import { loadDeck } from '@/server/decks/load-deck';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

const perAccount = { name: 'deck-files', points: 30, seconds: 3600 };
const pagesPerAccount = { name: 'deck-pages', points: 600, seconds: 600 };

/** `GET /api/v1/decks/<id>` (docs/http-api.md): a page of its cards. */
export const GET = door({
  who: 'learner',
  query: z.object({ after: z.coerce.number().int().min(-1).max(2_000_000_000).default(-1) }),
  limits: [{ limit: pagesPerAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session: { userId }, url }, { after }) => {
    const id = deckIdIn(url);
    if (id === null) return deckProblem('no_such_deck');
    const loaded = await loadDeck(db, content(), { userId, id, after });
    return loaded.ok ? { json: loaded.value } : deckProblem(loaded.code);
  },
});

const wanted = z.object({
  name: z.string().max(500).default(''),
  log: z.enum(['0', '1']).default('1'),
  park: z.enum(['0', '1']).default('0'),
  timeZone: z.string().max(64).refine(isTimeZone).default('UTC'),
});

/** `PUT /api/v1/decks/<id>` (docs/http-api.md): brings a file into a deck, new or there already. */
export const PUT = door({
  who: 'learner',
  body: z.instanceof(Uint8Array),
  isFile: true,
  maxBytes: deckLimits.fileBytes,
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session: { userId }, url, now }, file) => {
    const id = deckIdIn(url);
    if (id === null) return deckProblem('no_such_deck');
    const asked = wanted.safeParse(Object.fromEntries(url.searchParams));
    if (!asked.success) return { status: 422, code: 'invalid', title: 'Some of what was sent does not fit' };
    const { name, log, park, timeZone } = asked.data;
    const wish = { name, withLog: log === '1', parks: park === '1', timeZone };
    const made = await importDeck(db, { userId, id, file, wish, now });
    return made.ok ? { json: made.value } : deckProblem(made.code);
  },
});

/** `PATCH /api/v1/decks/<id>` (docs/http-api.md): another name. */
export const PATCH = door({
  who: 'learner',
  body: z.strictObject({ name: z.string().max(500) }),
  limits: [accountWrites],
  run: async ({ db, session: { userId }, url, now }, { name }) => {
    const id = deckIdIn(url);
    const renamed = id === null ? null : await renameDeck(db, { userId, id, name, now });
    if (renamed === null) return deckProblem('no_such_deck');
    return renamed.ok ? { json: renamed.value } : deckProblem(renamed.code);
  },
});

/** `DELETE /api/v1/decks/<id>` (docs/http-api.md): with its cards; reviews stay in the log. */
export const DELETE = door({
  who: 'learner',
  limits: [accountWrites],
  run: async ({ db, session: { userId }, url }) => {
    const id = deckIdIn(url);
    if (id === null) return deckProblem('no_such_deck');
    const removed = await removeDeck(db, { userId, id });
    return removed.ok ? { json: {} } : deckProblem(removed.code);
  },
});
