import type { PaperCard } from '@/features/papers/queries';
import { clipText } from '@/lib/clip-text';
import { DIGEST_LIMITS } from './limits';
import { firstSentences } from './sentences';

/** A paper in a digest: plain text throughout, mathematics written out in Unicode. */
export type DigestPaper = {
  /** Its page here, with the site's address. */
  url: string;
  title: string;
  /** The first of them. */
  authors: string[];
  authorCount: number;
  topics: string[];
  votes: number;
  /** The beginning of the abstract, or a summary by somebody else. */
  gist: { text: string; kind: 'abstract' | 'summary'; by: string | null } | null;
};

/** Papers for one reason: an edition, a topic, a search. */
export type DigestSection = {
  /** "Friday, 14 March 2025", "Sparse attention", "cat:cs.CL votes:>20" */
  heading: string;
  /** What the heading is, in a sentence; null where it speaks for itself. */
  note: string | null;
  /** The page that shows all of it. */
  url: string | null;
  papers: DigestPaper[];
  /** How many there are in all, where `papers` are the first of them. */
  total: number;
};

export type DigestContent = {
  siteName: string;
  /** "Friday, 14 March 2025", "10 to 16 March 2025" */
  title: string;
  sections: DigestSection[];
  /** Why the reader gets it: "You subscribed to …". */
  reason: string;
  /** Who runs the site and how to reach them. */
  operator: string;
};

/** Addresses with the site's own in front. */
export type DigestLinks = {
  site: string;
  /** This digest as a page. */
  web: string;
  preferences: string;
  unsubscribe: string;
};

/** UTF-16 code units of the texts around the papers. */
export const FRAME = {
  siteName: 80,
  title: 120,
  heading: 200,
  note: 300,
  reason: 400,
  operator: 200,
} as const;

/** Names of authors and topics that a paper shows, and characters of each, of a title and of what is said of it. */
const SHOWN = { authors: 3, topics: 4, name: 80, title: 300, text: 420 } as const;

type Given = {
  paper: Pick<
    PaperCard,
    'key' | 'titleText' | 'withdrawn' | 'authors' | 'authorCount' | 'topics' | 'votes' | 'gist'
  >;
  /** The whole abstract, where there is one. */
  text: string | null;
};

/** A paper as `listPapersWithText` gives it, cut to what a digest shows. */
export function digestPaper({ paper, text }: Given, siteUrl: string): DigestPaper {
  return {
    url: `${siteUrl}/papers/${paper.key}`,
    title: paper.withdrawn ? `Withdrawn: ${paper.titleText}` : paper.titleText,
    authors: paper.authors,
    authorCount: paper.authorCount,
    topics: paper.topics.map(({ name }) => name),
    votes: paper.votes,
    gist: gistOf(paper.gist, text),
  };
}

function gistOf(gist: PaperCard['gist'], text: string | null): DigestPaper['gist'] {
  if (gist && gist.by !== null) return { text: gist.text, kind: 'summary', by: gist.by || null };
  const words = firstSentences(text ?? gist?.text ?? '', { sentences: 3, length: SHOWN.text });
  return words === '' ? null : { text: words, kind: 'abstract', by: null };
}

/** How many papers a digest was given. */
export function countPapers({ sections }: DigestContent): number {
  return sections.reduce((count, { papers }) => count + papers.length, 0);
}

/** The digest with every text short enough for a mail. */
export function boundedContent(content: DigestContent): DigestContent {
  return {
    siteName: clipText(content.siteName, FRAME.siteName),
    title: clipText(content.title, FRAME.title),
    reason: clipText(content.reason, FRAME.reason),
    operator: clipText(content.operator, FRAME.operator),
    sections: content.sections.slice(0, DIGEST_LIMITS.sections).map((section) => ({
      ...section,
      heading: clipText(section.heading, FRAME.heading),
      note: section.note && clipText(section.note, FRAME.note),
      papers: section.papers.map(boundedPaper),
    })),
  };
}

function boundedPaper(paper: DigestPaper): DigestPaper {
  return {
    ...paper,
    title: clipText(paper.title, SHOWN.title),
    authors: paper.authors.slice(0, SHOWN.authors).map((name) => clipText(name, SHOWN.name)),
    topics: paper.topics.slice(0, SHOWN.topics).map((name) => clipText(name, SHOWN.name)),
    gist: paper.gist && {
      ...paper.gist,
      text: clipText(paper.gist.text, SHOWN.text),
      by: paper.gist.by && clipText(paper.gist.by, SHOWN.name),
    },
  };
}
