import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

export const SIZES = { phone: { width: 375, height: 740 }, desk: { width: 1440, height: 900 } } as const;
export type Size = keyof typeof SIZES;

/** Somebody at the page, with what the page's script complained of. */
export interface Visitor {
  readonly page: Page;
  readonly faults: string[];
  /** Pixels by which the page is wider than the window. */
  overflow(): Promise<number>;
  /** A picture for people, where `SCREENSHOTS` names a folder. */
  snap(name: string): Promise<void>;
  /** What axe finds serious or critical, as `rule: element`. */
  barriers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function visit(
  browser: Browser,
  size: Size,
  address: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Visitor> {
  const phone = size === 'phone' ? { hasTouch: true, isMobile: true } : {};
  const context = await browser.newContext({ viewport: SIZES[size], locale: 'zh-CN', colorScheme, ...phone });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(address);
  await page.waitForSelector('#link[data-state=live]');
  return {
    page,
    faults,
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    async snap(name) {
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/${size}-${name}.png` });
    },
    async barriers() {
      await page.evaluate(axe.source);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
        interface Violation {
          id: string;
          impact: string;
          nodes: { html: string }[];
        }
        const { violations } = await axe.run();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      });
    },
    close: () => context.close(),
  };
}
