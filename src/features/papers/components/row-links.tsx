import { numberTextCompact } from '@/lib/number-text';
import { Icon } from '@/ui/icon';
import { OutboundLink } from '@/ui/outbound-link';
import type { PaperLinkView } from '../queries';

/** The links a row has room for: the code, with its owner, name and stars, and the project's page. */
export function RowLinks({ links }: { links: PaperLinkView[] }) {
  const code = links.find((link) => link.kind === 'code');
  const project = links.find((link) => link.kind === 'project');
  return (
    <>
      {code && (
        <OutboundLink href={code.url} className={LINK}>
          <Icon name="code" className="size-3.5 self-center" />
          <span className="sr-only">Code: </span>
          <span className="truncate">
            {code.owner && code.name ? `${code.owner}/${code.name}` : code.host}
          </span>
          {code.stars !== null && <Stars count={code.stars} />}
        </OutboundLink>
      )}
      {project && (
        <OutboundLink href={project.url} className={LINK}>
          <Icon name="project" className="size-3.5 self-center" />
          Project
        </OutboundLink>
      )}
    </>
  );
}

const LINK =
  'inline-flex max-w-full min-w-0 items-baseline gap-1.5 text-soft touch:min-h-11 touch:items-center';

/** "★ 1.2K" */
export function Stars({ count }: { count: number }) {
  return (
    <span className="shrink-0 whitespace-nowrap text-faint tabular-nums">
      <span aria-hidden="true">★ </span>
      {numberTextCompact(count)}
      <span className="sr-only"> {count === 1 ? 'star' : 'stars'}</span>
    </span>
  );
}
