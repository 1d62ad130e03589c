import { Icon } from '@/ui/icon';
import { SUBSCRIBE_ID } from './subscribe-section';

/** Leads down to the form of the page. */
export function SubscribeLink({ children }: { children: string }) {
  return (
    <p data-screen-only className="text-sm">
      <a
        href={`#${SUBSCRIBE_ID}`}
        className="inline-flex min-h-11 items-center gap-2 text-soft hover:text-ink"
      >
        <Icon name="mail" />
        {children}
      </a>
    </p>
  );
}
