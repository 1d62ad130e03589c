import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ReaderLayer } from '@/features/accounts/components/reader-layer';
import { env } from '@/lib/env';
import { FailedPicturesScript } from '@/ui/failed-pictures-script';
import { fontVariables } from '@/ui/fonts';
import { SkipLink } from '@/ui/skip-link';
import { ThemeScript } from '@/ui/theme-script';
import './globals.css';

const DESCRIPTION = 'The daily front page of research papers, ranked by what readers upvote.';

export function generateMetadata(): Metadata {
  const { SITE_NAME, SITE_URL } = env();
  return {
    metadataBase: new URL(SITE_URL),
    title: { default: SITE_NAME, template: `%s · ${SITE_NAME}` },
    description: DESCRIPTION,
    applicationName: SITE_NAME,
    icons: { apple: '/apple-touch-icon.png' },
    openGraph: { siteName: SITE_NAME, type: 'website', locale: 'en' },
    // A paper's abstract is full of numbers that are no telephone's.
    formatDetection: { telephone: false, email: false, address: false },
    referrer: 'strict-origin-when-cross-origin',
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#131211' },
  ],
};

/** What every page stands in. Theme and density are set on `<html>` before the first paint, hence the warning off. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript />
        <FailedPicturesScript />
      </head>
      <body>
        <SkipLink />
        {children}
        <ReaderLayer />
      </body>
    </html>
  );
}
