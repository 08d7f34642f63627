import helmet from 'helmet';
import type { Middleware } from 'koa';

/** What helmet does not know of: no search engine, nothing kept, no camera. */
const OWN: Readonly<Record<string, string>> = {
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
};

/** Only our own files run; no inline script or style, no frames, nothing from elsewhere. `blob:` shows a picture before it is sent. */
const set = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  // Left to whoever puts TLS in front.
  strictTransportSecurity: false,
});

/** Set first, so that answers to faults carry them too. Helmet speaks to plain Node answers, as Koa's are underneath. */
export const securityHeaders: Middleware = async (ctx, next) => {
  await new Promise<void>((resolve, reject) => set(ctx.req, ctx.res, (fault) => (fault ? reject(fault) : resolve())));
  ctx.set(OWN);
  return next();
};
