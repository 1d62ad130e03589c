import 'server-only';
import { env } from '@/lib/env';

/** The proportions of the pictures that sources send (1200 × 648). */
const WIDTH = 160;
const HEIGHT = 86;

/**
 * A paper's picture, from wherever it lies. Its place is kept while it loads and stays blank where it fails
 * (`FailedPicturesScript`). The host learns nothing of the reader's page.
 */
export function Thumbnail({ url, className = '' }: { url: string | null; className?: string }) {
  if (!url || !env().THUMBNAILS) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the picture's host is not ours, and the image service would fetch it for everybody
    <img
      src={url}
      alt=""
      width={WIDTH}
      height={HEIGHT}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      data-screen-only
      className={`rounded-sm object-cover ${className}`}
      style={{ aspectRatio: `${WIDTH} / ${HEIGHT}` }}
      suppressHydrationWarning
    />
  );
}
