/** What is used of `node:sqlite`, which the Node that runs the rest of the bench need not have. */
type Statement = {
  all: (...values: (string | number)[]) => Record<string, unknown>[];
  run: (...values: (string | number)[]) => unknown;
};
export type Sqlite = { exec: (sql: string) => void; prepare: (sql: string) => Statement; close: () => void };

/** As fast as SQLite is: all in memory once it was read, nothing safe. */
const PRAGMAS = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -262144;
  PRAGMA mmap_size = 2147418112;
`;

export function openSqlite(file: string): Sqlite {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite') as unknown as {
    DatabaseSync: new (file: string) => Sqlite;
  };
  const sqlite = new DatabaseSync(file);
  sqlite.exec(PRAGMAS);
  return sqlite;
}
