import { BookOpen, Layers, ListChecks, Search } from 'lucide';
import { AccountLink } from '@/components/site/account-link';
import { DashboardLink } from '@/components/site/dashboard-link';
import { ReviewKey } from '@/components/site/review-key';
import { SearchKey } from '@/components/site/search-key';
import { ThemeSwitch } from '@/components/site/theme-switch';
import { Icon } from '@/components/ui/icon';
import { Logo } from '@/components/ui/stones';

type Props = { readonly current?: SitePart };

/** Parts of the site that have a place in its navigation, and the search. */
export type SitePart = 'guides' | 'review' | 'quizzes' | 'dashboard' | 'search';

const parts = [
  { part: 'guides', name: 'Guides', href: '/guides', icon: BookOpen },
  { part: 'review', name: 'Review', href: '/review', icon: Layers },
  { part: 'quizzes', name: 'Quizzes', href: '/quizzes', icon: ListChecks },
] as const;

/** The number of due cards, which client/show-due.ts writes: this page is the same for everyone. */
function DueCount() {
  return <span className="count" data-due="" hidden />;
}

/** At the foot of a phone's screen, where a thumb reaches it. */
function Tabs({ current }: Props) {
  return (
    <nav className="tabs" aria-label="Main">
      {parts.map(({ part, name, href, icon }) => (
        <a key={part} href={href} aria-current={current === part ? 'page' : undefined}>
          <Icon icon={icon} />
          {name}
          {part === 'review' && <DueCount />}
        </a>
      ))}
      <DashboardLink isCurrent={current === 'dashboard'} isTab />
    </nav>
  );
}

export function SiteHeader({ current }: Props) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <div className="page">
          <a className="brand" href="/">
            <Logo />
            Cairn
          </a>
          <nav className="nav" aria-label="Main">
            {parts.map(({ part, name, href }) => (
              <a key={part} href={href} aria-current={current === part ? 'page' : undefined}>
                {name}
                {part === 'review' && <DueCount />}
              </a>
            ))}
            <DashboardLink isCurrent={current === 'dashboard'} />
          </nav>
          <div className="tools">
            <a className="findb" href="/search" aria-label="Search" aria-keyshortcuts="/">
              <Icon icon={Search} />
              Search<kbd>/</kbd>
            </a>
            <a className="iconb findm" href="/search" aria-label="Search">
              <Icon icon={Search} />
            </a>
            <ThemeSwitch />
            <AccountLink />
            <SearchKey />
            <ReviewKey />
          </div>
        </div>
      </header>
      <Tabs {...(current === undefined ? {} : { current })} />
    </>
  );
}
