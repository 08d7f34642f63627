import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'koa';
import { Html } from '../html.ts';

/** The style sheet within the page: on a slow line a file of its own would cost the first picture another round. */
export interface InlineStyle {
  readonly element: Html;
  /** Lets exactly this style through, and no other that is written into a page. */
  allow(ctx: Context): void;
}

export function loadInlineStyle(): InlineStyle {
  const css = readFileSync(path.join(import.meta.dirname, 'assets', 'simulator.css'), 'utf8');
  const digest = createHash('sha256').update(css).digest('base64');
  return {
    element: new Html(`<style>${css}</style>`),
    allow(ctx) {
      const policy = String(ctx.response.get('Content-Security-Policy'));
      ctx.set('Content-Security-Policy', policy.replace("style-src 'self'", `style-src 'sha256-${digest}'`));
    },
  };
}
