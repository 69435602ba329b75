import type { Language } from '@snodo/contract';
import { html } from 'hono/html';
import type { BuiltWidgets } from './manifest.ts';
import { pageMessages } from './page-messages.ts';
import { renderPage, type Markup } from './shell.ts';

/** A mail as the demonstration shows it. */
export interface ShownMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  keptAt: Date;
}

interface Frame {
  widgets: BuiltWidgets;
  language: Language;
  timeZone: string;
}

/** All mails that the demonstration kept, the newest first. */
export function outboxPage(frame: Frame, mails: readonly ShownMail[]): Promise<string> {
  const say = pageMessages(frame.language);
  const list =
    mails.length === 0
      ? html`<div class="panel">
          <p class="panel-title">${say('outboxEmpty')}</p>
          <p>${say('outboxEmptyNext')}</p>
        </div>`
      : html`<ul class="mails" role="list">
          ${mails.map(
            (mail) =>
              html`<li>
                <a href="/outbox/${mail.id}?lang=${frame.language}">
                  <span class="mail-subject" dir="auto">${mail.subject}</span>
                  <span class="help"><bdi>${mail.to}</bdi></span>
                  <span class="help">${momentOf(frame, mail.keptAt)}</span>
                </a>
              </li>`,
          )}
        </ul>`;
  return page(frame, say('outboxTitle'), html`${banner(frame)} ${list}`);
}

/** One mail, with its link to press. */
export function keptMailPage(frame: Frame, mail: ShownMail): Promise<string> {
  const say = pageMessages(frame.language);
  return page(
    frame,
    mail.subject,
    html`${banner(frame)}
      <dl class="mail-facts">
        <dt>${say('outboxTo')}</dt>
        <dd><bdi>${mail.to}</bdi></dd>
        <dt>${say('outboxAt')}</dt>
        <dd>${momentOf(frame, mail.keptAt)}</dd>
      </dl>
      <div class="panel mail-text" dir="auto">${paragraphsOf(mail.text)}</div>
      <p><a href="/outbox/${mail.id}.eml">${say('outboxRaw')}</a></p>
      <p><a href="/outbox?lang=${frame.language}">${say('outboxBack')}</a></p>`,
  );
}

function banner({ language }: Frame): Markup {
  return html`<p class="panel demonstration">${pageMessages(language)('outboxLead')}</p>`;
}

function page({ widgets, language }: Frame, title: string, content: Markup): Promise<string> {
  return renderPage({
    language,
    title: `${title} · Snodo`,
    widgets,
    body: html`<main class="plain-page">
      <p class="plain-page-mark">
        <a href="/?lang=${language}"><img src="/assets/mark.svg" alt="Snodo" width="48" height="48" /></a>
      </p>
      <h1 dir="auto">${title}</h1>
      ${content}
    </main>`,
  });
}

function momentOf({ language, timeZone }: Frame, instant: Date): string {
  const locale = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn' }[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(
    instant,
  );
}

/** The plain text as it would be read, with its addresses as links. */
function paragraphsOf(text: string): Markup[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => html`<p>${block.split('\n').map((line) => html`${linked(line)}<br />`)}</p>`);
}

function linked(line: string): Markup[] {
  return line
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? html`${part}` : html`<a href="${part}" dir="ltr">${part}</a>`));
}
