import type pg from 'pg';
import { checkCounters } from '@/cli/doctor/counters';
import type { Books } from './books';

/**
 * Holds what was promised against what there is, while nobody writes. Gives everything that is wrong, in words; the
 * first few of many.
 */
export async function audit(client: pg.Client, books: Books): Promise<string[]> {
  const found = [
    ...(await lostPapers(client, books)),
    ...(await doubledPapers(client)),
    ...(await wrongRuns(client, books)),
    ...(await wrongMarks(client, books)),
    ...(await wrongCounters(client)),
  ];
  return found.slice(0, 20);
}

async function lostPapers(client: pg.Client, { promisedTitles }: Books): Promise<string[]> {
  const { rows } = await client.query<{ title: string }>(
    `SELECT title FROM unnest($1::text[]) AS promised (title)
     WHERE NOT EXISTS (SELECT FROM papers WHERE papers.title = promised.title) LIMIT 5`,
    [promisedTitles],
  );
  return rows.map(({ title }) => `lost: ${title}`);
}

async function doubledPapers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ title: string; papers: number }>(
    'SELECT title, count(*)::int AS papers FROM papers GROUP BY title HAVING count(*) > 1 LIMIT 5',
  );
  return rows.map(({ title, papers }) => `${papers} times: ${title}`);
}

/** Acknowledged runs say what their answers said; those of processes that were killed count what they left. */
async function wrongRuns(client: pg.Client, books: Books): Promise<string[]> {
  const { rows: runs } = await client.query<Record<string, number>>(
    `SELECT id, received, created, updated, unchanged, rejected,
            (SELECT count(*)::int FROM ingest_rejections WHERE run_id = run.id) AS kept
     FROM ingest_runs AS run`,
  );
  const { rows } = await client.query<{ papers: number }>('SELECT count(*)::int AS papers FROM papers');
  const papers = rows[0]?.papers ?? 0;
  const created = runs.reduce((sum, run) => sum + (run.created ?? 0), 0);
  const names = ['received', 'created', 'updated', 'unchanged', 'rejected'] as const;
  const byId = new Map(runs.map((run) => [run.id, run]));
  return [
    ...(created === papers ? [] : [`runs made ${created} papers, and there are ${papers}`]),
    ...runs
      .filter((run) => run.rejected !== run.kept)
      .map(({ id, rejected, kept }) => `run ${id} counts ${rejected} rejections, and has ${kept}`),
    ...runs
      .filter((run) => run.received !== names.slice(1).reduce((sum, name) => sum + (run[name] ?? 0), 0))
      .map(({ id }) => `the counts of run ${id} do not add up`),
    ...books.acknowledgedBodies.flatMap(({ number, acknowledged }) => {
      const run = byId.get(acknowledged?.id ?? 0);
      if (!run) return [`the run of body ${number} is lost`];
      return names
        .filter((name) => run[name] !== acknowledged?.[name])
        .map(
          (name) => `body ${number} was told ${name} ${acknowledged?.[name]}, and its run has ${run[name]}`,
        );
    }),
  ];
}

async function wrongMarks(client: pg.Client, books: Books): Promise<string[]> {
  const sessions = new Map<string, string>();
  const { rows } = await client.query<{ token: string; user: string }>(
    'SELECT token, user_id AS "user" FROM sessions',
  );
  for (const { token, user } of rows) sessions.set(token, user);
  const held = {
    upvoted: await pairs(client, 'upvotes'),
    bookmarked: await pairs(client, 'bookmarks'),
  };
  return [...books.marks.values()].flatMap(({ mark, wanted }) => {
    const user = sessions.get(tokenOf(mark.session));
    if (!user) return [`a reader's session is lost`];
    const has = held[mark.kind].has(`${user} ${mark.paperId}`);
    // Of what got no answer nobody knows; that it is there once only is the key's to keep.
    return wanted === null || has === wanted
      ? []
      : [`${mark.kind} of paper ${mark.paperId} is ${has}, and was acknowledged as ${wanted}`];
  });
}

async function pairs(client: pg.Client, table: 'upvotes' | 'bookmarks'): Promise<Set<string>> {
  const { rows } = await client.query<{ pair: string }>(
    `SELECT user_id || ' ' || paper_id AS pair FROM ${table}`,
  );
  return new Set(rows.map(({ pair }) => pair));
}

function tokenOf(cookie: string): string {
  return decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)).split('.')[0] ?? '';
}

/** Those that doctor looks at, and the words of documents, which take longer. */
async function wrongCounters(client: pg.Client): Promise<string[]> {
  const findings = await checkCounters(client);
  const { rows } = await client.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong
     FROM search_term_counts AS held
     FULL JOIN (
       SELECT number, count(*) AS papers
       FROM paper_search CROSS JOIN search_numbers(coded) AS number
       GROUP BY number
     ) AS real ON real.number = held.number
     WHERE COALESCE(held.papers, 0) <> COALESCE(real.papers, 0)`,
  );
  const words = rows[0]?.wrong ?? 0;
  return [
    ...findings.filter(({ state }) => state !== 'ok').map(({ what }) => what),
    ...(words > 0 ? [`search_term_counts: ${words} rows are wrong`] : []),
  ];
}
