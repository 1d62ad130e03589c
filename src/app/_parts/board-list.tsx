import type { Marks } from '@/features/accounts/schema';
import { ScoreSum } from '@/features/editions/components/score-sum';
import { VoteLine } from '@/features/editions/components/vote-line';
import { attentionOf } from '@/features/editions/score';
import { getVoteCourses } from '@/features/editions/snapshots/courses/queries';
import type { PaperCard } from '@/features/papers/queries';
import { PaperList } from './paper-list';

type BoardListProps = {
  papers: PaperCard[];
  marks: Marks | null;
  lead?: boolean;
  showDay?: boolean;
  /** The papers are as they were then. */
  until?: Date;
};

/** A list of papers, each with its arithmetic and how its votes went. */
export async function BoardList({ papers, until, ...props }: BoardListProps) {
  const courses = await getVoteCourses(
    papers.map(({ id }) => id),
    until,
  );
  const listed = papers.map((paper) => {
    const course = courses.get(paper.id);
    const note = (
      <>
        {course && <VoteLine course={course} />}
        <ScoreSum attention={attentionOf(paper)} day={paper.editionDay} />
      </>
    );
    return { paper, note };
  });
  return <PaperList papers={listed} past={until !== undefined} {...props} />;
}
