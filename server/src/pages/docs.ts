import fs from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { marked } from 'marked';
import { openApiDocument, problemStatus, type ProblemCode } from '@snodo/contract';
import problemSentences from '@snodo/messages/en/problem.json' with { type: 'json' };
import instrumentSchema from '@snodo/survey-engine/definition.schema.json' with { type: 'json' };
import type { AppEnv } from '../http/index.ts';
import type { BuiltWidgets } from './manifest.ts';
import { pageHeaders } from './page-headers.ts';
import { noticePage } from './notice-page.ts';
import { spokenLanguage } from './page-messages.ts';
import { renderPage, type Markup } from './shell.ts';

type Document = ReturnType<typeof openApiDocument>;

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Record<string, unknown>;
  }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses?: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
}

/** Where the JSON Schema of a questionnaire's definition is: the same text for ever, since what breaks it gets another number. */
const instrumentSchemaAddress = '/schemas/instrument/v1.json';
const instrumentSchemaText = JSON.stringify(instrumentSchema, null, 2);

/** With which anybody draws a published round again, on a computer without a network. */
const verifierText = fs.readFileSync(
  new URL('../../../packages/allocation/verifier/verify-round.mjs', import.meta.url),
  'utf8',
);

/** `/docs`: the handbook and the API's reference, made from the files and the contract that the code is made of. */
export function docsRoutes(deps: { widgets: BuiltWidgets; handbook: string }): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const pages = readHandbook(deps.handbook);
  const document = openApiDocument();
  const show = async (title: string, content: Markup) =>
    renderPage({
      language: 'en',
      title: `${title} · Snodo`,
      widgets: deps.widgets,
      body: docsFrame(pages, content),
    });

  routes.get('/openapi.json', (c) => c.json(document));
  routes.get(instrumentSchemaAddress, (c) =>
    c.body(instrumentSchemaText, 200, {
      'content-type': 'application/schema+json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    }),
  );
  routes.get('/docs/verify-round.mjs', (c) =>
    c.body(verifierText, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'content-disposition': 'attachment; filename="verify-round.mjs"',
      'x-content-type-options': 'nosniff',
    }),
  );
  routes.get('/docs', async (c) => c.body(await show('Documentation', overview(pages)), 200, pageHeaders()));
  routes.get('/docs/api', async (c) => c.body(await show('API', reference(document)), 200, pageHeaders()));
  routes.get('/docs/problems', async (c) =>
    c.body(await show('Problems', problemsPage()), 200, pageHeaders()),
  );
  routes.get('/docs/handbook/:page{.+}', async (c) => {
    const page = pages.get(c.req.param('page'));
    if (page === undefined) {
      const language = spokenLanguage(c.req.header('accept-language'));
      return c.body(await noticePage(deps.widgets, language, 'notFound'), 404, pageHeaders());
    }
    return c.body(
      await show(page.title, html`<article class="prose">${raw(page.content)}</article>`),
      200,
      pageHeaders(),
    );
  });
  return routes;
}

interface HandbookPage {
  title: string;
  content: string;
}

function readHandbook(directory: string): Map<string, HandbookPage> {
  const pages = new Map<string, HandbookPage>();
  for (const entry of fs.readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.md') || entry.parentPath.includes('node_modules')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(directory, file).split(path.sep).join('/').replace(/\.md$/, '');
    const text = fs.readFileSync(file, 'utf8');
    const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
    // The files are our own and are shown as they are; links between them become links between pages.
    const content = marked.parse(text.replaceAll(/\]\((?:\.\/)?([\w\-/]+)\.md\)/g, '](/docs/handbook/$1)'), {
      async: false,
    });
    pages.set(name, {
      title,
      content: content
        .replaceAll('<table>', '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>')
        .replaceAll('</table>', '</table></div>')
        .replaceAll('<pre>', '<pre tabindex="0">'),
    });
  }
  return new Map([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function docsFrame(pages: Map<string, HandbookPage>, content: Markup): Markup {
  return html`<div class="docs">
    <nav class="docs-nav" aria-label="Documentation">
      <p>
        <a href="/docs"><img src="/assets/mark.svg" alt="" width="32" height="32" /> Snodo</a>
      </p>
      <ul>
        <li><a href="/docs/api">API reference</a></li>
        <li><a href="/docs/problems">Problems</a></li>
        <li><a href="/openapi.json">openapi.json</a></li>
        ${[...pages].map(([name, page]) => html`<li><a href="/docs/handbook/${name}">${page.title}</a></li>`)}
      </ul>
    </nav>
    <main class="docs-main">${content}</main>
  </div>`;
}

function overview(pages: Map<string, HandbookPage>): Markup {
  return html`<h1>Documentation</h1>
    <p>How Snodo is built, the words it uses, and its interface for programs.</p>
    <ul>
      <li>
        <a href="/docs/api">API reference</a>: every operation with its parameters and answers, made from the
        contract.
      </li>
      <li>
        <a href=${instrumentSchemaAddress}>JSON Schema of a questionnaire</a> (2020-12), open to every page.
        Tell your editor of its address and it completes and checks the definitions that you write; what a
        schema cannot say is told when a draft is checked.
      </li>
      ${[...pages].map(([name, page]) => html`<li><a href="/docs/handbook/${name}">${page.title}</a></li>`)}
    </ul>`;
}

function reference(document: Document): Markup {
  const operations = Object.entries(document.paths ?? {}).flatMap(([address, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      address,
      method: method.toUpperCase(),
      operation,
    })),
  );
  return html`<h1>API reference</h1>
    <p>
      All answers are JSON; errors are <a href="/docs/problems">problems</a> (RFC 9457). The machine-readable
      document is <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).
    </p>
    ${operations.map(({ address, method, operation }) => describeOperation(address, method, operation))}
    <h2>Shapes</h2>
    ${Object.entries(document.components?.schemas ?? {}).map(
      ([name, schema]) =>
        html`<h3 id="${name}">${name}</h3>
          <pre tabindex="0"><code>${JSON.stringify(schema, null, 2)}</code></pre>`,
    )}`;
}

function describeOperation(address: string, method: string, operation: Operation): Markup {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return html`<section>
    <h2 id="${operation.operationId ?? ''}">${operation.summary ?? operation.operationId}</h2>
    <p>
      <code>${method} ${address}</code
      >${operation.security === undefined ? '' : ' · needs a signed-in person'}
    </p>
    ${
      (operation.parameters ?? []).length === 0
        ? ''
        : html`<ul>
            ${(operation.parameters ?? []).map((parameter) => html`<li><code>${parameter.name}</code> (${parameter.in}${parameter.required === true ? ', required' : ''}) ${parameter.description ?? ''}</li>`)}
          </ul>`
    }
    ${body === undefined ? '' : html`<p>Body: ${shapeName(body)}</p>`}
    <ul>
      ${Object.entries(operation.responses ?? {}).map(([status, answer]) => html`<li><strong>${status}</strong> ${answer.description ?? ''} ${shapeName(Object.values(answer.content ?? {})[0]?.schema)}</li>`)}
    </ul>
  </section>`;
}

function shapeName(schema: unknown): Markup | string {
  const reference = (schema as { $ref?: string } | undefined)?.$ref;
  const name = reference?.split('/').at(-1);
  return name === undefined ? '' : html`<a href="#${name}">${name}</a>`;
}

function problemsPage(): Markup {
  const sentences: Record<string, string> = problemSentences;
  return html`<h1>Problems</h1>
    <p>Every refusal carries one of these codes. A code never changes its meaning.</p>
    <dl>
      ${(Object.keys(problemStatus) as ProblemCode[]).map(
        (code) =>
          html`<dt id="${code}"><code>${code}</code> (${problemStatus[code]})</dt>
            <dd>${sentences[code] ?? ''}</dd>`,
      )}
    </dl>`;
}
