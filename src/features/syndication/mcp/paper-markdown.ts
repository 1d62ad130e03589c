import type { ApiPaper } from '../api/papers/schema';

/** All that an assistant is told of a paper. Mathematics stays as TeX between `$`. */
export function fullMarkdown(paper: ApiPaper): string {
  const facts: [string, string | null | undefined][] = [
    ['Here', paper.url],
    ['Key', paper.key],
    ['arXiv', paper.arxivId && `https://arxiv.org/abs/${paper.arxivId}`],
    ['DOI', paper.doi],
    ['Published', paper.publishedAt],
    ['Withdrawn', paper.withdrawnAt],
    ['Featured', paper.editionDays.join(', ')],
    ['Votes', String(paper.votes)],
    ['Categories', paper.categories.join(', ')],
    ['Topics', paper.topics.map(({ name, slug }) => `${name} (${slug})`).join(', ')],
    ['Appeared in', paper.journalRef],
    ['Comment', paper.comment],
    ...paper.links.map(({ kind, url }): [string, string] => [kind, url]),
  ];
  const lines = facts.flatMap(([name, value]) => (value ? [`- ${name}: ${value.replace(/\s+/g, ' ')}`] : []));
  const summary =
    paper.summary && `## Summary, by ${paper.summary.by ?? 'an unnamed author'}\n\n${paper.summary.text}`;
  const abstract = paper.abstractTex && `## Abstract\n\n${paper.abstractTex}`;
  return [`# ${paper.titleTex}`, paper.authors.join(', '), lines.join('\n'), summary, abstract]
    .filter(Boolean)
    .join('\n\n');
}
