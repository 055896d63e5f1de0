const patterns: readonly [RegExp, string][] = [
  [/^\/_next\/static\//, '/_next/static/*'],
  [/^\/guides\/[^/]+\/cards$/, '/guides/[slug]/cards'],
  [/^\/guides\/[^/]+\/deck\.json$/, '/guides/[slug]/deck.json'],
  [/^\/guides\/[^/]+\/opengraph\.png$/, '/guides/[slug]/opengraph.png'],
  [/^\/guides\/[^/]+\/anki\.apkg$/, '/guides/[slug]/anki.apkg'],
  [/^\/guides\/[^/]+\/anki\.txt$/, '/guides/[slug]/anki.txt'],
  [/^\/guides\/[^/]+$/, '/guides/[slug]'],
  [/^\/authors\/[^/]+$/, '/authors/[id]'],
  [/^\/author\/statistics\/[^/]+$/, '/author/statistics/[slug]'],
  [/^\/author\/statistics\/[^/]+\/[^/]+$/, '/author/statistics/[slug]/[ref]'],
  [/^\/source\//, '/source/[...path]'],
  [/^\/api\/auth\/callback\/[^/]+$/, '/api/auth/callback/[provider]'],
  [/^\/api\/v1\/account\/sessions\/(?!end-others$)[^/]+$/, '/api/v1/account/sessions/[id]'],
  [/^\/api\/v1\/passkeys\/(?!options$)[^/]+$/, '/api/v1/passkeys/[id]'],
  [/^\/s\/[^/]+$/, '/s/[token]'],
  [/^\/s\/[^/]+\/og\.png$/, '/s/[token]/og.png'],
  [/^\/s\/[^/]+\/badge\.svg$/, '/s/[token]/badge.svg'],
  [/^\/s\/[^/]+\/score\.json$/, '/s/[token]/score.json'],
  [/^\/s\/[^/]+\/shields\.json$/, '/s/[token]/shields.json'],
  [/^\/s\/[^/]+\/credential\.json$/, '/s/[token]/credential.json'],
  [/^\/people\/[^/]+$/, '/people/[id]'],
  [/^\/credentials\/status\/[^/]+$/, '/credentials/status/[list]'],
  [/^\/credentials\/keys\/[^/]+$/, '/credentials/keys/[key]'],
  [/^\/api\/v1\/scores\/[^/]+$/, '/api/v1/scores/[id]'],
  [/^\/api\/v1\/attempts\/(?!claim$)[^/]+$/, '/api/v1/attempts/[id]'],
  ...['responses', 'hints'].map((part): [RegExp, string] => [
    new RegExp(`^/api/v1/attempts/[^/]+/${part}/[^/]+$`),
    `/api/v1/attempts/[id]/${part}/[ref]`,
  ]),
  ...['extend', 'submit', 'queue'].map((part): [RegExp, string] => [
    new RegExp(`^/api/v1/attempts/[^/]+/${part}$`),
    `/api/v1/attempts/[id]/${part}`,
  ]),
  [/^\/guides\/[^/]+\/quiz$/, '/guides/[slug]/quiz'],
  [/^\/quiz\/[^/]+$/, '/quiz/[attempt]'],
  [/^\/decks\/[^/]+$/, '/decks/[id]'],
  [/^\/api\/v1\/decks\/[^/]+$/, '/api/v1/decks/[id]'],
  [/^\/api\/v1\/plans\/(?!today$)[^/]+$/, '/api/v1/plans/[id]'],
  [/^\/api\/v1\/plans\/[^/]+\/outcome$/, '/api/v1/plans/[id]/outcome'],
  [/^\/api\/v1\/providers\/[^/]+$/, '/api/v1/providers/[provider]'],
];
/** Routes of the API as they are written. tests/access-matrix.test.ts finds one that is missing. */
const api = new Set(
  [
    'search answers/changes me reviews sign-up verify reset reset/use sign-out passkeys passkeys/options providers',
    'sign-in/link sign-in/link/check sign-in/link/use sign-in/password sign-in/provider',
    'sign-in/passkey sign-in/passkey/options sign-in/passkey/again sign-in/passkey/again/options',
    'account account/settings account/password account/email account/email/confirm account/export account/anki account/erase',
    'account/schedule account/schedule/optimise account/schedule/versions reviews/queue',
    'account/sessions account/sessions/end-others attempts attempts/claim scores author/statistics plans/today decks',
  ].flatMap((line) => line.split(' ').map((name) => `/api/v1/${name}`)),
);
const known =
  /^\/(?:|guides|search|about|privacy|offline|review|settings|settings\/email|quizzes|dashboard|plan|decks|author|author\/statistics|sign-in|sign-in\/link|verify|reset|sw\.js|healthz|readyz|sitemap\.xml|robots\.txt|feed\.xml|feed\.json|manifest\.webmanifest|opengraph\.png|schema\/(?:answer|guide)\.json|credentials\/issuer\.json)$/;

/** The route that a path belongs to, for logs: it never repeats what a visitor typed. */
export function routePattern(path: string): string {
  if (known.test(path) || api.has(path)) return path;
  return patterns.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
