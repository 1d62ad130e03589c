/** In what citations are given out: behind which extension, and as which media type. next.config.ts has the same. */
export const CITATION_TYPES = {
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  'csl.json': 'application/vnd.citationstyles.csl+json',
} as const;

export type CitationExtension = keyof typeof CITATION_TYPES;

/** Whether somebody asks for citations by name, not for whatever there is. */
export function asksForCitations(accept: string | null): boolean {
  return accept !== null && Object.values(CITATION_TYPES).some((type) => accept.includes(type));
}

/** The citations of a page's papers: its own address with the extension behind its path. */
export function citationsHref(page: string, extension: CitationExtension): string {
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(page) ?? [];
  return `${path === '/' ? '/papers' : path}.${extension}${query}`;
}
