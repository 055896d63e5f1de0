/**
 * Who gets what: every route and method of the API, and every page. tests/access-matrix.test.ts compares it with
 * app/ and asks each route as each kind of visitor; tests/e2e/settings.spec.ts asks for the pages that are somebody's
 * own.
 */
import { v7 as newId } from 'uuid';

export type MatrixOwner = {
  readonly id: string;
  readonly email: string;
  readonly otherSessionId: string;
  readonly passkeyId: string;
  /** A score page of the finished attempt below. */
  readonly scoreId: string;
  /** A finished practice of one item, and one that runs. */
  readonly finishedId: string;
  readonly runningId: string;
  readonly itemRef: string;
  /** A plan whose day has come. */
  readonly planId: string;
  /** A deck with one card. */
  readonly deckId: string;
};

export type Access = {
  /**
   * `anyone`: the same status for all. `owner`: only for whoever is signed in, and only about themselves. `author`: for
   * authors and admins, about nobody.
   */
  readonly for: 'anyone' | 'owner' | 'author';
  /** The status for whom it is for. */
  readonly status: number;
  /** For somebody else who names what is the owner's; the owner's status when left out. */
  readonly otherStatus?: number;
  /** For a stranger; 401 when left out. */
  readonly strangerStatus?: number;
  /** Needs a sign-in of the last ten minutes, or fifteen. */
  readonly isSensitive?: true;
  /** The body is a file, not JSON. */
  readonly takesFile?: true;
  readonly path?: (owner: MatrixOwner) => string;
  readonly body?: (owner: MatrixOwner) => unknown;
};

const noSecret = 'x'.repeat(43);
const credential = { id: 'none', rawId: 'none', type: 'public-key', clientExtensionResults: {} };
const assertion = { ...credential, response: { clientDataJSON: 'e30', authenticatorData: 'e30', signature: 'e30' } };
const registration = { ...credential, response: { clientDataJSON: 'e30', attestationObject: 'e30' } };
const event = () => ({
  id: newId(),
  kind: 'reset',
  guide: 'sql',
  at: '2026-11-25T12:00:00.000Z',
  timeZone: 'UTC',
  rolloverHour: 4,
  device: newId(),
});
const settings = {
  timeZone: 'UTC',
  rolloverHour: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  theme: 'system',
  queueMisses: false,
};

const schedule = {
  desiredRetention: 0.85,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumIntervalDays: 365,
  fuzz: false,
};

/** Of a guest or a person; nobody else's. */
const attempt = { for: 'owner', status: 200, otherStatus: 404, strangerStatus: 404 } as const;

const deckOf = { for: 'owner', status: 200, otherStatus: 404 } as const;

/** Methods and routes of app/api; a route that is not in here fails the test. */
export const apiAccess: Readonly<Record<string, Access>> = {
  'GET /api/v1/search': { for: 'anyone', status: 400, path: () => '/api/v1/search?limit=no' },
  'GET /api/v1/answers/changes': { for: 'anyone', status: 422 },
  'GET /api/v1/me': { for: 'anyone', status: 200 },
  ...Object.fromEntries(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [
      `${method} /api/v1/[...path]`,
      { for: 'anyone', status: 404, path: () => '/api/v1/nothing-here' } satisfies Access,
    ]),
  ),
  'POST /api/v1/sign-in/link': { for: 'anyone', status: 202, body: () => ({ email: `${newId()}@example.com` }) },
  'POST /api/v1/sign-in/link/check': { for: 'anyone', status: 410, body: () => ({ token: noSecret }) },
  'POST /api/v1/sign-in/link/use': { for: 'anyone', status: 410, body: () => ({ token: noSecret }) },
  'POST /api/v1/sign-in/password': {
    for: 'anyone',
    status: 401,
    body: ({ email }) => ({ email, password: 'not the password' }),
  },
  'POST /api/v1/sign-up': {
    for: 'anyone',
    status: 202,
    body: () => ({ email: `${newId()}@example.com`, password: 'four odd words of mine' }),
  },
  'POST /api/v1/verify': { for: 'anyone', status: 410, body: () => ({ token: noSecret }) },
  'POST /api/v1/reset': { for: 'anyone', status: 202, body: () => ({ email: `${newId()}@example.com` }) },
  'POST /api/v1/reset/use': {
    for: 'anyone',
    status: 410,
    body: () => ({ token: noSecret, password: 'four odd words of mine' }),
  },
  'POST /api/v1/sign-in/provider': { for: 'anyone', status: 404, body: () => ({ provider: 'none' }) },
  'POST /api/v1/sign-in/passkey/options': { for: 'anyone', status: 200 },
  'POST /api/v1/sign-in/passkey': { for: 'anyone', status: 401, body: () => ({ response: assertion }) },
  'GET /api/auth/callback/[provider]': { for: 'anyone', status: 404, path: () => '/api/auth/callback/none' },
  'POST /api/v1/account/email/confirm': { for: 'anyone', status: 410, body: () => ({ token: noSecret }) },
  'POST /api/v1/sign-out': { for: 'anyone', status: 200 },
  'GET /api/v1/reviews': {
    for: 'owner',
    status: 200,
    otherStatus: 409,
    path: ({ id }) => `/api/v1/reviews?account=${id}`,
  },
  'POST /api/v1/reviews': {
    for: 'owner',
    status: 200,
    otherStatus: 409,
    body: ({ id }) => ({ account: id, events: [event()] }),
  },
  'PATCH /api/v1/account': { for: 'owner', status: 200, body: () => ({ name: 'Maya' }) },
  'PUT /api/v1/account/settings': { for: 'owner', status: 200, body: () => settings },
  'GET /api/v1/reviews/queue': { for: 'owner', status: 200 },
  'GET /api/v1/account/schedule': { for: 'owner', status: 200 },
  'PUT /api/v1/account/schedule': { for: 'owner', status: 200, body: () => schedule },
  'POST /api/v1/account/schedule/versions': { for: 'owner', status: 200, body: () => ({ versions: [] }) },
  // Nobody here has reviewed enough.
  'POST /api/v1/account/schedule/optimise': { for: 'owner', status: 409, body: () => ({}) },
  'POST /api/v1/account/password': {
    for: 'owner',
    status: 200,
    body: () => ({ current: null, password: 'four odd words of mine' }),
  },
  'GET /api/v1/account/sessions': { for: 'owner', status: 200 },
  'DELETE /api/v1/account/sessions/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ otherSessionId }) => `/api/v1/account/sessions/${otherSessionId}`,
  },
  'POST /api/v1/account/sessions/end-others': { for: 'owner', status: 200 },
  'POST /api/v1/account/email': {
    for: 'owner',
    status: 202,
    isSensitive: true,
    body: () => ({ email: `${newId()}@example.com` }),
  },
  'GET /api/v1/passkeys': { for: 'owner', status: 200 },
  'POST /api/v1/passkeys/options': { for: 'owner', status: 200, isSensitive: true },
  // A made-up key: nobody gets further than this without a device.
  'POST /api/v1/passkeys': {
    for: 'owner',
    status: 422,
    isSensitive: true,
    body: () => ({ name: 'Laptop', response: registration }),
  },
  'PATCH /api/v1/passkeys/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ passkeyId }) => `/api/v1/passkeys/${passkeyId}`,
    body: () => ({ name: 'Phone' }),
  },
  'DELETE /api/v1/passkeys/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    isSensitive: true,
    path: ({ passkeyId }) => `/api/v1/passkeys/${passkeyId}`,
  },
  'POST /api/v1/providers': { for: 'owner', status: 404, isSensitive: true, body: () => ({ provider: 'none' }) },
  // Nobody else has it linked, so that for them there is nothing to unlink.
  'DELETE /api/v1/providers/[provider]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    isSensitive: true,
    path: () => '/api/v1/providers/oidc',
  },
  'POST /api/v1/sign-in/passkey/again/options': { for: 'owner', status: 200 },
  'POST /api/v1/sign-in/passkey/again': { for: 'owner', status: 401, body: () => ({ response: assertion }) },
  'POST /api/v1/scores': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    body: ({ finishedId }) => ({ id: newId(), attempt: finishedId, name: 'Maya', isListed: false }),
  },
  'PUT /api/v1/scores/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ scoreId }) => `/api/v1/scores/${scoreId}`,
    body: () => ({ name: null, isListed: true }),
  },
  'DELETE /api/v1/scores/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ scoreId }) => `/api/v1/scores/${scoreId}`,
  },
  'POST /api/v1/attempts': { for: 'anyone', status: 422, body: () => ({}) },
  'POST /api/v1/attempts/claim': { for: 'owner', status: 200, body: () => ({}) },
  // A stranger may have attempts of their own: for them, as for another person, this one is not there.
  'GET /api/v1/attempts/[id]': { ...attempt, path: ({ runningId }) => `/api/v1/attempts/${runningId}` },
  'PUT /api/v1/attempts/[id]/responses/[ref]': {
    ...attempt,
    path: ({ runningId, itemRef }) => `/api/v1/attempts/${runningId}/responses/${itemRef}`,
    body: () => ({ writeId: newId(), response: null, isFlagged: true, durationMs: 1 }),
  },
  'POST /api/v1/attempts/[id]/hints/[ref]': {
    ...attempt,
    path: ({ runningId, itemRef }) => `/api/v1/attempts/${runningId}/hints/${itemRef}`,
    body: () => ({ count: 1 }),
  },
  'POST /api/v1/attempts/[id]/extend': {
    ...attempt,
    path: ({ runningId }) => `/api/v1/attempts/${runningId}/extend`,
    body: () => ({ extension: 1 }),
  },
  'POST /api/v1/attempts/[id]/submit': {
    ...attempt,
    path: ({ runningId }) => `/api/v1/attempts/${runningId}/submit`,
    body: () => ({}),
  },
  'POST /api/v1/attempts/[id]/queue': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ finishedId }) => `/api/v1/attempts/${finishedId}/queue`,
    body: () => ({}),
  },
  'GET /api/v1/plans/today': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ planId }) => `/api/v1/plans/today?plan=${planId}`,
  },
  'PUT /api/v1/plans/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 409,
    path: ({ planId }) => `/api/v1/plans/${planId}`,
    body: () => ({
      examDay: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
      guides: ['bridges'],
      minutesPerDay: 20,
      daysOff: [],
    }),
  },
  'DELETE /api/v1/plans/[id]': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ planId }) => `/api/v1/plans/${planId}`,
  },
  'POST /api/v1/plans/[id]/outcome': {
    for: 'owner',
    status: 200,
    otherStatus: 404,
    path: ({ planId }) => `/api/v1/plans/${planId}/outcome`,
    body: () => ({ outcome: 'well' }),
  },
  'GET /api/v1/decks': { for: 'owner', status: 200 },
  'POST /api/v1/decks': { for: 'owner', status: 200, body: () => ({ id: newId(), name: 'Verbs', cards: [] }) },
  'GET /api/v1/decks/[id]': { ...deckOf, path: ({ deckId }) => `/api/v1/decks/${deckId}` },
  // Without a file: with one it is server/decks/deck-routes.test.ts.
  'PUT /api/v1/decks/[id]': {
    for: 'owner',
    status: 415,
    takesFile: true,
    path: ({ deckId }) => `/api/v1/decks/${deckId}`,
    body: () => ({}),
  },
  'PATCH /api/v1/decks/[id]': {
    ...deckOf,
    path: ({ deckId }) => `/api/v1/decks/${deckId}`,
    body: () => ({ name: 'Verbs' }),
  },
  'DELETE /api/v1/decks/[id]': { ...deckOf, path: ({ deckId }) => `/api/v1/decks/${deckId}` },
  'POST /api/v1/account/export': { for: 'owner', status: 200, isSensitive: true },
  // With a log to take along it is 200: server/account/export-to-anki.test.ts.
  'POST /api/v1/account/anki': { for: 'owner', status: 409, isSensitive: true },
  'POST /api/v1/account/erase': {
    for: 'owner',
    status: 200,
    otherStatus: 422,
    isSensitive: true,
    body: ({ email }) => ({ confirm: email }),
  },
  'GET /api/v1/author/statistics': {
    for: 'author',
    status: 200,
    path: () => '/api/v1/author/statistics?guide=bridges',
  },
};

/** Routes outside of the API: read-only, and the same for everyone. */
export const openFiles: readonly string[] = [
  '/feed.json',
  '/feed.xml',
  '/healthz',
  '/readyz',
  '/schema/answer.json',
  '/schema/guide.json',
  '/opengraph.png',
  '/guides/[slug]/deck.json',
  '/guides/[slug]/anki.apkg',
  '/guides/[slug]/anki.txt',
  '/guides/[slug]/opengraph.png',
  '/source/[...path]',
  '/credentials/issuer.json',
  '/credentials/keys/[key]',
  '/credentials/status/[list]',
  '/s/[token]/badge.svg',
  '/s/[token]/credential.json',
  '/s/[token]/og.png',
  '/s/[token]/score.json',
  '/s/[token]/shields.json',
];

/**
 * `public`: the same for everyone. `open`: for everyone, made for each request. `owner`: for who is signed in. `author`:
 * for authors and admins (tests/e2e/author-pages.spec.ts).
 */
export const pageAccess: Readonly<Record<string, 'public' | 'open' | 'owner' | 'author'>> = {
  '/': 'public',
  '/about': 'public',
  '/authors/[id]': 'public',
  '/guides': 'public',
  '/guides/[slug]': 'public',
  '/guides/[slug]/cards': 'public',
  '/guides/[slug]/quiz': 'public',
  '/quiz/[attempt]': 'open',
  '/plan': 'owner',
  '/quizzes': 'open',
  '/offline': 'public',
  '/privacy': 'public',
  '/review': 'public',
  '/people/[id]': 'open',
  '/s/[token]': 'open',
  '/search': 'open',
  '/sign-in': 'open',
  '/sign-in/link': 'open',
  '/verify': 'open',
  '/reset': 'open',
  '/dashboard': 'owner',
  '/decks': 'owner',
  '/decks/[id]': 'owner',
  '/settings': 'owner',
  '/settings/email': 'open',
  '/author': 'author',
  '/author/statistics': 'author',
  '/author/statistics/[slug]': 'author',
  '/author/statistics/[slug]/[ref]': 'author',
};

/** Pages that only their owner sees, under one address for all; tests/e2e/decks.spec.ts asks for somebody's deck. */
export const privatePages: readonly string[] = Object.entries(pageAccess).flatMap(([path, access]) =>
  access === 'owner' && !path.includes('[') ? [path] : [],
);
