import { type Html, html } from './html.ts';
import { REVIEW_ICON, REVIEW_STYLE } from './review/asset-routes.ts';

/** A whole page for a phone held in one hand: works without a script. `refresh`: seconds after which it is loaded anew. */
export const pageFrame = (title: string, body: Html, refresh?: number): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh === undefined ? null : html`<meta http-equiv="refresh" content="${refresh}">`}
<title>${title}</title>
<link rel="icon" href="${REVIEW_ICON}" type="image/svg+xml">
<link rel="stylesheet" href="${REVIEW_STYLE}">
</head>
<body><main>${body}</main></body>
</html>`;
