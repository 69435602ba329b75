import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { benchDefinition } from './questions.ts';

/** Pages that our own survey is measured against, on a port of their own, compressed as a good host sends them. */
export interface RivalPages {
  plainUrl: string;
  surveyJsUrl: string;
  /** Bytes of gzip: script and style sheet of SurveyJS. */
  surveyJsBytes: number;
  stop(): Promise<void>;
}

type Question = (typeof benchDefinition.pages)[number]['elements'][number];

export async function startRivalPages(): Promise<RivalPages> {
  const { script, style } = await bundleSurveyJs();
  const files = new Map([
    ['/plain', { type: 'text/html; charset=utf-8', body: gzipSync(plainForm()) }],
    ['/surveyjs', { type: 'text/html; charset=utf-8', body: gzipSync(surveyJsPage()) }],
    ['/surveyjs.js', { type: 'text/javascript', body: gzipSync(script) }],
    ['/surveyjs.css', { type: 'text/css', body: gzipSync(style) }],
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file.type,
      'content-encoding': 'gzip',
      'content-length': file.body.length,
    });
    response.end(file.body);
  });
  const origin = await listen(server);
  const weight = (path: string) => files.get(path)?.body.length ?? 0;
  return {
    plainUrl: `${origin}/plain`,
    surveyJsUrl: `${origin}/surveyjs`,
    surveyJsBytes: weight('/surveyjs.js') + weight('/surveyjs.css'),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port'));
      resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

async function bundleSurveyJs(): Promise<{ script: Uint8Array; style: Uint8Array }> {
  const source = `
    import { Model } from 'survey-core';
    import { renderSurvey } from 'survey-js-ui';
    import 'survey-core/survey-core.css';
    renderSurvey(new Model(${JSON.stringify(withoutExtension())}), document.getElementById('survey'));`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: 'out',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'empty', '.woff': 'empty' },
  });
  const [script, style] = ['.js', '.css'].map((end) => outputFiles.find(({ path }) => path.endsWith(end)));
  if (script === undefined || style === undefined) throw new Error('SurveyJS was not bundled');
  return { script: script.contents, style: style.contents };
}

function withoutExtension() {
  const { title, locale, pages } = benchDefinition;
  return {
    title,
    locale,
    pages: pages.map(({ name, elements }) => ({
      name,
      elements: elements.map(({ x: _x, ...rest }) => rest),
    })),
  };
}

function surveyJsPage(): string {
  return `<!doctype html><html lang="it"><meta charset="utf-8"><title>Venti domande</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/surveyjs.css">
<div id="survey"></div><script type="module" src="/surveyjs.js"></script></html>`;
}

/** What a careful person would write by hand: no script at all. */
function plainForm(): string {
  const questions = benchDefinition.pages[0]?.elements ?? [];
  return `<!doctype html><html lang="it"><meta charset="utf-8"><title>Venti domande</title>
<meta name="viewport" content="width=device-width"><style>body{font:1rem/1.5 sans-serif;max-width:40rem;margin:auto}
fieldset{border:0;margin:1rem 0}label{display:block}</style><h1>Venti domande</h1><form method="post">
${questions.map(plainQuestion).join('\n')}<button>Invia</button></form></html>`;
}

function plainQuestion(question: Question): string {
  const { name, title } = question;
  const options = (kind: 'radio' | 'checkbox', list: readonly { value: string; text: string }[]) =>
    list
      .map(
        ({ value, text }) => `<label><input type="${kind}" name="${name}" value="${value}"> ${text}</label>`,
      )
      .join('');
  const body = () => {
    switch (question.type) {
      case 'radiogroup':
        return options('radio', question.choices);
      case 'checkbox':
        return options('checkbox', question.choices);
      case 'rating':
        return options(
          'radio',
          [1, 2, 3, 4, 5].map((step) => ({ value: `${step}`, text: `${step}` })),
        );
      case 'dropdown':
        return `<select name="${name}">${question.choices.map(({ value, text }) => `<option value="${value}">${text}</option>`).join('')}</select>`;
      default:
        return `<textarea name="${name}" rows="4"></textarea>`;
    }
  };
  return `<fieldset><legend>${title}</legend>${body()}</fieldset>`;
}
