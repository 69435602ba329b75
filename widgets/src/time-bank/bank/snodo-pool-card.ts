import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, svg } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import type { Pool } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { shortHours } from './hours-words.ts';
import { monthBars, monthBarStyles } from './month-bars.ts';

/**
 * A company's pool: what it promised, what is left, for how long that lasts with the sum that says so, and an alarm when
 * it runs low.
 *
 * @slot - What can be done with it
 */
export class SnodoPoolCard extends LitElement {
  static override properties = { pool: { attribute: false } };

  static override styles = [
    baseStyles,
    bankStyles,
    monthBarStyles,
    css`
      article {
        display: grid;
        gap: var(--snodo-space-4);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--snodo-space-2);
      }
      svg.left {
        display: block;
        inline-size: 100%;
        block-size: 1.5rem;
      }
      svg.left:dir(rtl) {
        transform: scaleX(-1);
      }
      .whole {
        fill: var(--snodo-color-sunken);
      }
      .share {
        fill: var(--snodo-color-hours);
      }
      .mark {
        stroke: var(--snodo-color-danger);
        stroke-width: 2;
        stroke-dasharray: 3 3;
      }
    `,
  ];

  declare pool: Pool | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const { pool } = this;
    const i18n = this.#i18n.value;
    if (!i18n || !pool) return nothing;
    const { organisation, year, unit, state, forecast, committedMinutes, carriedInMinutes } = pool;
    const alarm = state === 'closed' ? 'closed' : forecast.alarm;
    return html`<article class="card" aria-labelledby="heading">
      <div class="head">
        <h3 id="heading">
          <bdi
            >${i18n.t('time-bank-desk.pools.title', { organisation: organisation.name, year: String(year) })}</bdi
          >
        </h3>
        <span class=${`alarm ${alarm}`}>
          <snodo-icon
            name=${alarm === 'none' || alarm === 'closed' ? 'circle-check' : 'circle-alert'}
          ></snodo-icon>
          ${i18n.t(alarm === 'closed' ? 'time-bank-desk.pools.closed' : `time-bank-desk.pools.alarm_${alarm}`)}
        </span>
      </div>
      <p class="soft">${i18n.t(`time-bank-desk.pools.unit_${unit}`)}</p>
      <dl class="figures">
        <div>
          <dt>${i18n.t('time-bank-desk.pools.left')}</dt>
          <dd>${shortHours(i18n, forecast.leftMinutes)}</dd>
        </div>
        <div>
          <dt>${i18n.t('time-bank-desk.pools.drawn')}</dt>
          <dd>${shortHours(i18n, forecast.drawnMinutes)}</dd>
        </div>
        <div>
          <dt>${i18n.t('time-bank-desk.pools.committed')}</dt>
          <dd>
            ${shortHours(i18n, committedMinutes)}
            ${
              carriedInMinutes > 0
                ? html`<small
                    >${i18n.t('time-bank-desk.pools.carriedIn', { time: shortHours(i18n, carriedInMinutes) })}</small
                  >`
                : nothing
            }
          </dd>
        </div>
        ${
          forecast.runwayDays === null || state === 'closed'
            ? nothing
            : html`<div>
                <dt>${i18n.t('time-bank-desk.pools.runway')}</dt>
                <dd>${i18n.t('time-bank-desk.days', { count: forecast.runwayDays })}</dd>
              </div>`
        }
      </dl>
      ${this.#bar(pool)} ${state === 'closed' ? this.#closing(i18n, pool) : this.#course(i18n, pool)}
      ${monthBars(
        i18n,
        pool.months.map(({ month, drawnMinutes }) => ({ month, minutes: drawnMinutes })),
        i18n.t('time-bank-desk.pools.byMonth'),
      )}
      <slot></slot>
    </article>`;
  }

  #bar({ committedMinutes, lowAtPercent, forecast }: Pool) {
    const left = Math.max(0, (forecast.leftMinutes * 100) / committedMinutes);
    return html`<svg class="left" aria-hidden="true">
      ${svg`
        <rect class="whole" width="100%" height="24" rx="8"></rect>
        <rect class="share" width=${`${left}%`} height="24" rx="8"></rect>
        <line class="mark" x1=${`${lowAtPercent}%`} x2=${`${lowAtPercent}%`} y1="0" y2="24"></line>
      `}
    </svg>`;
  }

  #course(i18n: I18n, { forecast, doublesGifts, carryOverPercent }: Pool) {
    const { leftMinutes, paceDays, paceMinutes, runwayDays, runsOutOn, expectedMinutes, missingMinutes } =
      forecast;
    return html`<div class="stack">
      <p>
        ${
          runwayDays === null || runsOutOn === null
            ? i18n.t('time-bank-desk.pools.noPace', {
                days: i18n.t('time-bank-desk.days', { count: paceDays }),
              })
            : i18n.t('time-bank-desk.pools.formula', {
                left: leftMinutes,
                paceDays,
                pace: paceMinutes,
                runway: runwayDays,
                day: dayIn(i18n, runsOutOn),
              })
        }
      </p>
      <p>
        ${i18n.t('time-bank-desk.pools.expected', { time: shortHours(i18n, expectedMinutes) })}
        ${
          missingMinutes > 0
            ? html`<strong
                >${i18n.t('time-bank-desk.pools.missing', { time: shortHours(i18n, missingMinutes) })}</strong
              >`
            : nothing
        }
      </p>
      <p class="soft">
        ${doublesGifts ? i18n.t('time-bank-desk.pools.doubles') : nothing}
        ${i18n.t('time-bank-desk.pools.carry', { percent: i18n.percent(carryOverPercent) })}
      </p>
    </div>`;
  }

  #closing(i18n: I18n, { carriedOutMinutes }: Pool) {
    return html`<p>
      ${i18n.t('time-bank-desk.pools.carriedOut', { time: shortHours(i18n, carriedOutMinutes ?? 0) })}
    </p>`;
  }
}

if (!customElements.get('snodo-pool-card')) customElements.define('snodo-pool-card', SnodoPoolCard);
