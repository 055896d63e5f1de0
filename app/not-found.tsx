import type { Metadata } from 'next';
import { FallenCairn } from '@/components/site/fallen-cairn';
import { SiteFrame } from '@/components/site/site-frame';
import { siteVersion } from '@/server/site/version';

export const metadata: Metadata = { title: 'Not found', robots: { index: false } };

export default function NotFound() {
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-16">
        <FallenCairn />
        <h1 className="title small mt-6">There is no page here.</h1>
        <p className="sub mt-3 max-w-read">
          The address may be mistyped, or the guide was renamed or removed. Your ratings are safe in this browser.
        </p>
        <div className="go">
          <a className="btn primary" href="/guides">
            See all guides
          </a>
          <a href="/search">Search</a>
        </div>
      </main>
    </SiteFrame>
  );
}
