import type { Metadata } from 'next';
import { SiteFrame } from '@/components/site/site-frame';
import { siteVersion } from '@/server/site/version';
import { ThisBrowser } from './this-browser';

export const metadata: Metadata = { title: 'Settings', robots: { index: false } };

export default function SettingsPage() {
  return (
    <SiteFrame version={siteVersion}>
      <main id="main" className="page pt-12">
        <h1 className="title small">Settings</h1>
        <ThisBrowser />
      </main>
    </SiteFrame>
  );
}
