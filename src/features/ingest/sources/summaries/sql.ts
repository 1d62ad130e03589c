import 'server-only';
import { z } from 'zod';
import { type Day, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';

/** Puts tokens of a day aside for a question, unless more than `most` were spent then. */
export async function reserveTokens({
  day,
  tokens,
  most,
}: {
  day: Day;
  tokens: number;
  most: number;
}): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO summary_days AS held (day, questions, tokens)
    SELECT ${dayToDate(day)}::date, 1, ${tokens}::int
    WHERE ${tokens}::int <= ${most}::int
    ON CONFLICT (day) DO UPDATE SET
      questions = held.questions + 1,
      tokens = held.tokens + EXCLUDED.tokens
    WHERE held.tokens + EXCLUDED.tokens <= ${most}::int
  `;
  return count > 0;
}

export async function moveTokens(day: Day, by: number): Promise<void> {
  await db.$executeRaw`
    UPDATE summary_days
    SET tokens = greatest(tokens + ${by}::int, 0)
    WHERE day = ${dayToDate(day)}::date
  `;
}

/** After so many failures a model is not asked about a paper again; after one, not for so many hours. */
const MOST_FAILURES = 3;
const FAILURE_HOURS = 20;

const paperRow = z.object({ id: z.number(), key: z.string(), title: z.string(), abstract: z.string() });
export type PaperToSummarise = z.infer<typeof paperRow>;

type Wanted = { since: Day; model: string; now: Date; limit: number };

/** Papers of the editions since a day that have an abstract and no summary: the newest first, then by score. */
export async function listUnsummarised({ since, model, now, limit }: Wanted): Promise<PaperToSummarise[]> {
  const rows = await db.$queryRaw`
    SELECT paper.id, paper.key, paper.title_text AS title, paper.abstract_text AS abstract
    FROM papers AS paper
    JOIN (
      SELECT entry.paper_id, max(entry.day) AS day
      FROM edition_entries AS entry
      WHERE entry.day >= ${dayToDate(since)}::date
      GROUP BY entry.paper_id
    ) AS featured ON featured.paper_id = paper.id
    LEFT JOIN summary_failures AS failure ON failure.paper_id = paper.id AND failure.model = ${model}
    WHERE paper.summary IS NULL
      AND paper.abstract_text <> ''
      AND paper.withdrawn_at IS NULL
      AND paper.removed_at IS NULL
      AND COALESCE(failure.failures, 0) < ${MOST_FAILURES}::int
      AND COALESCE(failure.last_at, '-infinity') <= ${now}::timestamptz - make_interval(hours => ${FAILURE_HOURS}::int)
    ORDER BY featured.day DESC, paper.score DESC, paper.id
    LIMIT ${limit}
  `;
  return z.array(paperRow).parse(rows);
}

/** Counts a failure of a model with a paper; another model begins anew. */
export async function countFailure(
  paperId: number,
  { model, at }: { model: string; at: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO summary_failures AS held (paper_id, model, failures, last_at)
    VALUES (${paperId}::int, ${model}, 1, ${at}::timestamptz)
    ON CONFLICT (paper_id) DO UPDATE SET
      model = EXCLUDED.model,
      failures = CASE WHEN held.model = EXCLUDED.model THEN held.failures + 1 ELSE 1 END,
      last_at = EXCLUDED.last_at
  `;
}
