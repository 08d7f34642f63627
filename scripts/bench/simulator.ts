import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { openDatabase } from '../../src/adapters/database/open-database.ts';
import { startTemporary } from '../../src/adapters/database/temporary.ts';
import { composeService } from '../../src/compose.ts';
import { readConfig } from '../../src/config/env.ts';
import { findChromium } from './find-chromium.ts';
import { type Measured, measured } from './measured.ts';
import { inTemporaryFolder } from './recorded-month.ts';

/** A slow phone on a slow line. */
const CPU_SLOWER = 4;
const BITS_PER_SECOND = 4_000_000;
const LATENCY_MS = 40;
/** Runs of each side, in turn, after one that warms both. */
const RUNS = 11;
const LINES = 60;
const GROUP = 'g-cangmenjie-1';

/** The machine has other things to do: what a page needs is nearer to the quick runs than to the slow ones. */
const lowerQuartile = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 4)] ?? 0;

/** First contentful paint of the simulator's pages against one static document of as many bytes as page, style and script together. */
export async function measure(): Promise<readonly Measured[]> {
  const executablePath = findChromium();
  const tool = await import('playwright-core').catch(() => undefined);
  if (!executablePath || !tool) {
    process.stderr.write(
      `simulator：没有测，${executablePath ? '没有安装 playwright-core' : '这台机器上没有 Chromium（可用 CHROMIUM 指定）'}。\n`,
    );
    return [];
  }
  return inTemporaryFolder(async (folder) => {
    const database = await startTemporary();
    const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
    const service = await composeService(config, openDatabase(config));
    const browser = await tool.chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      await chat(service.address);
      return [
        await compare(browser, `${service.address}/sim`, 'start page'),
        await compare(browser, `${service.address}/sim?group=${GROUP}`, `chat of ${LINES} lines`),
      ];
    } finally {
      await browser.close();
      await service.stop();
      await database.stop();
    }
  });
}

async function chat(address: string): Promise<void> {
  for (let line = 0; line < LINES; line += 1)
    await fetch(`${address}/sim/groups/${GROUP}/messages`, {
      method: 'POST',
      body: JSON.stringify({
        from: `邻居${line % 7}`,
        text: `早上好，今天第${line}个来打卡，祝大家周末愉快`,
      }),
    });
}

async function compare(browser: Browser, address: string, figure: string): Promise<Measured> {
  const bytes = await bytesOf(browser, address);
  const plain = await serve(documentOf(bytes));
  try {
    const own: number[] = [];
    const reference: number[] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      const pair = [await firstPaint(browser, address), await firstPaint(browser, plain.address)] as const;
      if (run === 0) continue;
      own.push(pair[0]);
      reference.push(pair[1]);
    }
    const detail = { bytes, cpuSlower: CPU_SLOWER, bitsPerSecond: BITS_PER_SECOND, latencyMs: LATENCY_MS, runs: RUNS };
    return measured({
      name: 'simulator',
      figure: `first contentful paint, ${figure}`,
      unit: 'ms',
      value: lowerQuartile(own),
      reference: lowerQuartile(reference),
      atMost: 1.5,
      detail,
    });
  } finally {
    plain.server.close();
  }
}

/** Of the page, its style and its scripts, as they are sent. */
async function bytesOf(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\/sim(?:\?|$)|\.css$|\.js$/u.test(response.url())) sizes.push(response.body().then((body) => body.length));
  });
  await page.goto(address, { waitUntil: 'networkidle', timeout: 5_000 }).catch(() => {});
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return bytes;
}

async function firstPaint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 740 } });
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(address, { waitUntil: 'load' });
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const entry = performance.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
          else setTimeout(look, 20);
        };
        look();
      }),
  );
  await context.close();
  return paint;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const throughput = BITS_PER_SECOND / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
}

/** A page of paragraphs with its style in it, exactly so many bytes long. */
function documentOf(bytes: number): Buffer {
  const head =
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>静态页</title><style>body{font:16px/1.6 sans-serif}</style><body>';
  const paragraph = '<p>这是一张静态的网页，没有脚本，只有这些字，用来比较同样多的字节要多久才看得见。</p>\n';
  const whole = Math.max(0, Math.floor((bytes - Buffer.byteLength(head)) / Buffer.byteLength(paragraph)));
  const text = head + paragraph.repeat(whole);
  return Buffer.from(text + ' '.repeat(Math.max(0, bytes - Buffer.byteLength(text))));
}

function serve(body: Buffer): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    response.end(body);
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
    ),
  );
}
