/** Who is asking for a page. The one place where pages meet cookies. */
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { db } from '@/db/client';
import type { Database } from '@/db/database';
import { beforeDeadline } from '@/db/deadline';
import { databaseTrouble } from '@/db/failure';
import type { CurrentSession } from '@/db/queries/sessions';
import { hasRole } from '@/domain/account/role';
import { currentSession } from '@/server/auth/session';
import { noteOutage } from '@/server/http/outage';

/** So long a person waits for all of a page before it says that the database is away. */
const pageMs = 15_000;

export type PageAsked<Loaded> = { readonly session: CurrentSession; readonly loaded: Loaded };

type Load<Loaded> = (asked: { db: Database; session: CurrentSession; now: Date }) => Promise<Loaded>;

/**
 * Loads a page of somebody who is signed in. A stranger is sent to sign in and comes back to `path`. Null when the
 * database is away: the page shows that, and the answer is a 503.
 */
export async function loadForOwner<Loaded>(path: string, load: Load<Loaded>): Promise<PageAsked<Loaded> | null> {
  const asked = await headers();
  const now = new Date();
  let found: PageAsked<Loaded> | null = null;
  try {
    const session = await currentSession(db(), asked.get('cookie'), now);
    if (session !== null) found = { session, loaded: await beforeDeadline(pageMs, load({ db: db(), session, now })) };
  } catch (error) {
    if (databaseTrouble(error) === null) throw error;
    noteOutage(asked.get('x-request-id') ?? '');
    return null;
  }
  return found ?? redirect(`/sign-in?returnTo=${encodeURIComponent(path)}`);
}

/** The same for pages of authors and admins. For everybody else who is signed in there is no such page. */
export async function loadForAuthor<Loaded>(path: string, load: Load<Loaded>): Promise<PageAsked<Loaded> | null> {
  return loadForOwner(path, async (asked) => (hasRole(asked.session.role, 'author') ? load(asked) : notFound()));
}

/**
 * Loads a page that strangers may have too. Null when the database is away: the page shows that, and the answer is a
 * 503.
 */
export async function loadForVisitor<Loaded>(
  load: (asked: {
    db: Database;
    session: CurrentSession | null;
    cookieHeader: string | null;
    now: Date;
  }) => Promise<Loaded>,
): Promise<{ readonly session: CurrentSession | null; readonly loaded: Loaded } | null> {
  const asked = await headers();
  const now = new Date();
  const cookieHeader = asked.get('cookie');
  try {
    const session = await currentSession(db(), cookieHeader, now);
    return { session, loaded: await beforeDeadline(pageMs, load({ db: db(), session, cookieHeader, now })) };
  } catch (error) {
    if (databaseTrouble(error) === null) throw error;
    noteOutage(asked.get('x-request-id') ?? '');
    return null;
  }
}
