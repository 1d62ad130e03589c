import type { DigestContent, DigestLinks, DigestPaper } from './content';

export const PAPER: DigestPaper = {
  url: 'https://papers.example.org/papers/2406.11944',
  title: 'Is 1 < 2 & "true" in O(n²)?',
  authors: ['Ann Author', 'Bo Writer', 'Çelik Şahin'],
  authorCount: 7,
  topics: ['Sparse attention', 'Interpretability'],
  votes: 42,
  gist: { text: 'Most pairs need not be compared. We show which.', kind: 'abstract', by: null },
};

export const LINKS: DigestLinks = {
  site: 'https://papers.example.org/',
  web: 'https://papers.example.org/papers/date/2025-03-14',
  preferences: 'https://papers.example.org/digests/preferences/token',
  unsubscribe: 'https://papers.example.org/digests/unsubscribe/token?a=1&b=2',
};

/** A digest of these papers in one section, or in as many as are given. */
export function digestOf(...sections: DigestPaper[][]): DigestContent {
  return {
    siteName: 'Broadsheet',
    title: 'Friday, 14 March 2025',
    reason: 'You subscribed to the day’s papers with this address.',
    operator: 'The library, papers@example.org',
    sections: sections.map((papers, place) => ({
      heading: `Section ${place + 1}`,
      note: null,
      url: `https://papers.example.org/sections/${place + 1}`,
      papers,
      total: papers.length,
    })),
  };
}
