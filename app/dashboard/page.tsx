import type { Metadata } from 'next';
import { DashboardScreen } from '@/components/dashboard/dashboard-screen';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { loadForOwner } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { loadDashboard } from '@/server/memory/load-dashboard';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Dashboard', robots: { index: false } };

export default async function DashboardPage() {
  const asked = await loadForOwner('/dashboard', ({ db, session: { userId }, now }) =>
    loadDashboard(db, { userId, now, library: content().library() }),
  );
  return (
    <SiteFrame current="dashboard" version={siteVersion}>
      {asked === null ? (
        <Unavailable path="/dashboard" />
      ) : (
        <main id="main" className="page dashboard">
          <DashboardScreen
            {...asked.loaded}
            plan={
              <p className="mt-4">
                <a href="/plan">Plan for an interview</a>, <a href="/decks">your decks</a>
              </p>
            }
          />
        </main>
      )}
    </SiteFrame>
  );
}
