import type { Metadata } from 'next';
import { DashboardScreen } from '@/components/dashboard/dashboard-screen';
import type { PlanToday } from '@/components/dashboard/plan-today';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { loadForOwner } from '@/server/auth/page-session';
import { content } from '@/server/content/content';
import { loadDashboard } from '@/server/memory/load-dashboard';
import { type LoadedPlans, loadPlan, viewOfToday } from '@/server/plan/load-plan';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Dashboard', robots: { index: false } };

/** The plan is reckoned beside the page: what is known of it by then is shown. */
const planWaitMs = 50;

/** What the plan says of today; an interview that has come is told of on its own page. */
function plannedOf({ shown, clock }: LoadedPlans): PlanToday | null {
  if (shown === null) return null;
  const { plan } = shown;
  const view = viewOfToday(shown);
  return {
    examDay: plan.examDay,
    daysLeft: plan.examDay - clock.today,
    queue: view && { cards: view.queue.length, seconds: view.queueSeconds, done: view.doneToday },
    expected: view?.forecast.expected ?? null,
  };
}

export default async function DashboardPage() {
  const asked = await loadForOwner('/dashboard', async ({ db, session: { userId }, now }) => {
    const library = content().library();
    const [dashboard, plans] = await Promise.all([
      loadDashboard(db, { userId, now, library }),
      loadPlan(db, { userId, id: null, library, now, waitMs: planWaitMs }),
    ]);
    return { dashboard, plans };
  });
  return (
    <SiteFrame current="dashboard" version={siteVersion}>
      {asked === null ? (
        <Unavailable path="/dashboard" />
      ) : (
        <main id="main" className="page dashboard">
          <DashboardScreen {...asked.loaded.dashboard} plan={plannedOf(asked.loaded.plans)} />
        </main>
      )}
    </SiteFrame>
  );
}
