import type { Language } from '@snodo/contract';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { BuiltWidgets } from './manifest.ts';
import { directionOf, pageMessages } from './page-messages.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  language: Language;
  title: string;
  widgets: BuiltWidgets;
  /** The module that brings the page to life, if it has one. */
  entry?: string;
  /** The module only adds to a page that is whole without it. */
  worksWithoutScript?: boolean;
  /** What the module reads from the data block `#snodo-page`. */
  config?: unknown;
  body?: Markup;
}

/** A `<` would end the block early; as an escape it is the same JSON. */
function dataBlock(config: unknown): HtmlEscapedString {
  return raw(JSON.stringify(config).replaceAll('<', String.raw`\u003c`));
}

/**
 * The document around every page: language, direction, styles, preloads and the data block. No inline style, and no
 * script but one that the build made and the policy names by its hash, so that it can refuse all others.
 */
export async function renderPage(page: Page): Promise<string> {
  const { language, title, widgets, entry, config, body, worksWithoutScript = false } = page;
  const start = entry === undefined ? undefined : widgets.start(entry, language);
  const isInline = start !== undefined && 'script' in start;
  const preloads = start === undefined || isInline ? [] : start.preloads;
  const style = widgets.style('portal');
  // Where the first screen waits for nothing else, it does not wait for this either: the script takes it in.
  const media = isInline ? raw(' media="print"') : '';
  // In one piece: white space around the script would be another script to the policy.
  const inline = isInline ? raw(`<script>${start.script}</script>`) : '';
  const document = html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
        ${style === undefined ? '' : html`<link rel="stylesheet" href="${style}" ${media} />`}
        ${preloads.map((file) => html`<link rel="modulepreload" href="${file}" />`)}
        ${
          config === undefined
            ? ''
            : html`<script type="application/json" id="snodo-page">
                ${dataBlock(config)}
              </script>`
        }
        ${start === undefined || isInline ? '' : html`<script type="module" src="${start.file}"></script>`}
      </head>
      <body>
        ${body ?? ''} ${inline}
        ${start === undefined || worksWithoutScript ? '' : html`<noscript><p>${pageMessages(language)('needsScript')}</p></noscript>`}
      </body>
    </html>`;
  return String(await document);
}
