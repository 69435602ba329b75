import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import type { Campaign } from '../portal/portal-api.ts';
import type { Release } from './release-figures.ts';
import './snodo-release-table.ts';
import type { FigureForm } from './snodo-release-table.ts';
import { releaseViewStyles } from './snodo-release-view.styles.ts';

/**
 * A released campaign: what it asked of whom, in plain words how the figures protect people, a list of
 * contents, and every table as a chart or written out. With too few answers it says why there is none.
 *
 * @fires snodo-release-closed - The person goes back to the list of campaigns
 */
export class SnodoReleaseView extends LitElement {
  static override properties = {
    campaign: { attribute: false },
    release: { attribute: false },
    form: { state: true },
  };

  static override styles = [baseStyles, releaseViewStyles];

  declare campaign: Campaign | undefined;
  declare release: Release | undefined;
  declare private form: FigureForm;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.form = 'chart';
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { campaign, release } = this;
    if (!i18n || !campaign || !release) return nothing;
    return html`
      <div class="head">
        <button type="button" class="button plain back" @click=${this.#close}>
          <snodo-icon name="arrow-left"></snodo-icon>${i18n.t('console.back')}
        </button>
        <h1><bdi>${campaign.name}</bdi></h1>
        <p class="lead">
          <bdi>${campaign.organisation.name}</bdi> ·
          ${i18n.t('console.period', { from: i18n.day(campaign.opensOn), to: i18n.day(campaign.closesOn) })}
        </p>
      </div>
      ${release.isTooFew ? this.#tooFew(i18n, release) : this.#tables(i18n, release)}
    `;
  }

  #tooFew(i18n: I18n, { floor }: Release) {
    return html`<snodo-load-state
      state="empty"
      heading=${i18n.t('console.tooFew.heading')}
      text=${i18n.t('console.tooFew.text', { floor })}
    ></snodo-load-state>`;
  }

  #tables(i18n: I18n, release: Release) {
    const { tables, respondents, releasedOn } = release;
    return html`
      <dl class="facts">
        ${
          respondents === null
            ? nothing
            : html`<div>
                <dt>${i18n.t('console.respondents')}</dt>
                <dd>${i18n.number(respondents)}</dd>
              </div>`
        }
        <div>
          <dt>${i18n.t('console.questions')}</dt>
          <dd>${i18n.number(tables.length)}</dd>
        </div>
        <div>
          <dt>${i18n.t('console.releasedOn')}</dt>
          <dd>${i18n.day(releasedOn)}</dd>
        </div>
      </dl>
      ${rules(i18n, release)}
      <nav class="card" aria-labelledby="contents">
        <h2 id="contents">${i18n.t('console.contents')}</h2>
        <ol>
          ${tables.map(
            ({ title }, index) =>
              html`<li>
                <a href=${`#table-${index + 1}`} @click=${(click: Event) => this.#jump(click, index)}
                  ><bdi>${title}</bdi></a
                >
              </li>`,
          )}
        </ol>
      </nav>
      <div class="tools">
        <fieldset class="row">
          <legend class="visually-hidden">${i18n.t('console.form')}</legend>
          ${this.#formChoice(i18n, 'chart')} ${this.#formChoice(i18n, 'table')}
        </fieldset>
        <button type="button" class="button" @click=${() => window.print()}>
          <snodo-icon name="printer"></snodo-icon>${i18n.t('console.print')}
        </button>
      </div>
      ${tables.map(
        (table, index) =>
          html`<snodo-release-table
            id=${`table-${index + 1}`}
            .table=${table}
            .respondents=${respondents}
            .releasedOn=${releasedOn}
            .form=${this.form}
          ></snodo-release-table>`,
      )}
    `;
  }

  #formChoice(i18n: I18n, form: FigureForm) {
    return html`<label class="choice"
      ><input
        type="radio"
        name="form"
        .checked=${this.form === form}
        @change=${() => (this.form = form)}
      />${i18n.t(form === 'chart' ? 'console.form.chart' : 'console.form.table')}</label
    >`;
  }

  #jump(click: Event, index: number): void {
    click.preventDefault();
    this.renderRoot.querySelectorAll('snodo-release-table')[index]?.focusHeading();
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('snodo-release-closed', { bubbles: true, composed: true }));
  }
}

function rules(i18n: I18n, { floor }: Release) {
  return html`<details class="rules" open>
    <summary>
      <snodo-icon name="shield-check"></snodo-icon>
      <h2>${i18n.t('console.rules.heading')}</h2>
    </summary>
    <ul>
      <li>${i18n.t('console.rules.floor', { floor })}</li>
      <li>${i18n.t('console.rules.complement')}</li>
      <li>${i18n.t('console.rules.rest')}</li>
      <li>${i18n.t('console.rules.oneWay')}</li>
    </ul>
    <p>${i18n.t('console.rules.why')}</p>
  </details>`;
}

if (!customElements.get('snodo-release-view')) customElements.define('snodo-release-view', SnodoReleaseView);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-view': SnodoReleaseView;
  }
}
