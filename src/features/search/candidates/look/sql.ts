import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import { type Counts, countingSteps, countsRow } from '../../counting/steps/sql';
import type { Check } from '../../matching/match';
import { type BestOf, bestOf, readingOf, type Wanted } from '../../matching/sql';
import type { RankedDocument } from '../../ranking/relevance/score';
import { documentsOf, readDocuments } from '../../ranking/relevance/sql';
import { readStatistics, type Statistics, statisticsOf } from '../../statistics/sql';
import type { Stretch } from '../stretch';

/** What ranking reads, of what matches and beside it. */
export type Best = {
  /** All of what matches, where these are so few; */
  few: number;
  /** else so many, those that stand best, */
  standing: number;
  /** of a stretch, where that is not the first, */
  stretch: Stretch | null;
  /** and so many with the most votes. */
  voted: number;
  /** Others, with which nothing is counted. */
  besides: BestOf[];
  /** What is asked of all these besides. */
  doubt: Check | null;
  facets: number[];
  /** Statistics of these lexemes are told by the way. */
  lexemes: string[];
};

const lookRow = countsRow.extend({
  lowest: z
    .tuple([z.number(), z.number()])
    .transform(([standing, id]) => ({ standing, id }))
    .nullable(),
  statistics: z.unknown(),
});

/**
 * What a look at all that matches gives: also the best of it, by standing and by votes, as ranking reads them. `lowest`: how
 * low those by standing stand; null where there are no more of them.
 */
export type Look = Counts & {
  best: RankedDocument[];
  lowest: z.infer<typeof lookRow>['lowest'];
  statistics: Statistics;
};

/** Goes once through the papers that match: the best, and what there is in all. */
export async function lookAt(
  wanted: Wanted,
  { best, facets }: { best: Best; facets: boolean },
): Promise<Look> {
  const { steps, columns } = countingSteps(wanted, { facets });
  const { few, standing, stretch, voted, besides, doubt, lexemes } = best;
  const ofMore = Prisma.sql`
    SELECT tid
    FROM match
    WHERE (SELECT papers FROM total) > ${few}
    ORDER BY votes DESC, paper_id DESC
    LIMIT ${voted}`;
  const lists = [Prisma.sql`SELECT tid FROM first`, ...(voted > 0 ? [ofMore] : []), ...besides.map(bestOf)];
  const all = besides.map((each) => each.wanted);
  // Nobody reads so far often enough to keep a plan for it.
  const read = stretch ? readRows : readingOf({ ...wanted, doubt: wanted.doubt ?? doubt }, ...all);
  const rows = await read`
    ${steps},
    first AS MATERIALIZED (
      SELECT tid, standing, paper_id
      FROM match
      ${stretch ? ofStretch(stretch) : Prisma.empty}
      ORDER BY standing DESC, paper_id DESC
      LIMIT (SELECT CASE WHEN papers <= ${few}::int THEN ${few}::int ELSE ${standing}::int END FROM total)
    ),
    best AS (${Prisma.join(
      lists.map((list) => Prisma.sql`(${list})`),
      ' UNION ',
    )}),
    document AS MATERIALIZED (${documentsOf(Prisma.sql`best`, best, wanted)})
    SELECT
      ${columns},
      CASE WHEN (SELECT count(*) FROM first) >= ${standing} THEN (
        SELECT json_build_array(standing, paper_id) FROM first ORDER BY standing, paper_id LIMIT 1
      ) END AS lowest,
      ${statisticsOf(lexemes)} AS statistics,
      document.*
    FROM document
  `;
  const { statistics, ...told } = lookRow.parse(rows[0]);
  return {
    ...told,
    best: readDocuments(rows[0], best.facets),
    statistics: readStatistics(statistics),
  };
}

function ofStretch({ below, shown }: Stretch): Prisma.Sql {
  return Prisma.sql`
    WHERE (standing, paper_id) < (${below.standing}::int, ${below.id}::int) AND paper_id <> ALL (${shown}::int[])`;
}
