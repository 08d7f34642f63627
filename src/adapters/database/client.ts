import pg from 'pg';

const DEFAULT_POOL_SIZE = 10;
/** Milliseconds to wait for a free connection. */
const MOST_WAIT = 10_000;

/** A piece of SQL text to be put into a statement as it stands, not as a parameter. */
export class Fragment {
  readonly sql: string;
  constructor(sql: string) {
    this.sql = sql;
  }
}
export const fragment = (sql: string): Fragment => new Fragment(sql);

/** Runs statements written as templates: every `${value}` becomes a parameter, never part of the text. */
export interface Database {
  query<Row>(text: TemplateStringsArray, ...values: readonly unknown[]): Promise<Row[]>;
  /**
   * The same, planned anew each time for the values at hand. For statements over spans of a large table: the plan for any values that a
   * prepared statement ends up with reads the whole of it.
   */
  queryPlannedAnew<Row>(text: TemplateStringsArray, ...values: readonly unknown[]): Promise<Row[]>;
  /** Returns how many rows were written. */
  execute(text: TemplateStringsArray, ...values: readonly unknown[]): Promise<number>;
}

/** A pool of connections to one database. */
export interface Client extends Database {
  /** All or nothing: committed when `work` resolves, undone when it rejects. */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens a pool on a PostgreSQL. Nothing is connected before the first statement. Close it with `close()`. */
export function openClient(url: string, { poolSize = DEFAULT_POOL_SIZE }: { poolSize?: number } = {}): Client {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: MOST_WAIT,
    application_name: 'linliqianshou',
    // A transaction whose process hangs must not hold its locks for ever.
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60s',
  });
  // An idle connection may be cut by the server; the pool opens another when it is needed.
  pool.on('error', () => {});
  const names = new StatementNames();
  return {
    ...databaseOn(pool, names),
    transaction: (work) => inTransaction(pool, names, work),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  names: StatementNames,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  let broken: Error | undefined;
  try {
    await connection.query('BEGIN');
    const result = await work(databaseOn(connection, names));
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** Our statements are few and fixed: each is parsed and planned once per connection, which halves the cost of the short ones. */
class StatementNames {
  readonly #names = new Map<string, string>();
  of(text: string): string {
    const name = this.#names.get(text) ?? `s${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}

function databaseOn(on: pg.Pool | pg.PoolClient, names: StatementNames): Database {
  const run = (text: TemplateStringsArray, values: readonly unknown[]): Promise<pg.QueryResult> => {
    const statement = assemble(text, values);
    return on.query({ ...statement, name: names.of(statement.text) });
  };
  return {
    query: async <Row>(text: TemplateStringsArray, ...values: readonly unknown[]) =>
      (await run(text, values)).rows as Row[],
    queryPlannedAnew: async <Row>(text: TemplateStringsArray, ...values: readonly unknown[]) =>
      (await on.query(assemble(text, values))).rows as Row[],
    execute: async (text, ...values) => (await run(text, values)).rowCount ?? 0,
  };
}

function assemble(parts: TemplateStringsArray, given: readonly unknown[]): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  let text = parts[0] ?? '';
  for (const [index, value] of given.entries()) {
    text += value instanceof Fragment ? value.sql : `$${values.push(value)}`;
    text += parts[index + 1] ?? '';
  }
  return { text, values };
}
