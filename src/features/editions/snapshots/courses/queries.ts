import 'server-only';
import { listVoteCourses, type VoteCourse } from './sql';

export type { VoteCourse } from './sql';

/** Fewer are no course, but a number or two. */
const FEWEST_SNAPSHOTS = 3;

/** How the votes of these papers went, for those that have snapshots enough; up to an instant where one is given. */
export async function getVoteCourses(paperIds: number[], until?: Date): Promise<Map<number, VoteCourse>> {
  if (paperIds.length === 0) return new Map();
  const courses = await listVoteCourses({ paperIds, until: until ?? null, fewest: FEWEST_SNAPSHOTS });
  return new Map(courses.map((course) => [course.paperId, course]));
}
