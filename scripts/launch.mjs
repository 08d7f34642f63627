#!/usr/bin/env node
// node scripts/launch.mjs run|dev FILE [ARGS…]
// Plain JavaScript: it runs on whatever Node (20.19 or newer) the machine has, sees to it that the dependencies are
// there, and hands over to the pinned Node 24, which runs the TypeScript file as it stands.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, InstallError } from './launcher/install.mjs';
import { levelFor } from './launcher/install-level.mjs';
import { findNode } from './launcher/node-binary.mjs';
import { runChild } from './launcher/run-child.mjs';

const root = path.resolve(import.meta.dirname, '..');
const [level, file, ...args] = process.argv.slice(2);

if ((level !== 'run' && level !== 'dev') || !file) {
  console.error('用法：node scripts/launch.mjs run|dev 文件 [参数…]');
  process.exit(2);
}

try {
  await ensureInstalled(root, levelFor(root, level));
} catch (error) {
  if (!(error instanceof InstallError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const node = findNode(root);
if (!node) {
  console.error(`没有适合本机（${process.platform}-${process.arch}）的 Node 24。请安装 Node 24.12 或更新版本后重试。`);
  process.exit(1);
}

const script = path.resolve(root, file);
if (!existsSync(script)) {
  console.error(`找不到程序文件 ${file}。`);
  process.exit(1);
}
runChild({ node, root, script, args, envFile: level === 'run' });
