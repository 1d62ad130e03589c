import type { ComponentProps } from 'react';

/** Drawn on a 20 × 20 grid with a 1.6 stroke, square joints: a pen, not a marker. */
const PATHS = {
  upvote: 'M4 13l6-6 6 6',
  bookmark: 'M4.5 2.5h11v15L10 13.4l-5.5 4.1z',
  previous: 'M16.5 10h-13M8.5 4.5L3 10l5.5 5.5',
  next: 'M3.5 10h13M11.5 4.5L17 10l-5.5 5.5',
  search: 'M8.5 14.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM13 13l4.5 4.5',
  calendar: 'M3 4.5h14v12.5H3zM3 8.5h14M7 2.5v4M13 2.5v4',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  system: 'M2.5 4h15v10h-15zM7 17.5h6',
  comfortable: 'M3 4h14M3 10h14M3 16h14',
  compact: 'M3 4h14M3 8h14M3 12h14M3 16h14',
  code: 'M7 5.5L2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5',
  project:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM2.5 10h15M10 2.5c2.5 2.2 3.5 4.7 3.5 7.5s-1 5.3-3.5 7.5c-2.5-2.2-3.5-4.7-3.5-7.5s1-5.3 3.5-7.5z',
  comment: 'M3 3.5h14v10.5h-7l-4 3.5v-3.5H3z',
  copy: 'M7 7h10v10H7zM13 7V3H3v10h4',
  download: 'M10 2.5v10.5M5.5 8.5L10 13l4.5-4.5M3 17h14',
  check: 'M3.5 10.5l4.5 4.5 8.5-10',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  star: 'M10 2.5l2.3 4.9 5.2.7-3.8 3.7.9 5.4-4.6-2.6-4.6 2.6.9-5.4-3.8-3.7 5.2-.7z',
  expand: 'M5 8l5 5 5-5',
  feed: 'M4 10.5a5.5 5.5 0 0 1 5.5 5.5M4 4.5A11.5 11.5 0 0 1 15.5 16M5 15h.01',
  mail: 'M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6',
  help: 'M7 7.2C7 5.4 8.3 4.5 10 4.5s3 1 3 2.7c0 2.3-3 2.3-3 4.8M10 14.6v1.4',
} as const;

export type IconName = keyof typeof PATHS;

type IconProps = Omit<ComponentProps<'svg'>, 'name'> & {
  name: IconName;
  /** Filled as well as drawn: a bookmark that is set. */
  filled?: boolean;
};

/** One of our own pictograms, in the colour of the text; decoration only, so the control must name itself. */
export function Icon({ name, filled = false, className = 'size-4', ...props }: IconProps) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      {...props}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
