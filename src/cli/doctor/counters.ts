import type pg from 'pg';
import { type Finding, fine, problem } from './finding';

/** A stored count: the rows that are wrong, and what puts them right where one statement after the other does. */
type Counter = { name: string; wrong: string; repair?: string[]; todo?: string };

const VOTES = 'SELECT paper_id AS id, count(*)::int AS count FROM upvotes GROUP BY paper_id';
const OF_TOPICS = 'SELECT topic_id AS id, count(*)::int AS count FROM paper_topics GROUP BY topic_id';
const NAMES = 'SELECT name, count(*)::int AS count FROM paper_authors WHERE NOT hidden GROUP BY name';
const MONTHS = `
  SELECT COALESCE(to_char(paper_day(published_at, published_precision, edition_day), 'YYYY-MM'), '') AS month,
         count(*)::int AS count
  FROM papers
  GROUP BY 1`;

const REPAIR = 'npm run cli -- doctor --repair';

const COUNTERS: Counter[] = [
  {
    name: 'papers.upvote_count',
    wrong: `SELECT FROM papers LEFT JOIN (${VOTES}) AS real USING (id) WHERE upvote_count <> COALESCE(real.count, 0)`,
    // The score, and what a search sorts by, follow by trigger.
    repair: [
      `UPDATE papers SET upvote_count = real.count
       FROM (SELECT id, COALESCE(votes.count, 0) AS count FROM papers LEFT JOIN (${VOTES}) AS votes USING (id)) AS real
       WHERE papers.id = real.id AND upvote_count <> real.count`,
    ],
  },
  {
    name: 'papers.vote_count',
    wrong: 'SELECT FROM papers WHERE vote_count <> upvote_count + source_upvote_count',
    repair: [
      'UPDATE papers SET upvote_count = upvote_count WHERE vote_count <> upvote_count + source_upvote_count',
    ],
  },
  {
    name: 'topics.paper_count',
    wrong: `SELECT FROM topics LEFT JOIN (${OF_TOPICS}) AS real USING (id) WHERE paper_count <> COALESCE(real.count, 0)`,
    repair: [
      `UPDATE topics SET paper_count = real.count
       FROM (SELECT id, COALESCE(held.count, 0) AS count FROM topics LEFT JOIN (${OF_TOPICS}) AS held USING (id)) AS real
       WHERE topics.id = real.id AND paper_count <> real.count`,
    ],
  },
  {
    name: 'author_names',
    wrong: `SELECT FROM author_names FULL JOIN (${NAMES}) AS real USING (name) WHERE paper_count IS DISTINCT FROM real.count`,
    repair: ['DELETE FROM author_names', `INSERT INTO author_names (name, paper_count) ${NAMES}`],
  },
  {
    name: 'paper_months',
    wrong: `SELECT FROM paper_months FULL JOIN (${MONTHS}) AS real USING (month)
            WHERE COALESCE(paper_count, 0) <> COALESCE(real.count, 0)`,
    repair: ['DELETE FROM paper_months', `INSERT INTO paper_months (month, paper_count) ${MONTHS}`],
  },
  {
    name: 'search_totals',
    wrong: `SELECT FROM search_totals
            JOIN (SELECT count(*) AS papers, COALESCE(sum(words), 0) AS words FROM paper_search) AS real
              ON (search_totals.papers, search_totals.words) <> (real.papers, real.words)`,
    todo: 'npm run search -- recount',
  },
  {
    // What documents are written with; without it they say nothing.
    name: 'search_terms',
    wrong: `SELECT FROM search_term_counts AS counted LEFT JOIN search_terms AS term USING (number)
            WHERE counted.papers > 0 AND term.number IS NULL`,
    todo: 'npm run search -- reindex, then npm run search -- recount',
  },
  {
    name: 'paper_search',
    wrong: `SELECT FROM papers LEFT JOIN paper_search AS search ON search.paper_id = papers.id
            WHERE search.paper_id IS NULL`,
    todo: 'npm run search -- index',
  },
];

/** Whether what is counted as it comes equals what there is. */
export async function checkCounters(client: pg.Client): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, wrong, todo = REPAIR } of COUNTERS) {
    const rows = await countWrong(client, wrong);
    if (rows > 0)
      findings.push(
        problem('counters', `${name}: ${rows} ${rows === 1 ? 'row is' : 'rows are'} wrong`, todo),
      );
  }
  return findings.length > 0 ? findings : [fine('counters', 'equal the rows that they count')];
}

/** Counts anew what was counted wrongly, while nobody can write, and gives the names of what that was. */
export async function repairCounters(client: pg.Client): Promise<string[]> {
  const repaired: string[] = [];
  await client.query('BEGIN');
  await client.query(
    'LOCK TABLE papers, upvotes, topics, paper_topics, paper_authors IN SHARE ROW EXCLUSIVE MODE',
  );
  for (const { name, wrong, repair } of COUNTERS) {
    if (!repair || (await countWrong(client, wrong)) === 0) continue;
    for (const statement of repair) await client.query(statement);
    repaired.push(name);
  }
  await client.query('COMMIT');
  return repaired;
}

async function countWrong(client: pg.Client, wrong: string): Promise<number> {
  const { rows } = await client.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM (${wrong}) AS rows`,
  );
  return rows[0]?.wrong ?? 0;
}
