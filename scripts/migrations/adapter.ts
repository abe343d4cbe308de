import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { withDatabase } from '../postgres/url.ts';

const CHAR_OID = 18;
const TEXT_OID = 25;
const CHAR_MARK = '"char" ';

/** What the engine connects through, and how to close what it leaves open. */
export interface MigrationAdapter {
  factory: SqlMigrationAwareDriverAdapterFactory;
  close: () => Promise<void>;
}

/**
 * @prisma/adapter-pg 7.10.0 as the schema engine needs it. Three of its faults are mended here: it does not know the
 * catalogue's type `"char"`, it cuts scripts at every semicolon, and it drops the shadow database while still connected.
 */
export function migrationAdapter(url: string): MigrationAdapter {
  const pools: pg.Pool[] = [];
  const connect = (to: string) => {
    const pool = new pg.Pool({ connectionString: to });
    pools.push(pool);
    return adapterOn(pool);
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: () => connect(url),
      connectToShadowDb: () => connectToShadow(url, connect),
    },
    // The engine ends none but the shadow's: its advisory lock would last as long as the idle connection.
    close: async () => {
      await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
    },
  };
}

async function adapterOn(pool: pg.Pool): Promise<SqlDriverAdapter> {
  pool.on('connect', markCharColumns);
  const adapter: SqlDriverAdapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => withCharColumns(await startTransaction(isolation));
  adapter.executeScript = (script) => executeWhole(pool, script);
  return withCharColumns(adapter);
}

async function connectToShadow(
  url: string,
  connect: (url: string) => Promise<SqlDriverAdapter>,
): Promise<SqlDriverAdapter> {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await execute(url, `CREATE DATABASE "${name}"`);
  const adapter = await connect(withDatabase(url, name));
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await execute(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return adapter;
}

// The adapter throws at `"char"`, so such a column travels as text, with a mark in its name …
function markCharColumns(client: pg.ClientBase): void {
  if (!(client instanceof pg.Client)) return;
  client.connection.prependListener(
    'rowDescription',
    ({ fields }: { fields: { name: string; dataTypeID: number }[] }) => {
      for (const field of fields.filter(({ dataTypeID }) => dataTypeID === CHAR_OID)) {
        field.dataTypeID = TEXT_OID;
        field.name = CHAR_MARK + field.name;
      }
    },
  );
}

// … and gets its type back on the way to the engine, which panics on text.
function withCharColumns<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (query): Promise<SqlResultSet> => {
    const result = await queryRaw(query);
    const isChar = result.columnNames.map((name) => name.startsWith(CHAR_MARK));
    return {
      ...result,
      columnNames: result.columnNames.map((name, i) => (isChar[i] ? name.slice(CHAR_MARK.length) : name)),
      columnTypes: result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)),
    };
  };
  return queryable;
}

// One simple query: all of the script or nothing of it, whatever its strings, comments and function bodies hold.
async function executeWhole(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const { code = '', severity = '', message, detail, column, hint } = error;
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
