import { css, html, nothing, svg, type PropertyValues } from 'lit';
import { dayIn, momentIn } from '../../identity/moments.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { toCsv } from '../../surveys/release-csv.ts';
import { saveFile } from '../../surveys/save-file.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Report } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { clockText, shortHours } from './hours-words.ts';
import { KeepingSection } from './keeping-section.ts';
import { monthBars, monthBarStyles, monthName } from './month-bars.ts';

/** How the time bank goes: figures from one definition of an exchange, drawn and as tables, with their period. */
export class SnodoTimeReport extends KeepingSection {
  static override properties = { ...KeepingSection.properties, report: { state: true } };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    bankStyles,
    monthBarStyles,
    css`
      form.days {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--snodo-space-3);
        max-inline-size: none;
      }
      .flow {
        display: grid;
        gap: var(--snodo-space-1);
      }
      svg.flow-bar {
        display: block;
        inline-size: 100%;
        block-size: 1.25rem;
      }
      svg.flow-bar:dir(rtl) {
        transform: scaleX(-1);
      }
      .whole {
        fill: var(--snodo-color-sunken);
      }
      .share {
        fill: var(--snodo-color-hours);
      }
      .report {
        display: grid;
        gap: var(--snodo-space-5);
      }
    `,
  ];

  declare private report: Load<Report>;

  constructor() {
    super();
    this.report = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load({});
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      <p>${i18n.t('time-bank-desk.report.lead')}</p>
      ${this.shown(
        i18n,
        this.report,
        () => this.#load({}),
        (report) => this.#content(i18n, report),
      )}
      ${this.outcomeLine()}
    </div>`;
  }

  #content(i18n: I18n, report: Report) {
    const { from, until, madeAt } = report;
    return html`<div class="report">
      <form class="days" @submit=${this.#ask}>
        ${(['from', 'until'] as const).map(
          (end) =>
            html`<div class="field">
              <label for=${end}>${i18n.t(`time-bank-desk.report.${end}`)}</label>
              <input id=${end} name=${end} type="date" .value=${report[end]} required />
            </div>`,
        )}
        <button class="button" ?disabled=${this.isWorking}>${i18n.t('time-bank-desk.report.show')}</button>
      </form>
      <p class="soft">
        ${i18n.t('time-bank-desk.report.period', {
          from: dayIn(i18n, from),
          until: dayIn(i18n, until),
          made: momentIn(i18n, madeAt),
        })}
      </p>
      ${this.#figures(i18n, report)} ${monthBars(i18n, report.months, i18n.t('time-bank-desk.report.months'))}
      ${this.#flows(i18n, report)} ${this.#reciprocity(i18n, report)}
      <button type="button" class="button" @click=${() => this.#download(i18n, report)}>
        <snodo-icon name="download"></snodo-icon>${i18n.t('time-bank-desk.report.csv')}
      </button>
    </div>`;
  }

  #figures(i18n: I18n, report: Report) {
    const { exchangedMinutes, exchanges, members, fundMinutes, longWaits } = report;
    const figure = (label: string, words: string, small?: string) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${words}${small === undefined ? nothing : html`<small>${small}</small>`}</dd>
      </div>`;
    return html`<dl class="figures">
      ${figure(i18n.t('time-bank-desk.report.hours'), shortHours(i18n, exchangedMinutes))}
      ${figure(i18n.t('time-bank-desk.report.exchanges'), i18n.number(exchanges))}
      ${figure(
        i18n.t('time-bank-desk.report.active'),
        i18n.number(members.active),
        i18n.t('time-bank-desk.report.ofMembers', { count: i18n.number(members.admitted) }),
      )}
      ${figure(i18n.t('time-bank-desk.report.fund'), shortHours(i18n, fundMinutes))}
      ${figure(
        i18n.t('time-bank-desk.report.waits'),
        i18n.number(longWaits.requests),
        longWaits.oldestDays === null
          ? undefined
          : i18n.t('time-bank-desk.report.oldest', {
              days: i18n.t('time-bank-desk.days', { count: longWaits.oldestDays }),
            }),
      )}
    </dl>`;
  }

  #flows(i18n: I18n, { flows }: Report) {
    const top = Math.max(60, ...flows.map(({ minutes }) => minutes));
    return html`<section class="flow stack" aria-labelledby="flows">
      <h3 id="flows">${i18n.t('time-bank-desk.report.flows')}</h3>
      ${flows.map(
        ({ from, to, minutes, exchanges }) =>
          html`<div class="flow">
            <p>
              ${i18n.t(`time-bank-desk.report.flow_${from}_${to}`)}:
              <strong>${shortHours(i18n, minutes)}</strong>,
              ${i18n.t('time-bank-desk.exchanges', { count: exchanges })}
            </p>
            <svg class="flow-bar" aria-hidden="true">
              ${svg`
                <rect class="whole" width="100%" height="20" rx="6"></rect>
                <rect class="share" width=${`${(minutes * 100) / top}%`} height="20" rx="6"></rect>
              `}
            </svg>
          </div>`,
      )}
    </section>`;
  }

  #reciprocity(i18n: I18n, { reciprocity, circulationTenths }: Report) {
    const { gaveAndReceived, onlyGave, onlyReceived, balancePercent, busiestTenthPercent } = reciprocity;
    const rows = [
      ['both', gaveAndReceived],
      ['onlyGave', onlyGave],
      ['onlyReceived', onlyReceived],
    ] as const;
    return html`<section class="stack" aria-labelledby="reciprocity">
      <h3 id="reciprocity">${i18n.t('time-bank-desk.report.reciprocity')}</h3>
      <dl class="figures">
        ${rows.map(
          ([key, count]) =>
            html`<div>
              <dt>${i18n.t(`time-bank-desk.report.${key}`)}</dt>
              <dd>${i18n.t('time-bank-desk.people', { count })}</dd>
            </div>`,
        )}
      </dl>
      ${
        balancePercent === null
          ? nothing
          : html`<p>${i18n.t('time-bank-desk.report.balance', { percent: i18n.percent(balancePercent) })}</p>`
      }
      ${
        busiestTenthPercent === null
          ? nothing
          : html`<p>
              ${i18n.t('time-bank-desk.report.tenth', { percent: i18n.percent(busiestTenthPercent) })}
            </p>`
      }
      ${
        circulationTenths === null
          ? nothing
          : html`<p>
              ${i18n.t('time-bank-desk.report.circulation', { times: i18n.number(circulationTenths / 10) })}
            </p>`
      }
    </section>`;
  }

  async #load(days: { from?: string; until?: string }): Promise<void> {
    if (!this.api) return;
    this.report = await settle(this.api.getReport(days));
  }

  readonly #ask = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const days = { from: String(given.get('from')), until: String(given.get('until')) };
    const report = await this.act((api) => api.getReport(days));
    if (report) this.report = { state: 'ready', loaded: report };
  };

  #download(i18n: I18n, report: Report): void {
    const lines = [
      [i18n.t('time-bank-desk.report.from'), report.from],
      [i18n.t('time-bank-desk.report.until'), report.until],
      [i18n.t('time-bank-desk.report.hours'), clockText(report.exchangedMinutes, false)],
      [i18n.t('time-bank-desk.report.exchanges'), report.exchanges],
      [i18n.t('time-bank-desk.report.active'), report.members.active],
      [i18n.t('time-bank-desk.report.waits'), report.longWaits.requests],
      [i18n.t('time-bank-desk.report.both'), report.reciprocity.gaveAndReceived],
      [i18n.t('time-bank-desk.report.onlyGave'), report.reciprocity.onlyGave],
      [i18n.t('time-bank-desk.report.onlyReceived'), report.reciprocity.onlyReceived],
      ...report.flows.map(({ from, to, minutes }) => [
        i18n.t(`time-bank-desk.report.flow_${from}_${to}`),
        clockText(minutes, false),
      ]),
      ...report.months.map(({ month, minutes }) => [monthName(i18n, month), clockText(minutes, false)]),
    ];
    const content = new Blob([toCsv(lines, i18n.language)], { type: 'text/csv' });
    saveFile({ name: `${i18n.t('time-bank-desk.report.file')}-${report.from}-${report.until}.csv`, content });
  }
}

if (!customElements.get('snodo-time-report')) customElements.define('snodo-time-report', SnodoTimeReport);
