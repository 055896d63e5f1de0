import { exportToAnki } from '@/server/account/export-to-anki';
import { content } from '@/server/content/content';
import { door } from '@/server/door';
import { publicOrigin } from '@/server/site/public-origin';

const perAccount = { name: 'anki', points: 10, seconds: 3600 };

/** `POST /api/v1/account/anki` (docs/http-api.md): whoever asks gets their cards with schedule and log, for Anki. */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 10,
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now }) => {
    const made = await exportToAnki(db, content(), { userId: session.userId, now, origin: publicOrigin() });
    if (!made.ok)
      return { status: 409, code: 'no_cards', title: 'There is nothing to take along yet: no card was reviewed' };
    const { file, cards, reviews, gone } = made.value;
    const headers = {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="cairn-${now.toISOString().slice(0, 10)}.apkg"`,
      'cache-control': 'private, no-store',
      'cairn-cards': String(cards),
      'cairn-reviews': String(reviews),
      'cairn-gone': String(gone),
    };
    return { response: new Response(file, { headers }) };
  },
});
