import { arxivUrls } from './arxiv-id';
import type { Citable } from './cite';
import { doiUrl } from './doi';

/** A `<meta name content>` of a paper's page. */
export type CitationTag = { name: string; content: string };

/**
 * Highwire Press tags, which Google Scholar and reference managers read
 * (https://scholar.google.com/intl/en/scholar/inclusion.html). `url` is the paper's page here.
 */
export function citationTags(paper: Citable, url: string): CitationTag[] {
  const arxiv = paper.arxivId ? arxivUrls(paper.arxivId) : null;
  const tags: [string, string | null | undefined][] = [
    ['citation_title', paper.titleText],
    ...paper.authors.map((author): [string, string] => ['citation_author', author]),
    ['citation_publication_date', dateOf(paper)?.replaceAll('-', '/')],
    ['citation_arxiv_id', paper.arxivId],
    ['citation_doi', paper.doi],
    ['citation_pdf_url', arxiv?.pdf],
    ['citation_abstract_html_url', url],
    ['citation_abstract', paper.abstractText],
  ];
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/** The paper as schema.org's ScholarlyArticle; what is not known is left out. */
export function scholarlyArticle(paper: Citable, url: string): Record<string, unknown> {
  const arxiv = paper.arxivId ? arxivUrls(paper.arxivId) : null;
  const sameAs = [arxiv?.abs, paper.doi && doiUrl(paper.doi)].filter((address) => address);
  const identifier = [
    paper.arxivId && { '@type': 'PropertyValue', propertyID: 'arXiv', value: paper.arxivId },
    paper.doi && { '@type': 'PropertyValue', propertyID: 'DOI', value: paper.doi },
  ].filter((each) => each);
  const article = {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': url,
    url,
    name: paper.titleText,
    headline: paper.titleText,
    author: paper.authors.map((name) => ({ '@type': 'Person', name })),
    datePublished: dateOf(paper),
    abstract: paper.abstractText,
    identifier,
    sameAs,
    ...(arxiv && {
      isAccessibleForFree: true,
      encoding: { '@type': 'MediaObject', contentUrl: arxiv.pdf, encodingFormat: 'application/pdf' },
    }),
  };
  return Object.fromEntries(
    Object.entries(article).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** JSON for a `<script>` element: no text in it can end the element or begin a comment. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** As much of the date as its source knew: `2024-06-17`, `2024-06` or `2024`. */
function dateOf({ publishedAt, publishedPrecision }: Citable): string | null {
  if (!publishedAt) return null;
  const length = { instant: 10, day: 10, month: 7, year: 4 }[publishedPrecision];
  return publishedAt.toISOString().slice(0, length);
}
