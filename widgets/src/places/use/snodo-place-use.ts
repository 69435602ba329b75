import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { HostingSection } from '../hosting/hosting-section.ts';
import { hostingStyles } from '../hosting/hosting.styles.ts';
import type { PlaceUse, UseMonth } from './use-api.ts';
import { figureCell, monthCell, monthName, useClasses, useMeasures } from './use-words.ts';
import { useStyles } from './use.styles.ts';

/** What a place is used for, month by month: bars of hours open and used, and tables by classes of people. */
export class SnodoPlaceUse extends HostingSection {
  static override properties = { ...HostingSection.properties, use: { state: true } };
  static override styles = [baseStyles, ...hostingStyles, useStyles];

  declare private use: Load<PlaceUse>;

  constructor() {
    super();
    this.use = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && this.place?.code !== (changed.get('place') as typeof this.place)?.code)
      void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const { api, place } = this;
    if (!api || !place) return;
    this.use = pending;
    this.use = await settle(api.getUse(place.code));
  };

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${i18n.t('hosting.use')}</h3>
      <p class="soft">${i18n.t('hosting.useHelp')}</p>
      ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { use } = this;
    if (use.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (use.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { months } = use.loaded;
    if (months.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('hosting.useNone')}
        text=${i18n.t('hosting.useNoneHelp')}
      ></snodo-load-state>`;
    return html`${bars(i18n, months)} ${useMeasures.map((measure) => table(i18n, months, measure))}`;
  }
}

/** One pair of bars a month. What is told together stands at the last of its months. */
function bars(i18n: I18n, months: readonly UseMonth[]): TemplateResult {
  const used = ({ told }: UseMonth) => told?.hours.total.amount ?? 0;
  const top = Math.max(1, ...months.flatMap((one) => [one.openHours, used(one)]));
  const width = 100 / months.length;
  const bar = (name: string, x: number, hours: number) => {
    const height = (hours * 95) / top;
    return svg`<rect class=${name} x=${`${x}%`} y=${`${99 - height}%`} width=${`${width * 0.36}%`} height=${`${height}%`} rx="3"></rect>`;
  };
  const sample = (name: string) => svg`<rect class=${name} width="16" height="16" rx="3"></rect>`;
  const [first, last] = [months[0], months.at(-1)];
  return html`<figure>
    <figcaption>
      <ul role="list" class="key">
        <li><svg aria-hidden="true">${sample('open')}</svg>${i18n.t('hosting.useOpen')}</li>
        <li><svg aria-hidden="true">${sample('used')}</svg>${i18n.t('hosting.useUsed')}</li>
      </ul>
    </figcaption>
    <svg class="bars" aria-hidden="true" preserveAspectRatio="none">
      ${months.map((one, index) => [
        bar('open', index * width + width * 0.1, one.openHours),
        bar('used', index * width + width * 0.5, used(one)),
      ])}
      ${svg`<line class="ground" x1="0" x2="100%" y1="99.5%" y2="99.5%"></line>`}
    </svg>
    <p class="ends" aria-hidden="true">
      <span>${first === undefined ? '' : monthName(i18n, first.month)}</span>
      <span>${last === undefined ? '' : monthName(i18n, last.month)}</span>
    </p>
  </figure>`;
}

function table(
  i18n: I18n,
  months: readonly UseMonth[],
  measure: (typeof useMeasures)[number],
): TemplateResult {
  const isHours = measure === 'hours';
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${i18n.t(`hosting.use_${measure}`)}>
    <table>
      <caption>
        ${i18n.t(`hosting.use_${measure}`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${i18n.t('hosting.useMonth')}</th>
          ${isHours ? html`<th scope="col" class="number">${i18n.t('hosting.useOpen')}</th>` : nothing}
          <th scope="col" class="number">${i18n.t('hosting.useTotal')}</th>
          ${useClasses.map((one) => html`<th scope="col" class="number">${i18n.t(`hosting.audience_${one}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${months.map(
          (one) =>
            html`<tr>
              ${monthCell(i18n, one)}
              ${isHours ? html`<td class="number">${i18n.number(one.openHours)}</td>` : nothing}
              ${
                one.told === null
                  ? html`<td colspan="5" class="soft">
                      <snodo-icon name="eye-off"></snodo-icon> ${i18n.t('hosting.useLater')}
                    </td>`
                  : cells(i18n, one.told[measure])
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cells(i18n: I18n, { total, classes }: NonNullable<UseMonth['told']>['hours']) {
  const of = (audience: string) => classes.find((one) => one.audience === audience)?.figure;
  return [figureCell(i18n, total), ...useClasses.map((one) => figureCell(i18n, of(one)))];
}

if (!customElements.get('snodo-place-use')) customElements.define('snodo-place-use', SnodoPlaceUse);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-use': SnodoPlaceUse;
  }
}
