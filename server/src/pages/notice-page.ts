import type { Language } from '@snodo/contract';
import { html } from 'hono/html';
import type { BuiltWidgets } from './manifest.ts';
import { pageMessages, type PageMessageKey } from './page-messages.ts';
import { renderPage, type Markup } from './shell.ts';

export type NoticeKind = 'notMember' | 'hasLeft' | 'again' | 'refused' | 'down' | 'notFound';

/** A page that says one thing and where to go next. */
export function noticePage(widgets: BuiltWidgets, language: Language, kind: NoticeKind): Promise<string> {
  const messages = pageMessages(language);
  const title = messages(`${kind}Title` as PageMessageKey);
  return framedPage(
    widgets,
    language,
    title,
    html` <p>${messages(`${kind}Lead` as PageMessageKey)}</p>
      <p><a class="button" href="/?lang=${language}">${messages('backHome')}</a></p>`,
  );
}

/** Which organisation's sign-in page to go to; below, the way in for whoever belongs to none. */
export function choosePage(
  widgets: BuiltWidgets,
  language: Language,
  action: string,
  choices: readonly { code: string; organisation: string }[],
  neighbourAddress?: string,
): Promise<string> {
  const messages = pageMessages(language);
  return framedPage(
    widgets,
    language,
    messages('chooseTitle'),
    html` <p>${messages('chooseLead')}</p>
      <form method="post" action="${action}" class="choices">
        ${choices.map(
          ({ code, organisation }) =>
            html` <button class="button" name="connection" value="${code}">
              ${messages('signInWith', { organisation })}
            </button>`,
        )}
      </form>
      ${
        neighbourAddress === undefined
          ? ''
          : html`<p class="choices">
              <a class="button" href="${neighbourAddress}">${messages('neighbourEntry')}</a>
            </p>`
      }`,
  );
}

/** Between an organisation's page and ours; it goes on by itself, or by a press where a browser does not let it. */
export function arrivalPage(widgets: BuiltWidgets, language: Language, address: string): Promise<string> {
  const messages = pageMessages(language);
  return framedPage(
    widgets,
    language,
    messages('startTitle'),
    html`<p><a class="button" href="${address}">${messages('welcomeGoOn')}</a></p>`,
  );
}

/** A plain page of the programme: mark, heading and what is given. */
export function framedPage(
  widgets: BuiltWidgets,
  language: Language,
  title: string,
  content: Markup,
): Promise<string> {
  return renderPage({
    language,
    title: `${title} · Snodo`,
    widgets,
    body: html`<main class="plain-page">
      <p class="plain-page-mark"><img src="/assets/mark.svg" alt="Snodo" width="48" height="48" /></p>
      <h1>${title}</h1>
      ${content}
    </main>`,
  });
}
