import { css, html, svg, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { clockText } from './hours-words.ts';

export interface MonthFigure {
  /** `2026-11` */
  readonly month: string;
  readonly minutes: number;
}

export const monthBarStyles = css`
  svg.months {
    display: block;
    inline-size: 100%;
    block-size: 9rem;
  }
  svg.months:dir(rtl) {
    transform: scaleX(-1);
  }
  .months .bar {
    fill: var(--snodo-color-hours);
  }
  .months .ground {
    stroke: var(--snodo-color-line);
  }
  .month-names {
    display: flex;
    justify-content: space-between;
    max-inline-size: none;
    color: var(--snodo-color-ink-soft);
  }
  @media (forced-colors: active) {
    svg.months {
      forced-color-adjust: none;
    }
  }
`;

export function monthName(i18n: I18n, month: string): string {
  return new Intl.DateTimeFormat(i18n.language === 'ar' ? 'ar-u-nu-latn-ca-gregory' : i18n.language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** Minutes month by month as standing bars, with the same figures as a table folded below. */
export function monthBars(i18n: I18n, months: readonly MonthFigure[], heading: string): TemplateResult {
  const top = Math.max(60, ...months.map(({ minutes }) => minutes));
  const width = 100 / Math.max(1, months.length);
  const [first, last] = [months[0], months.at(-1)];
  return html`<figure class="stack">
    <figcaption><strong>${heading}</strong></figcaption>
    <svg class="months" aria-hidden="true" preserveAspectRatio="none">
      ${months.map(({ minutes }, index) => {
        const height = (minutes * 95) / top;
        return svg`<rect class="bar" x=${`${index * width + width * 0.15}%`} y=${`${99 - height}%`} width=${`${width * 0.7}%`} height=${`${height}%`} rx="3"></rect>`;
      })}
      ${svg`<line class="ground" x1="0" x2="100%" y1="99.5%" y2="99.5%"></line>`}
    </svg>
    <p class="month-names" aria-hidden="true">
      <span>${first === undefined ? '' : monthName(i18n, first.month)}</span>
      <span>${last === undefined ? '' : monthName(i18n, last.month)}</span>
    </p>
    <details>
      <summary>${i18n.t('time-bank-desk.report.table')}</summary>
      <div class="scroll">
        <table>
          <caption class="visually-hidden">
            ${heading}
          </caption>
          <thead>
            <tr>
              <th scope="col">${i18n.t('time-bank-desk.report.month')}</th>
              <th scope="col" class="number">${i18n.t('time-bank-desk.companies.hours')}</th>
            </tr>
          </thead>
          <tbody>
            ${months.map(
              ({ month, minutes }) =>
                html`<tr>
                  <th scope="row">${monthName(i18n, month)}</th>
                  <td class="number">${clockText(minutes, false)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}
