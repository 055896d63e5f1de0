import type { Metadata } from 'next';
import { SettingsSection } from '@/components/account/settings-section';
import { SiteFrame } from '@/components/site/site-frame';
import { Unavailable } from '@/components/site/unavailable';
import { formatInstant } from '@/components/ui/format-date';
import { hasRole } from '@/domain/account/role';
import { signInProblemWords } from '@/domain/account/sign-in-problem';
import { loadSchedule, type SchedulePage } from '@/server/account/load-schedule';
import { loadSettingsPage, type SettingsPage } from '@/server/account/load-settings-page';
import { loadSignInMethods, type SignInMethodsPage } from '@/server/account/load-sign-in-methods';
import { loadForOwner } from '@/server/auth/page-session';
import { siteVersion } from '@/server/site/version';
import { OptimiseIsland, ScheduleIsland } from './schedule-islands';
import {
  EmailIsland,
  EraseIsland,
  NameIsland,
  PasswordIsland,
  SessionsIsland,
  StudyIsland,
  YourDataIsland,
} from './settings-islands';
import { SignInMethods } from './sign-in-methods';
import { ThisBrowser } from './this-browser';

export const metadata: Metadata = { title: 'Settings', robots: { index: false } };

const methods = { email: 'Link by mail', password: 'Password', oauth: 'Another service', passkey: 'Passkey' } as const;

function shownSessions({ sessions, settings }: SettingsPage, current: string) {
  return sessions.map(({ id, device, method, lastSeenAt }) => ({
    id,
    device,
    method: `Signed in by: ${methods[method]}`,
    lastSeen: formatInstant(lastSeenAt, settings.timeZone),
    isThis: id === current,
  }));
}

function shownPasskeys({ passkeys }: SignInMethodsPage, { timeZone }: SettingsPage['settings']) {
  const at = (instant: Date) => formatInstant(instant, timeZone);
  return passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    about: lastUsedAt === null ? `Added ${at(createdAt)}. Not used yet` : `Last used ${at(lastUsedAt)}`,
  }));
}

function aboutFitting({ parameters, log }: SchedulePage): string {
  const now =
    parameters === 'fitted'
      ? 'The schedule was fitted to your reviews.'
      : 'The schedule expects what most people remember.';
  if (log.reviews >= log.leastReviews && log.days >= log.leastDays)
    return `${now} It can be fitted to yours, and is when that would have told your last answers better.`;
  return `${now} With ${log.leastReviews} reviews on ${log.leastDays} days it can be fitted to yours; so far there are ${log.reviews} on ${log.days}.`;
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Settings({ searchParams }: Props) {
  const { problem } = await searchParams;
  const asked = await loadForOwner('/settings', async ({ db, session: { userId }, now }) => ({
    ...(await loadSettingsPage(db, { userId, now })),
    methods: await loadSignInMethods(db, { userId }),
    schedule: await loadSchedule(db, { userId }),
  }));
  if (asked === null)
    return (
      <SiteFrame version={siteVersion}>
        <Unavailable path="/settings" />
      </SiteFrame>
    );
  const { session, loaded } = asked;
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Settings</h1>
        <p className="meta mt-3">Signed in as {session.email}</p>
        <div className="mt-6">
          <SettingsSection id="name" title="Name" about="Only score pages that you make show it.">
            <NameIsland name={session.name} />
          </SettingsSection>
          <SettingsSection id="email" title="Email" about="For signing in, and for notices about the account.">
            <EmailIsland email={session.email} />
          </SettingsSection>
          <SettingsSection id="password" title="Password" about="A new one ends your other sessions.">
            <PasswordIsland hasPassword={loaded.methods.hasPassword} />
          </SettingsSection>
          <SettingsSection id="study" title="Study" about="These hold on all your devices.">
            <StudyIsland settings={loaded.settings} timeZones={Intl.supportedValuesOf('timeZone')} />
          </SettingsSection>
          <SettingsSection id="schedule" title="Schedule" about="When cards come back.">
            <ScheduleIsland choice={loaded.schedule.choice} />
            <OptimiseIsland
              isOffered={
                loaded.schedule.log.reviews >= loaded.schedule.log.leastReviews &&
                loaded.schedule.log.days >= loaded.schedule.log.leastDays
              }
              about={aboutFitting(loaded.schedule)}
            />
          </SettingsSection>
          <SettingsSection id="ways" title="Ways to sign in" about="Two are safer than one.">
            <SignInMethods
              {...loaded.methods}
              passkeys={shownPasskeys(loaded.methods, loaded.settings)}
              notice={signInProblemWords(problem)}
            />
          </SettingsSection>
          <SettingsSection
            id="sessions"
            title="Where you are signed in"
            about="A session ends after 30 days without use."
          >
            <SessionsIsland sessions={shownSessions(loaded, session.sessionId)} />
          </SettingsSection>
          <SettingsSection id="this-browser" title="This browser" about="What it keeps of your account.">
            <ThisBrowser />
          </SettingsSection>
          <SettingsSection id="data" title="Your data" about="Yours to take, and to take elsewhere.">
            <YourDataIsland />
          </SettingsSection>
          {hasRole(session.role, 'author') && (
            <SettingsSection id="author" title="For authors" about="You may write for this site.">
              <p>
                <a href="/author">Problems of the content</a>, and{' '}
                <a href="/author/statistics">what quizzes say about the questions</a>.
              </p>
            </SettingsSection>
          )}
          <SettingsSection id="erase" title="Delete the account">
            <EraseIsland email={session.email} reviewCount={loaded.reviewCount} />
          </SettingsSection>
        </div>
      </main>
    </SiteFrame>
  );
}
