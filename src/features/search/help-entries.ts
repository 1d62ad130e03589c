/** A query that can be followed, what it finds, and other ways of writing it. */
export type HelpEntry = { example: string; finds: string; also?: string[] };

export const OPERATORS: HelpEntry[] = [
  {
    example: 'vision transformer',
    finds:
      'both words, in any form (transformers, transforming), anywhere in title, abstract, summary or authors; accents, capitals and hyphens do not matter',
  },
  { example: '"mixture of depths"', finds: 'the words one after another, as they are written' },
  {
    example: 'diffusion -video',
    finds: 'the first word and not the second; a minus excludes phrases, fields and groups too',
  },
  {
    example: 'kan OR "spline network"',
    finds: 'either; `OR` joins all that stands between it and the next one',
    also: ['|'],
  },
  { example: '(mamba OR rwkv) language', finds: 'parentheses keep alternatives together' },
  {
    example: '2406.11944',
    finds: 'goes straight to the paper: an arXiv id, a DOI, or an address with one of them',
  },
];

export const FIELD_ENTRIES: HelpEntry[] = [
  { example: 'title:transformer', finds: 'in the title', also: ['ti:'] },
  { example: 'abstract:"state space"', finds: 'in the abstract', also: ['abs:'] },
  { example: 'author:"yann lecun"', finds: 'among the authors, names in either order', also: ['au:'] },
  { example: 'venue:neurips', finds: 'where it appeared: journal or conference', also: ['journal:'] },
  { example: 'topic:mlp', finds: 'papers on a topic; its address, or any way of writing it', also: ['tag:'] },
  {
    example: 'cat:cs.CL',
    finds: 'a category of arXiv, or all of an archive: `cat:cs`',
    also: ['category:'],
  },
  { example: 'source:arxiv', finds: 'who told of the paper' },
  { example: 'has:code', finds: 'papers with code; also `has:project`, `has:abstract`, `has:comments`' },
  {
    example: 'code:facebookresearch',
    finds: 'an owner’s repositories, or one: `code:owner/name`',
    also: ['repo:'],
  },
  { example: 'year:2025', finds: 'published in a year, or in several: `year:2023-2025`' },
  { example: 'from:2025-01', finds: 'published since then: a year, month or day', also: ['since:'] },
  { example: 'to:2025-06', finds: 'published until then, that month included', also: ['until:'] },
  { example: 'published:2025-01..2025-06', finds: 'published between two dates, both included' },
  { example: 'day:2025-03-14', finds: 'featured in the edition of that day', also: ['date:'] },
  {
    example: 'votes:>20',
    finds: 'more than so many upvotes; also `>=20`, `<5`, `10-20`',
    also: ['upvotes:'],
  },
  { example: 'stars:>100', finds: 'more than so many stars of its code' },
  {
    example: 'is:unread',
    finds:
      'what you have not opened; `is:bookmarked` and `is:upvoted` are yours too, and seen by nobody else',
  },
];
