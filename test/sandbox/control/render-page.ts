import type { Html } from './html.ts';
import { html } from './html.ts';

/** A whole page around its body. `revision` changes when an open page should be drawn again. */
export function renderPage(title: string, body: Html, revision: string): string {
  const page = html`<html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <link rel="stylesheet" href="/control.css" />
      <link rel="icon" href="data:," />
    </head>
    <body data-revision="${revision}">
      ${body}
      <script src="/control.js"></script>
    </body>
  </html>`;
  return `<!doctype html>${page.html}`;
}
