import { type Question, question, type Reply } from './protocol';
import { openSqlite } from './sqlite';

/** What a page of results needs, and its heading: how many match, exact up to 10,000. */
const PAGE = 'SELECT rowid, title, abstract FROM papers WHERE papers MATCH ? ORDER BY rank LIMIT 25';
const COUNT = 'SELECT count(*) AS count FROM (SELECT 1 FROM papers WHERE papers MATCH ? LIMIT 10001)';

/** Answers searches of the table in a file, one after the other, to the process that started it: `answer.ts FILE`. */
const sqlite = openSqlite(process.argv[2] ?? '');
const page = sqlite.prepare(PAGE);
const total = sqlite.prepare(COUNT);

function answer({ id, match, count }: Question): Reply {
  const start = performance.now();
  try {
    const { length } = page.all(match);
    const found = count ? Number(total.all(match)[0]?.count) : length;
    return { id, found, ms: performance.now() - start };
  } catch (error) {
    return { id, problem: String(error) };
  }
}

process.on('message', (message) => process.send?.(answer(question.parse(message))));
process.once('disconnect', () => process.exit());
