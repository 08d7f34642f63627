import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { migrate } from '../src/adapters/database/migrate.ts';
import { startTemporary } from '../src/adapters/database/temporary.ts';

const CATALOG_CHAR = 18;
const BPCHAR = 1042;

const root = path.resolve(import.meta.dirname, '..');

/** The SQL that leads from what the migrations make to what prisma/schema describes; '' when they agree. */
export async function schemaDiff(): Promise<string> {
  const database = await startTemporary();
  try {
    await migrate(database.url);
    return await diff(database.url);
  } finally {
    await database.stop();
  }
}

async function diff(url: string): Promise<string> {
  readCatalogCharAsText();
  const engine = await openEngine(url);
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: root }, // the adapter decides which server
    to: { tag: 'schemaDatamodel', files: schemaFiles() },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}

function schemaFiles(): { path: string; content: string }[] {
  const folder = path.join(root, 'prisma/schema');
  const names = readdirSync(folder).filter((name) => name.endsWith('.prisma'));
  return names.sort().map((name) => ({ path: name, content: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Prisma's own schema engine, as WebAssembly in this process: no native binary, no download. */
async function openEngine(url: string) {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, 'schema_engine_bg.wasm')), imports);
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
}

/** adapter-pg 7.10 knows no name for the catalog type "char" that the engine asks the server's tables for. */
function readCatalogCharAsText(): void {
  const prototype = pg.Client.prototype as unknown as {
    _handleRowDescription(message: { fields: { dataTypeID: number }[] }): void;
  };
  const original = prototype._handleRowDescription;
  prototype._handleRowDescription = function handle(message) {
    for (const field of message.fields) if (field.dataTypeID === CATALOG_CHAR) field.dataTypeID = BPCHAR;
    original.call(this, message);
  };
}
