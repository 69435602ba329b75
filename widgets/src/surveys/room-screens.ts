import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import type { SurveyPage } from './survey-page.ts';

/** One way on: a button, or a link into a window of its own. */
export interface Action {
  readonly words: string;
  readonly isPrimary?: boolean;
  readonly go?: () => void;
  readonly href?: string;
}

/** A title, a sentence and what can be done now. */
export interface Notice {
  readonly title: string;
  readonly words: string;
  readonly actions: readonly Action[];
}

/** Who asks, how long it takes, what the firm sees and never sees, and the way in. */
export function welcomeScreen(i18n: I18n, page: SurveyPage, enter: () => void): TemplateResult {
  const { campaign, floor, survey } = page.questionnaire;
  const { organisation, status, asksSeveralFirms } = campaign;
  const minutes = survey.x.durationMinutes;
  const day = page.closingDay;
  const isOpen = status === 'open';
  return html`<nav aria-label=${i18n.t('common.language')} class="row">
      ${page.languages.map(
        (code) =>
          html`<a
            class="button plain"
            href=${addressIn(code)}
            lang=${code}
            hreflang=${code}
            aria-current=${code === page.language ? 'true' : nothing}
            >${i18n.t(`common.language_${code}`)}</a
          >`,
      )}
    </nav>
    <p>${i18n.t('survey.asked_by')}</p>
    ${
      isOpen
        ? html`<ul class="facts">
            ${minutes ? html`<li>${i18n.t('survey.minutes', { ...minutes })}</li>` : nothing}
            <li>${i18n.t('survey.open_until', { day })}</li>
            <li>${i18n.t('survey.voluntary')}</li>
          </ul>`
        : html`<p class="card"><strong>${i18n.t(`survey.${status}` as MessageKey, { day })}</strong></p>`
    }
    ${
      isOpen
        ? html`<button class="button primary" @click=${enter}>${i18n.t('survey.start')}</button>
            <p class="help">${i18n.t('survey.start_help')}</p>`
        : nothing
    }
    <div class="seen">
      <section class="card">
        <h2>${i18n.t('survey.seen_title', { organisation })}</h2>
        <p>${i18n.t('survey.seen', { floor: i18n.number(floor) })}</p>
      </section>
      <section class="card">
        <h2>${i18n.t('survey.unseen_title')}</h2>
        <p>${i18n.t('survey.unseen')}</p>
        <p>${i18n.t('survey.kept', { day: i18n.day(campaign.keptUntil) })}</p>
        ${campaign.isForResearch ? html`<p>${i18n.t('survey.for_research')}</p>` : nothing}
        ${asksSeveralFirms ? html`<p>${i18n.t('survey.several_firms')}</p>` : nothing}
      </section>
    </div>`;
}

export function loadingScreen(words: string): TemplateResult {
  return html`<p role="status">${words}</p>`;
}

export function noticeScreen({ title, words, actions }: Notice): TemplateResult {
  return html`<h2 tabindex="-1">${title}</h2>
    <p>${words}</p>
    <div class="row">
      ${actions.map(({ words, isPrimary, href, go }) => {
        const look = isPrimary ? 'button primary' : 'button';
        return href
          ? html`<a class=${look} href=${href} target="_blank" rel="noopener">${words}</a>`
          : html`<button class=${look} @click=${go}>${words}</button>`;
      })}
    </div>`;
}

function addressIn(language: string): string {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  return address.href;
}
