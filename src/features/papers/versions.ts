/** What may happen to a paper at its source. */
export const PAPER_CHANGES = ['version', 'title', 'abstract', 'withdrawn', 'removed'] as const;
export type PaperChange = (typeof PAPER_CHANGES)[number];
