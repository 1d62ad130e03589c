import { buttonClass } from '@/ui/button';
import { CopyButton } from '@/ui/copy-button';
import { Icon } from '@/ui/icon';

type CiteBoxProps = {
  bibtex: string;
  /** Where the citation is a file, and how that is called. */
  downloads: { href: string; label: string }[];
};

/** What the page's "Cite" leads to; a browser opens the disclosure around it by itself. */
export const CITE_ID = 'cite';

/** The BibTeX entry, to read, copy or download. */
export function CiteBox({ bibtex, downloads }: CiteBoxProps) {
  return (
    <details className="group mt-8 border-y" data-screen-only>
      <summary className="flex min-h-12 items-center justify-between text-sm font-semibold">
        Cite this paper
        <Icon name="expand" className="size-4 text-faint group-open:rotate-180" />
      </summary>
      <div id={CITE_ID} className="scroll-mt-16 pb-4">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section tabIndex={0} aria-label="BibTeX" className="mb-3 overflow-x-auto bg-wash p-4">
          <pre className="font-mono text-xs">{bibtex}</pre>
        </section>
        <div className="flex flex-wrap gap-2.5">
          <CopyButton text={bibtex} label="Copy BibTeX" />
          {downloads.map(({ href, label }) => (
            <a key={href} href={href} download className={buttonClass()}>
              <Icon name="download" />
              {label}
            </a>
          ))}
        </div>
      </div>
    </details>
  );
}
