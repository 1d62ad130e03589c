import type { ComponentProps } from 'react';

/** A link that leaves the site: to an address we did not choose, so it passes on neither rank nor opener. */
export function OutboundLink(props: ComponentProps<'a'>) {
  return <a rel="nofollow noopener" {...props} />;
}
