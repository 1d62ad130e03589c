import type { ReactNode } from 'react';
import { type Day, dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { Fact, Facts } from '@/ui/facts';
import { Link } from '@/ui/link';
import { OutboundLink } from '@/ui/outbound-link';
import { provenanceLines } from '../provenance-text';
import { publishedText } from '../published-text';
import type { PaperDetail } from '../queries';
import { InlineText } from './rich-text';

type PaperFactsProps = {
  paper: PaperDetail;
  /** The arithmetic of its score, which is another feature's to tell. */
  score: ReactNode;
  /** How its votes went, where that is known. */
  course: ReactNode;
  topicHref: (slug: string) => string;
};

const UNDERLINED = 'underline decoration-edge underline-offset-4';

/** What is known of a paper besides its text: the three dates by name, what it is about, where it stands, who says so. */
export function PaperFacts({ paper, score, course, topicHref }: PaperFactsProps) {
  const published = paper.publishedAt && publishedText(paper.publishedAt, paper.publishedPrecision);
  const provenance = provenanceLines(paper.provenance);
  return (
    <Facts>
      <Fact name="On arXiv since">
        {published && <time dateTime={published.dateTime}>{published.text}</time>}
      </Fact>
      <Fact name="Latest version">{latestVersion(paper)}</Fact>
      <Fact name="Featured here">
        {paper.days.length > 0 && paper.days.map((day) => <EditionDay key={day} day={day} />)}
      </Fact>
      <Fact name="Submitted by">{paper.submitter && <bdi>{paper.submitter.name}</bdi>}</Fact>
      <Fact name="Organisation">{paper.organization && <bdi>{paper.organization}</bdi>}</Fact>
      <Fact name="Categories">{paper.categories.length > 0 && paper.categories.join(', ')}</Fact>
      <Fact name="Topics">
        {paper.topics.length > 0 &&
          paper.topics.map(({ slug, name }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <Link href={topicHref(slug)} className={`${UNDERLINED} touch:inline-block touch:py-2`}>
                {name}
              </Link>
            </span>
          ))}
      </Fact>
      <Fact name="Keywords">{paper.keywords.length > 0 && paper.keywords.join(', ')}</Fact>
      <Fact name="Abbreviations">
        {paper.abbreviations.length > 0 &&
          paper.abbreviations.map(({ shortForm, expansion }) => (
            <div key={shortForm}>
              <span className="font-medium">{shortForm}</span> {expansion}
            </div>
          ))}
      </Fact>
      <Fact name="Comment">{paper.comment && <InlineText text={paper.comment} />}</Fact>
      <Fact name="Journal">{paper.journalRef}</Fact>
      <Fact name="DOI">
        {paper.doi && (
          <OutboundLink href={`https://doi.org/${paper.doi}`} className={`${UNDERLINED} wrap-anywhere`}>
            {paper.doi}
          </OutboundLink>
        )}
      </Fact>
      <Fact name="Score">{score}</Fact>
      <Fact name="Votes over time">{course}</Fact>
      <Fact name="Where this comes from">
        {provenance.length > 0 && provenance.map((line) => <p key={line}>{line}</p>)}
      </Fact>
    </Facts>
  );
}

function EditionDay({ day }: { day: Day }) {
  return (
    <Link href={`/papers/date/${day}`} className={`block ${UNDERLINED} touch:py-2`}>
      <time dateTime={day}>{dayText(day)}</time>
    </Link>
  );
}

/** "3, of 4 February 2001", or as much of it as is known. */
function latestVersion({ arxivVersion, updatedAt }: PaperDetail): ReactNode {
  if (!updatedAt) return arxivVersion && `Version ${arxivVersion}`;
  const day = dayOf(updatedAt);
  return (
    <>
      {arxivVersion && `Version ${arxivVersion}, `}
      <time dateTime={day}>{dayText(day)}</time>
    </>
  );
}
