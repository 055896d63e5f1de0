import { publishKey } from '@/server/score/publish-keys';
import { credentialRoute } from '@/server/score-door';

/** `GET /credentials/keys/<id>.json` (docs/score-pages.md): the public half of one key. */
export const GET = credentialRoute(async ({ db, name }) => {
  const id = /^([0-9a-f]{16})\.json$/.exec(name)?.[1];
  const key = id === undefined ? null : await publishKey(db, { id });
  return key === null ? null : `${JSON.stringify(key, null, 2)}\n`;
});
