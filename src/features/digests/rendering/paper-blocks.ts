import { countText, numberText } from '@/lib/number-text';
import type { DigestPaper, DigestSection } from './content';
import type { Block } from './tree';

/** A paper of a digest: what it is called, who wrote it, what it says, and how it fares. */
export function paperBlocks(paper: DigestPaper): Block[] {
  const facts = [...(paper.votes > 0 ? [countText(paper.votes, 'vote')] : []), ...paper.topics].join(' · ');
  return [
    { kind: 'title', text: paper.title, href: paper.url },
    ...soft(authorsText(paper)),
    ...gistBlocks(paper.gist),
    ...soft(facts),
  ];
}

/** What stands above the papers of a section. */
export function sectionBlocks(section: DigestSection): Block[] {
  return [
    { kind: 'heading', text: section.heading, href: section.url },
    ...(section.note ? soft(section.note) : []),
  ];
}

/** "Ann Author, Bo Writer and 3 more" */
function authorsText({ authors, authorCount }: DigestPaper): string {
  const more = authorCount - authors.length;
  if (authors.length === 0) return '';
  if (more > 0) return `${authors.join(', ')} and ${numberText(more)} more`;
  return authors.length === 1 ? `${authors[0]}` : `${authors.slice(0, -1).join(', ')} and ${authors.at(-1)}`;
}

function gistBlocks(gist: DigestPaper['gist']): Block[] {
  if (!gist) return [];
  const label = gist.kind === 'summary' ? `Summary${gist.by ? ` by ${gist.by}` : ''}:` : null;
  return [{ kind: 'paragraph', tone: 'read', text: gist.text, label }];
}

function soft(text: string): Block[] {
  return text.trim() === '' ? [] : [{ kind: 'paragraph', tone: 'soft', text }];
}
