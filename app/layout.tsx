import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { SyncIsland } from '@/client/sync-island';
import { themeScript } from '@/components/site/theme-script';
import { publicOrigin } from '@/server/site/public-origin';
import './globals.css';

const literata = localFont({
  src: './fonts/literata-latin-opsz-normal.woff2',
  weight: '400 700',
  variable: '--font-literata',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
});
const literataItalic = localFont({
  src: './fonts/literata-latin-wght-italic.woff2',
  weight: '400',
  style: 'italic',
  variable: '--font-literata-italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
});
const schibsted = localFont({
  src: './fonts/schibsted-grotesk-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-schibsted',
  display: 'swap',
});
const jetbrains = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-jetbrains',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
});

const fonts = [literata, literataItalic, schibsted, jetbrains].map((font) => font.variable).join(' ');

export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    metadataBase: publicOrigin(),
    title: { default: 'Cairn: know it on the day', template: '%s · Cairn' },
    description:
      'Interview guides that you still know on the day. Read, practise with flashcards, remember. Free and open source.',
    applicationName: 'Cairn',
    icons: { icon: '/logo.svg', apple: '/apple-icon.png' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f7f3' },
    { media: '(prefers-color-scheme: dark)', color: '#191715' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <SyncIsland />
        {children}
      </body>
    </html>
  );
}
