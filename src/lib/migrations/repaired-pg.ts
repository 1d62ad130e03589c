import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * PrismaPg with three repairs: its `executeScript` cuts a script at every semicolon, so that a function's body
 * falls apart; it does not know the type "char", with which the engine reads check constraints; and it cannot
 * drop its shadow database, as its own connections to that are still open.
 */
export class RepairedPg implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@prisma/adapter-pg';

  constructor(
    private readonly pool: pg.Pool,
    private readonly savepoints: boolean,
  ) {}

  connect(): Promise<SqlDriverAdapter> {
    return openAdapter(this.pool, this.savepoints);
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const database = `shadow_${crypto.randomUUID().replaceAll('-', '')}`;
    await this.pool.query(`CREATE DATABASE ${database} TEMPLATE template0`);
    const { connectionString, ...options } = this.pool.options;
    const url = new URL(connectionString ?? '');
    url.pathname = `/${database}`;
    const shadow = new pg.Pool({ ...options, connectionString: url.href });
    const dispose = async () => {
      await shadow.end();
      await this.pool.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    };
    return Object.assign(await openAdapter(shadow, false), { dispose });
  }
}

async function openAdapter(pool: pg.Pool, savepoints: boolean): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  const known = adapter.queryRaw.bind(adapter);
  /** Without arguments this is Postgres's simple protocol: many statements, one implicit transaction. */
  const execute = async (sql: string) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  const executeBehindSavepoint = async (sql: string) => {
    await execute('SAVEPOINT script');
    await execute(sql).catch(async (error: unknown) => {
      await execute('ROLLBACK TO SAVEPOINT script');
      throw error;
    });
  };
  return Object.assign(adapter, {
    executeScript: savepoints ? executeBehindSavepoint : execute,
    queryRaw: (query: SqlQuery) =>
      known(query).catch((error: unknown) => {
        if (!(error instanceof DriverAdapterError)) throw error;
        if (error.cause.kind !== 'UnsupportedNativeDataType') throw error;
        return queryCatalogue(pool, query);
      }),
  });
}

/** The types in the engine's own reads of the catalogue, by oid; everything else there is a name or a text. */
const CATALOGUE_TYPES: Record<number, ColumnType> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  21: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
};

async function queryCatalogue(pool: pg.Pool, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await pool.query<unknown[]>({ text: sql, values: args, rowMode: 'array' });
  return {
    columnNames: fields.map((field) => field.name),
    columnTypes: fields.map((field) => CATALOGUE_TYPES[field.dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  };
}
