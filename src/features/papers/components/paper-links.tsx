import { Icon, type IconName } from '@/ui/icon';
import { OutboundLink } from '@/ui/outbound-link';
import type { PaperLinkView } from '../queries';
import { Stars } from './row-links';

const KINDS: Record<PaperLinkView['kind'], { label: string; icon: IconName }> = {
  code: { label: 'Code', icon: 'code' },
  project: { label: 'Project page', icon: 'project' },
  dataset: { label: 'Data set', icon: 'download' },
  model: { label: 'Model', icon: 'download' },
  video: { label: 'Video', icon: 'project' },
  documentation: { label: 'Documentation', icon: 'project' },
};

/** Everything a paper comes with, each with what it is and where it leads. */
export function PaperLinks({ links }: { links: PaperLinkView[] }) {
  if (links.length === 0) return null;
  return (
    <section className="mt-8 border-t pt-5">
      <h2 className="mb-1 text-sm font-semibold">With this paper</h2>
      <ul>
        {links.map((link) => (
          <li key={link.url} className="border-b last:border-0">
            <OutboundLink href={link.url} className="flex min-h-11 items-center gap-3 text-sm">
              <Icon name={KINDS[link.kind].icon} className="size-4 text-faint" />
              <span className="w-28 shrink-0 text-faint">{KINDS[link.kind].label}</span>
              <span className="min-w-0 truncate">{addressOf(link)}</span>
              {link.stars !== null && <Stars count={link.stars} />}
            </OutboundLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "owner/name" for code, else the address without its scheme. */
function addressOf({ owner, name, url }: PaperLinkView): string {
  return owner && name ? `${owner}/${name}` : url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
