import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Pooling } from './poolings-api.ts';

/** What was asked and turned down, each with what the families said as far as the manager looks after them. */
export function poolingHistory(i18n: I18n, decided: readonly Pooling[]): TemplateResult {
  return html`<h3>${i18n.t('pooling.history')}</h3>
    <ul role="list" class="cards">
      ${decided.map((pooling) => html`<li>${poolingCard(i18n, pooling)}</li>`)}
    </ul>`;
}

function poolingCard(i18n: I18n, pooling: Pooling): TemplateResult {
  const { state, entry, families, people, reason, isServiceGone, answerBy, by, at, sharedServiceId } =
    pooling;
  return html`<article class="card">
    <div class="row"><span class="chip">${i18n.t(`pooling.state_${state}`)}</span></div>
    <h4><bdi>${entry.name}</bdi>: ${i18n.t('pooling.families', { count: i18n.number(families) })}</h4>
    <ul role="list" class="facts">
      ${people.map(
        ({ person, isAgreed }) =>
          html`<li>
            <bdi>${person ?? '…'}</bdi
            >${state === 'refused' ? nothing : html`: ${answerWords(i18n, isAgreed)}`}
          </li>`,
      )}
    </ul>
    ${reason === null ? nothing : html`<p class="words">${i18n.t('pooling.because', { reason })}</p>`}
    ${isServiceGone ? html`<p>${i18n.t('pooling.apart_service')}</p>` : nothing}
    ${
      state === 'asking' && answerBy !== null
        ? html`<p>${i18n.t('pooling.ask_answer')} ${i18n.day(answerBy)}</p>`
        : nothing
    }
    <p class="soft">${i18n.t('pooling.decided_by', { name: by ?? '…', day: i18n.day(at) })}</p>
    ${
      sharedServiceId === null
        ? nothing
        : html`<div class="foot">
            <a class="button" href="/shared-service?group=${sharedServiceId}&lang=${i18n.language}"
              >${i18n.t('pooling.open_shared')}</a
            >
          </div>`
    }
  </article>`;
}

function answerWords(i18n: I18n, isAgreed: boolean | null): string {
  if (isAgreed === null) return i18n.t('pooling.said_nothing');
  return i18n.t(isAgreed ? 'pooling.said_yes' : 'pooling.said_no');
}
