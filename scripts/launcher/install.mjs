import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './install-lock.mjs';

/** Carries the one sentence the person at the keyboard needs. */
export class InstallError extends Error {}

/**
 * Sees to it that node_modules holds what package-lock.json says: `run` = what the product runs on, `dev` = everything.
 * Costs a few milliseconds when it already does.
 */
export async function ensureInstalled(root, level) {
  const place = placesIn(root);
  if (isStamped(place, level)) return;
  try {
    await withLock(
      place.lock,
      () => installUnderLock(place, level),
      () => say('另一个窗口正在安装依赖，等它装完…'),
    );
  } catch (error) {
    if (error instanceof InstallError || !error?.code) throw error;
    throw new InstallError(`依赖安装失败：${error.message}`);
  }
}

function placesIn(root) {
  const modules = path.join(root, 'node_modules');
  return {
    root,
    wanted: path.join(root, 'package-lock.json'),
    tree: path.join(modules, '.package-lock.json'), // written by npm when an install is complete
    stamp: path.join(modules, '.launcher.json'),
    lock: path.join(root, '.install.lock'),
  };
}

async function installUnderLock(place, level) {
  if (isStamped(place, level)) return; // whoever held the lock before us has done it
  if (!treeHolds(place, level)) {
    say(
      level === 'run' ? '首次运行：正在安装运行所需的依赖，约需半分钟…' : '正在安装开发与测试所需的依赖，约需一分钟…',
    );
    // Adding to a sound tree leaves alone what a running service may be using; `npm ci` would empty it first.
    const arguments_ = treeHolds(place, 'run') ? ['install', '--no-save'] : ['ci'];
    rmSync(place.stamp, { force: true });
    await npm(place.root, [...arguments_, level === 'run' ? '--omit=dev' : '--include=dev']);
  }
  writeFileSync(place.stamp, JSON.stringify({ wanted: fingerprint(place.wanted), tree: changedAt(place.tree), level }));
}

function isStamped(place, level) {
  const stamp = readJson(place.stamp);
  if (!stamp || (level === 'dev' && stamp.level !== 'dev')) return false;
  return stamp.tree === changedAt(place.tree) && stamp.wanted === fingerprint(place.wanted);
}

/** Somebody may have run `npm ci` or `npm install` by hand: then npm's own record of the tree tells. */
function treeHolds(place, level) {
  const wanted = readJson(place.wanted)?.packages;
  const present = readJson(place.tree)?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([where, entry]) => {
    if (where === '' || (level === 'run' && (entry.dev || entry.devOptional))) return true;
    const there = present[where];
    return there ? there.version === entry.version : Boolean(entry.optional);
  });
}

function npm(root, arguments_) {
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  // Inside an npm script the `node` on the path is the one in node_modules, which is about to be replaced.
  const cli = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const [command, first] = cli ? [process.env.npm_node_execpath ?? process.execPath, [cli]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...arguments_, ...options], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: !cli && process.platform === 'win32',
    });
    child.on('error', (error) => reject(new InstallError(`依赖安装失败，无法运行 npm：${error.message}`)));
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      const why = `npm ${signal ? `被信号 ${signal} 中止` : `退出码 ${code}`}`;
      reject(new InstallError(`依赖安装失败（${why}）。请检查网络和 npm 镜像设置后重试，原因见上面 npm 的输出。`));
    });
  });
}

function fingerprint(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function say(sentence) {
  console.error(sentence);
}
