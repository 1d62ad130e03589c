import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** A link within the site. Nothing is fetched before it is asked for: a page may hold two hundred of these. */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink prefetch={false} {...props} />;
}
