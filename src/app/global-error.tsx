'use client';
import { fontVariables } from '@/ui/fonts';
import { ThemeScript } from '@/ui/theme-script';
import ErrorPage from './error';
import './globals.css';

/** Stands in for the whole page where even the layout failed. */
export default function GlobalErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <title>Something went wrong</title>
        <ThemeScript />
      </head>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
