import pg from 'pg';
import { ConfigError } from '../../config/config-error.ts';

const OLDEST = 150_000;
const CONNECT_MS = 10_000;

/** Makes sure that the server behind DATABASE_URL can carry the service; a ConfigError says why not. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {}); // a connection lost later shows in the query
  try {
    await client.connect();
  } catch (error) {
    // Left open, the server would wait for our password for a minute, and everybody's DROP DATABASE with it.
    client.end().catch(() => {});
    throw new ConfigError(connectFault(error as pg.DatabaseError, url, client.database));
  }
  try {
    const fault = await serverFault(client);
    if (fault) throw new ConfigError(fault);
  } finally {
    await client.end();
  }
}

interface ServerRow {
  version: number;
  shown: string;
  encoding: string;
  frozen: string;
  may: boolean | null;
}

async function serverFault(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<ServerRow>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
            current_setting('server_encoding') AS encoding,
            current_setting('transaction_read_only') AS frozen,
            has_schema_privilege(current_schema(), 'CREATE') AS may`,
  );
  const [server] = rows;
  if (!server || server.version < OLDEST) {
    return `DATABASE_URL 指向的 PostgreSQL 版本是 ${server?.shown ?? '未知'}，至少需要 15。`;
  }
  if (server.encoding !== 'UTF8') return `DATABASE_URL 指向的数据库编码是 ${server.encoding}，需要 UTF8。`;
  if (server.frozen === 'on') return 'DATABASE_URL 指向的数据库是只读的（也许是备用服务器），请改用可以写入的。';
  if (!server.may) return 'DATABASE_URL 中的用户没有在该数据库建表的权限，请授予它 CREATE 权限。';
  return undefined;
}

/** Shows where we tried to get to, never the password. */
function connectFault(error: pg.DatabaseError, url: string, database: string | undefined): string {
  const { hostname, port, username } = new URL(url);
  const server = `${hostname || '本机'}:${port || '5432'}`;
  switch (error.code) {
    case '28P01':
    case '28000':
      return `数据库服务器 ${server} 不接受用户“${decodeURIComponent(username)}”登录，请核对 DATABASE_URL 中的用户名和密码。`;
    case '3D000':
      return `数据库服务器 ${server} 上没有数据库“${database ?? ''}”，请先创建它。`;
    case '53300':
      return `数据库服务器 ${server} 的连接数已满，请稍后再试或增大 max_connections。`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `找不到数据库服务器 ${server}，请核对 DATABASE_URL 中的主机名。`;
    default:
      return /password must be a string/.test(error.message)
        ? `数据库服务器 ${server} 要求密码，请在 DATABASE_URL 中写明。`
        : `连接不上 DATABASE_URL 指向的数据库服务器 ${server}，请确认它已启动、网络可达（${error.code ?? error.message}）。`;
  }
}
