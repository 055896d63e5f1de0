import { gzipSync } from 'node:zlib';
import type { Database } from '@/db/database';
import { findLastStatus, listLiveStatus } from '@/db/queries/scores';
import { statusListCredential, statusListLength, statusPlace } from '@/domain/score/open-badge';
import { statusBits } from '@/domain/score/status-bits';
import { signCredential } from '@/server/credentials/sign-credential';
import { type SigningKey, signingKey } from '@/server/credentials/signing-key';
import { publicOrigin } from '@/server/site/public-origin';

type Made = { readonly encodedList: string; readonly madeAt: Date };

/** The last list that was signed, by number: it is signed anew only when a bit has changed, or within the hour. */
const lastMade = new WeakMap<SigningKey, Map<number, Made>>();
const freshMs = 3_600_000;

function madeAtOf(key: SigningKey, list: number, encodedList: string, now: Date): Date {
  const known = lastMade.get(key) ?? new Map<number, Made>();
  lastMade.set(key, known);
  const last = known.get(list);
  const isSame = last?.encodedList === encodedList && now.getTime() - last.madeAt.getTime() < freshMs;
  if (isSame) return last.madeAt;
  known.set(list, { encodedList, madeAt: now });
  return now;
}

/** A signed list of status bits as JSON, true at this moment; null when there is no such list. The first one always is. */
export async function issueStatusList(
  db: Database,
  given: { readonly list: number; readonly now: Date },
): Promise<string | null> {
  const { list, now } = given;
  if (list > statusPlace(await findLastStatus(db)).list) return null;
  const from = (list - 1) * statusListLength;
  const live = await listLiveStatus(db, { from, until: from + statusListLength });
  const bits = statusBits(live.map((index) => index - from));
  const encodedList = `u${gzipSync(bits, { level: 9 }).toString('base64url')}`;
  const key = await signingKey(db);
  const createdAt = madeAtOf(key, list, encodedList, now);
  const origin = publicOrigin().origin;
  const credential = statusListCredential({ origin, list, encodedList, madeAt: createdAt });
  return signCredential(credential, { key, origin, createdAt });
}
