import { Search } from 'lucide';
import { AccountLink } from '@/components/site/account-link';
import { SearchKey } from '@/components/site/search-key';
import { ThemeSwitch } from '@/components/site/theme-switch';
import { Icon } from '@/components/ui/icon';
import { Logo } from '@/components/ui/stones';

type Props = { readonly current?: 'guides' | 'quizzes' | 'search' };

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
            <a href="/guides" aria-current={current === 'guides' ? 'page' : undefined}>
              Guides
            </a>
            <a href="/quizzes" aria-current={current === 'quizzes' ? 'page' : undefined}>
              Quizzes
            </a>
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
          </div>
        </div>
      </header>
    </>
  );
}
