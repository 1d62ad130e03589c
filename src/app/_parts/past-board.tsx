import type { Marks } from '@/features/accounts/schema';
import { type PastSearch, pastHref, presentHref } from '@/features/editions/past/schema';
import { ButtonLink } from '@/ui/button';
import { Pager } from '@/ui/pager';
import { BoardList } from './board-list';
import type { KnownPast } from './past-address';

type PastBoardProps = { search: PastSearch; past: KnownPast; marks: Marks | null; showDay: boolean };

/** The papers of a board as it was, under a notice that it is the past. */
export function PastBoard({ search, past, marks, showDay }: PastBoardProps) {
  const { papers, page, pages } = past.list;
  return (
    <div className="min-w-0">
      <section aria-label="The past" className="mt-5 border-l-2 border-ink! bg-wash px-4 py-3 text-sm">
        <p className="mb-2.5 max-w-measure text-pretty">
          <strong className="font-semibold">This is the past.</strong> {past.text}
        </p>
        <ButtonLink href={presentHref(search)}>The board now</ButtonLink>
      </section>
      {papers.length === 0 ? (
        <p className="py-12 text-lg text-soft">Nothing was on this board then.</p>
      ) : (
        <BoardList papers={papers} until={past.instant} marks={marks} showDay={showDay} />
      )}
      <Pager page={page} pages={pages} href={(to) => pastHref({ ...search, page: to })} />
    </div>
  );
}
