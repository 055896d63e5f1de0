import { issueStatusList } from '@/server/score/issue-status-list';
import { credentialRoute } from '@/server/score-door';

/** `GET /credentials/status/<list>` (docs/score-pages.md): which credentials were taken back, signed. */
export const GET = credentialRoute(async ({ db, now, name }) =>
  /^[1-9]\d{0,3}$/.test(name) ? issueStatusList(db, { list: Number(name), now }) : null,
);
