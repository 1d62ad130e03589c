import { MarkedText } from '@/features/search/components/marked-text';
import { SameIdea } from '@/features/search/components/same-idea';
import { WhyResult } from '@/features/search/components/why-result';
import type { SearchResult } from '@/features/search/queries';

type Hit = SearchResult['hits'][number];

/** Papers as a search lists them; those nearly the same as one before them are folded under that. */
export function foundPapers(hits: Hit[], folded: Map<number, number[]>) {
  const papers = new Map(hits.map(({ paper }) => [paper.id, paper]));
  const hidden = new Set([...folded.values()].flat());
  return hits
    .filter(({ paper }) => !hidden.has(paper.id))
    .map((hit) =>
      foundPaper(
        hit,
        (folded.get(hit.paper.id) ?? []).flatMap((id) => papers.get(id) ?? []),
      ),
    );
}

/** The matches marked, and where the order is that of relevance, why it is here. */
function foundPaper({ paper, title, excerpt, reasons, votesAdd, lacking }: Hit, same: Hit['paper'][]) {
  const reason = reasons.length > 0 ? <WhyResult {...{ reasons, votesAdd, lacking }} /> : null;
  return {
    paper,
    marked: {
      title: <MarkedText pieces={title} />,
      excerpt: excerpt && <MarkedText pieces={excerpt} />,
    },
    note:
      reason || same.length > 0 ? (
        <>
          {reason}
          <SameIdea papers={same} />
        </>
      ) : undefined,
  };
}
