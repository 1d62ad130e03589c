import type { Feed, FeedEntry } from './feed';

export const ENTRY: FeedEntry = {
  id: 'tag:papers.example.org,2026:paper/7',
  url: 'https://papers.example.org/papers/2406.11944',
  title: 'Is 1 < 2 & "true"?',
  authors: ['Ann Author', 'Bo Writer'],
  published: new Date('2024-06-17T00:00:00Z'),
  updated: new Date('2024-06-18T00:00:00Z'),
  summary: null,
  content: ['One <b>bold</b> paragraph.', 'Another.'],
  categories: [
    { term: 'cs.LG', label: null },
    { term: 'sae', label: 'Sparse autoencoders' },
  ],
  related: ['https://arxiv.org/abs/2406.11944', 'https://github.com/ann/sae'],
};

export const FEED: Feed = {
  title: 'Sparse autoencoders',
  subtitle: 'The newest papers.',
  page: '/topics/sae',
  home: '/topics/sae',
  parts: { kind: 'complete' },
  updated: new Date('2024-06-18T00:00:00Z'),
  publisher: 'Broadsheet',
  siteUrl: 'https://papers.example.org',
  hub: null,
  entries: [ENTRY],
};
