import type { ReactNode } from 'react';
import { SiteFrame } from '@/components/site/site-frame';

type Props = {
  readonly current: 'problems' | 'statistics';
  readonly title: string;
  readonly about: string;
  readonly actions?: ReactNode;
  readonly version: string;
  readonly children: ReactNode;
};

const parts = [
  { id: 'problems', href: '/author', name: 'Problems' },
  { id: 'statistics', href: '/author/statistics', name: 'Question statistics' },
] as const;

/** What all pages for authors share: title, actions, and the way to the others. */
export function AuthorFrame({ current, title, about, actions, version, children }: Props) {
  return (
    <SiteFrame version={version}>
      <main id="main" className="page">
        <div className="au-head">
          <div>
            <h1>{title}</h1>
            <p>{about}</p>
          </div>
          {actions !== undefined && <div className="row push">{actions}</div>}
        </div>
        <nav className="au-parts" aria-label="Author tools">
          {parts.map(({ id, href, name }) => (
            <a key={id} href={href} aria-current={id === current ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {children}
      </main>
    </SiteFrame>
  );
}
