import { publishIssuer } from '@/server/score/publish-keys';
import { credentialRoute } from '@/server/score-door';

/** `GET /credentials/issuer.json` (docs/score-pages.md): who signs here, and with which keys. */
export const GET = credentialRoute(async ({ db }) => `${JSON.stringify(await publishIssuer(db), null, 2)}\n`);
