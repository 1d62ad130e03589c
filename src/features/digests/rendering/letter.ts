import { clipText } from '@/lib/clip-text';
import { countText } from '@/lib/number-text';
import { plainLine } from '@/lib/plain-line';
import type { DigestContent, DigestLinks } from './content';
import { mailHref } from './href';
import { DIGEST_LIMITS } from './limits';
import type { Block, Letter } from './tree';

/** A digest as a letter, with these blocks between its masthead and its footer. */
export function digestLetter(content: DigestContent, links: DigestLinks, blocks: Block[]): Letter {
  requireAddresses(links);
  return {
    subject: subjectOf(content),
    preview: previewOf(content),
    body: [
      { kind: 'masthead', name: content.siteName, title: content.title, href: links.site },
      ...(blocks.length > 0
        ? blocks
        : [{ kind: 'paragraph', tone: 'read', text: 'There are no papers this time.' } as const]),
    ],
    footer: [
      { kind: 'rule' },
      { kind: 'paragraph', tone: 'small', text: content.reason },
      {
        kind: 'links',
        items: [
          { text: 'Read on the web', href: links.web },
          { text: 'Change what you get', href: links.preferences },
          { text: 'Unsubscribe', href: links.unsubscribe },
        ],
      },
      ...operatorBlocks(content.operator),
    ],
  };
}

export function operatorBlocks(operator: string): Block[] {
  return [{ kind: 'paragraph', tone: 'small', text: `Sent by ${operator}` }];
}

/** Leads to what did not fit. */
export function restBlocks(count: number, { web }: DigestLinks): Block[] {
  return [{ kind: 'button', text: `${countText(count, 'more paper')} on the web`, href: web }];
}

/** @throws RangeError naming the link that is no address: without it nobody could leave */
export function requireAddresses(links: Record<string, string>): void {
  for (const [name, href] of Object.entries(links)) {
    if (mailHref(href) === null)
      throw new RangeError(`The link "${name}" of a mail is no address of the web.`);
  }
}

/** "Broadsheet, 14 March 2025: Mixture of depths and 11 more" */
function subjectOf({ siteName, title, sections }: DigestContent): string {
  const [first, ...others] = titlesOf(sections);
  const named = `${siteName}, ${title}`;
  if (first === undefined) return named;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${named}: ${clipText(first, DIGEST_LIMITS.subjectTitle)}${more}`;
}

function previewOf({ sections, title }: DigestContent): string {
  const titles = titlesOf(sections).slice(1, 6);
  return clipText(titles.length > 0 ? titles.join(' · ') : title, DIGEST_LIMITS.preview);
}

/** Each paper once, also where it is in several sections. */
function titlesOf(sections: DigestContent['sections']): string[] {
  const byUrl = new Map(sections.flatMap(({ papers }) => papers.map((paper) => [paper.url, paper.title])));
  return [...byUrl.values()].map(plainLine).filter(Boolean);
}
