import type { Day } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import type { PaperDetail } from '../queries';
import { SummaryBy } from './gist';
import { RichText } from './rich-text';

/** A paper's words: a summary with its author's name, then the authors' own; and plainly so where one is missing. */
export function PaperText({ paper }: { paper: PaperDetail }) {
  return (
    <>
      {paper.summary && (
        <section className="prose mb-6" aria-label="Summary">
          <p dir="auto">
            {paper.summary.text}
            {paper.summary.by && <SummaryBy name={paper.summary.by} />}
          </p>
        </section>
      )}
      <section className="prose" aria-labelledby="abstract">
        <h2 id="abstract" className="mb-2 font-sans text-sm font-semibold">
          Abstract
        </h2>
        {paper.abstract ? (
          <RichText text={paper.abstract} />
        ) : (
          <p className="text-soft">
            No source has given the authors’ abstract yet{paper.arxivId && '; arXiv has it'}.
          </p>
        )}
      </section>
    </>
  );
}

/** Above everything else on the page of a paper that its source has no more. */
export function RemovedNotice({ day }: { day: Day }) {
  return (
    <p className="mb-6 border-l-3 border-accent pl-4 text-lg">
      <strong className="font-semibold">Removed.</strong> arXiv removed this paper on {dayText(day)}; what was
      known of it is kept here as a record.
    </p>
  );
}

/** Above everything else on the page of a paper that its authors took back. */
export function WithdrawnNotice() {
  return (
    <p className="mb-6 border-l-3 border-accent pl-4 text-lg">
      <strong className="font-semibold">Withdrawn.</strong> The authors have withdrawn this paper; it is kept
      here as a record.
    </p>
  );
}
