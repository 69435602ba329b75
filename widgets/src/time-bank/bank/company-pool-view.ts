import { html, nothing, type TemplateResult } from 'lit';
import { locales, type I18n } from '../../ui/i18n.ts';
import type { CompanyPool } from './bank-api.ts';
import { shortHours } from './hours-words.ts';

/** `marzo 2027`. */
function monthIn({ language }: I18n, month: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** A firm's own pool: whether it runs low, and for how long it lasts as far as that may be told. */
export function companyPoolView(i18n: I18n, pool: CompanyPool): TemplateResult {
  const { organisation, year, unit, alarm, committedMinutes } = pool;
  const id = `pool-${organisation.code}-${year}-${unit}`;
  return html`<article class="card stack" aria-labelledby=${id}>
    <div class="row">
      <h3 id=${id}>
        <bdi
          >${i18n.t('time-bank-desk.pools.title', { organisation: organisation.name, year: String(year) })}</bdi
        >
      </h3>
      <span class=${`alarm ${alarm}`}>
        <snodo-icon name=${alarm === 'none' ? 'circle-check' : 'circle-alert'}></snodo-icon>
        ${i18n.t(`time-bank-desk.pools.alarm_${alarm}`)}
      </span>
    </div>
    <p class="soft">${i18n.t(`time-bank-desk.pools.unit_${unit}`)}</p>
    ${alarm === 'none' ? nothing : html`<p>${i18n.t(`time-bank-desk.companyPool.do_${alarm}`)}</p>`}
    <dl class="figures">
      <div>
        <dt>${i18n.t('time-bank-desk.pools.committed')}</dt>
        <dd>${shortHours(i18n, committedMinutes)}</dd>
      </div>
      ${figures(i18n, pool)}
    </dl>
    <p class="soft">
      ${
        pool.figures === null
          ? i18n.t('time-bank-desk.companyPool.hidden')
          : i18n.t('time-bank-desk.companyPool.asOf', { day: i18n.day(pool.asOf) })
      }
    </p>
  </article>`;
}

function figures(i18n: I18n, { figures: seen }: CompanyPool): TemplateResult | typeof nothing {
  if (seen === null) return nothing;
  const { leftPercent, runwayWeeks, runsOutMonth, expectedPercent } = seen;
  const figure = (words: string, said: string, more?: string) =>
    html`<div>
      <dt>${words}</dt>
      <dd>${said} ${more === undefined ? nothing : html`<small>${more}</small>`}</dd>
    </div>`;
  return html`${figure(
    i18n.t('time-bank-desk.companyPool.left'),
    i18n.t('time-bank-desk.companyPool.about', { percent: i18n.percent(leftPercent) }),
  )}
  ${
    runwayWeeks === null
      ? nothing
      : figure(
          i18n.t('time-bank-desk.pools.runway'),
          i18n.t('time-bank-desk.companyPool.weeks', { count: runwayWeeks }),
          runsOutMonth === null
            ? undefined
            : i18n.t('time-bank-desk.companyPool.until', { month: monthIn(i18n, runsOutMonth) }),
        )
  }
  ${figure(
    i18n.t('time-bank-desk.companyPool.expected'),
    i18n.t('time-bank-desk.companyPool.about', { percent: i18n.percent(expectedPercent) }),
  )}`;
}
