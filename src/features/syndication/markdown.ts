import { arxivUrls } from '@/features/papers/arxiv-id';
import { doiUrl } from '@/features/papers/doi';
import type { PaperDetail } from '@/features/papers/queries';
import { dayOf } from '@/lib/day';

/** A paper in Markdown (CommonMark): what is known of it, then the abstract. Mathematics stays as TeX between `$`. */
export function paperMarkdown(paper: PaperDetail, siteUrl: string): string {
  const facts = factsOf(paper, siteUrl).map(([name, value]) => `- ${name}: ${value}`);
  const summary = paper.summary
    ? ['## Summary', escaped(paper.summary.text), `*By ${escaped(paper.summary.by ?? 'an unnamed author')}.*`]
    : [];
  const abstract = paper.abstract ? ['## Abstract', ...paper.abstract.split(/\n{2,}/).map(escaped)] : [];
  return `${[
    `# ${escaped(paper.title)}`,
    paper.authors.map(escaped).join(', '),
    facts.join('\n'),
    ...summary,
    ...abstract,
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function factsOf(paper: PaperDetail, siteUrl: string): [string, string][] {
  const { arxivId, doi, publishedAt, withdrawnAt, categories, topics, links } = paper;
  const facts: [string, string | null][] = [
    ['Here', `<${siteUrl}/papers/${paper.key}>`],
    ['arXiv', arxivId && `<${arxivUrls(arxivId).abs}>`],
    ['DOI', doi && `<${doiUrl(doi)}>`],
    ['Published', publishedAt && dateText(publishedAt, paper.publishedPrecision)],
    ['Withdrawn', withdrawnAt && dayOf(withdrawnAt)],
    ['Featured', paper.days.join(', ')],
    ['Votes', String(paper.votes)],
    ['Categories', categories.map(escaped).join(', ')],
    ['Topics', topics.map(({ name }) => escaped(name)).join(', ')],
    ['Appeared in', paper.journalRef && escaped(paper.journalRef)],
    ['Comment', paper.comment && escaped(paper.comment)],
  ];
  const linked = links.map(({ kind, url }): [string, string] => [kind, `<${url}>`]);
  return [...facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])), ...linked];
}

function dateText(at: Date, precision: PaperDetail['publishedPrecision']): string {
  return dayOf(at).slice(0, { instant: 10, day: 10, month: 7, year: 4 }[precision]);
}

/** Plain text as Markdown shows it unchanged; what is between `$` is left to whoever reads TeX. */
function escaped(text: string): string {
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#|~]/g, '\\$&')))
    .join('')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1');
}
