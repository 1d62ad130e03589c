import type { z } from 'zod';
import type {
  BriefPaper,
  editionOutput,
  relatedOutput,
  searchOutput,
  topicOutput,
  topicsOutput,
} from './schema';

/** Texts of papers are anybody's: no line of them begins a heading or a list of ours. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function paperLines(papers: BriefPaper[], note: (at: number) => string = () => ''): string {
  return papers
    .map((paper, at) => {
      const more = paper.authorCount - paper.authors.length;
      const authors = paper.authors.map(line).join(', ') + (more > 0 ? ` and ${more} more` : '');
      const facts = [authors, paper.published, `${paper.votes} votes`, paper.hasCode && 'code'];
      const gist = paper.gist ? `\n   ${line(paper.gist)}` : '';
      const head = `${at + 1}. [${line(paper.title)}](${paper.url}) (key: ${paper.key})`;
      return `${head}\n   ${facts.filter(Boolean).join('; ')}${note(at)}${gist}`;
    })
    .join('\n');
}

export function searchMarkdown(found: z.output<typeof searchOutput>, query: string): string {
  const { papers, total, totalIsExact, next, meanings, hints, suggestion } = found;
  const notes = [
    ...meanings.flatMap(({ form, meant }) => (meant ? [`${form} was taken to mean ${meant}.`] : [])),
    ...hints,
    ...(suggestion ? [`Perhaps meant: ${suggestion}`] : []),
    ...(next ? [`More with cursor ${next}`] : []),
  ];
  const count = `${totalIsExact ? '' : 'More than '}${total} papers for: ${line(query)}`;
  return [count, paperLines(papers), ...notes.map(line)].filter(Boolean).join('\n\n');
}

export function editionMarkdown(edition: z.output<typeof editionOutput>): string {
  const { papers, total, state, topics, previous, following } = edition;
  const head = `# [Edition ${edition.edition}](${edition.url}): ${total} papers${state ? `, ${state}` : ''}`;
  const shown = papers.length < total ? `The first ${papers.length} by votes:` : '';
  const about = topics.map(({ name, papers: count }) => `${line(name)} (${count})`).join(', ');
  const ways = [previous && `before: ${previous}`, following && `after: ${following}`].filter(Boolean);
  return [head, about && `Topics: ${about}`, shown, paperLines(papers), ways.join('; ')]
    .filter(Boolean)
    .join('\n\n');
}

export function topicsMarkdown({ topics, total }: z.output<typeof topicsOutput>): string {
  const lines = topics.map(({ slug, name, papers }) => `- ${line(name)} (slug: ${slug}): ${papers} papers`);
  return [`${total} topics${topics.length < total ? `, the first ${topics.length}` : ''}`, lines.join('\n')]
    .filter(Boolean)
    .join('\n\n');
}

export function topicMarkdown(topic: z.output<typeof topicOutput>): string {
  const { months, neighbours, newest } = topic;
  const series = months.map(({ month, papers, total }) => `${month}: ${papers} of ${total}`).join(', ');
  const beside = neighbours.map(({ name, slug, lift }) => `${line(name)} (${slug}, ${lift.toFixed(1)}×)`);
  return [
    `# [${line(topic.name)}](${topic.url}): ${topic.papers} papers`,
    `Also written: ${[...topic.abbreviations, ...topic.expansions].map(line).join(', ')}`,
    series && `By month, of all papers: ${series}`,
    beside.length > 0 && `Goes together with: ${beside.join(', ')}`,
    newest.length > 0 && `Newest:\n\n${paperLines(newest)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

export function relatedMarkdown({ papers }: z.output<typeof relatedOutput>): string {
  if (papers.length === 0) return 'No other paper here is near it.';
  return paperLines(papers, (at) => `; shares: ${papers[at]?.shared.map(line).join(', ')}`);
}
