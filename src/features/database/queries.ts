import 'server-only';
import { sqlStateOf } from '@/lib/database-error';
import {
  type Activity,
  hasStatementView,
  type IndexSize,
  listActivity,
  listIndexes,
  listStatements,
  listTables,
  readDatabaseSize,
  type Statement,
  type TableSize,
} from './sql';

export type { Activity, IndexSize, Statement, TableSize };

const TABLES = 30;
const INDEXES = 15;
const STATEMENTS = 20;

/** What takes longer is worth a look. */
export const LONG_SECONDS = 5;

/** "object_not_in_prerequisite_state": the view is there, the module behind it is not loaded. */
const NOT_LOADED = '55000';

/** The statements that took the most time, or what is lacking to know them. */
export type Statements = { state: 'counted'; list: Statement[] } | { state: 'no view' | 'not loaded' };

/** The database's size in bytes. */
export const getDatabaseSize = readDatabaseSize;

/** How large the database is, what takes time in it, and what is running too long now. */
export async function getDatabaseStatus() {
  const [size, tables, indexes, activity, statements] = await Promise.all([
    readDatabaseSize(),
    listTables(TABLES),
    listIndexes(INDEXES),
    listActivity(LONG_SECONDS),
    getStatements(),
  ]);
  return { size, tables, indexes, activity, statements };
}

async function getStatements(): Promise<Statements> {
  if (!(await hasStatementView())) return { state: 'no view' };
  try {
    return { state: 'counted', list: await listStatements(STATEMENTS) };
  } catch (error) {
    if (sqlStateOf(error) === NOT_LOADED) return { state: 'not loaded' };
    throw error;
  }
}
