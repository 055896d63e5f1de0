import type { Metadata } from 'next';
import { SiteFrame } from '@/components/site/site-frame';
import { siteVersion } from '@/server/site/version';
import { KeptGuides } from './kept-guides';

export const metadata: Metadata = {
  title: 'Offline',
  description: 'What can be read without a network.',
  robots: { index: false },
};

export default function OfflinePage() {
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Offline</h1>
        <p className="mt-4">
          This page needs the network. Guides that were opened in this browser can be read without it, and their cards
          can be practised.
        </p>
        <KeptGuides />
      </main>
    </SiteFrame>
  );
}
