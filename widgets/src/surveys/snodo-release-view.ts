import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import type { Campaign } from '../portal/portal-api.ts';
import type { Territory } from '../places/place.ts';
import type { Release } from './release-figures.ts';
import { releaseFacts, releaseRules, releaseThemes } from './release-head.ts';
import './snodo-release-downloads.ts';
import './snodo-release-table.ts';
import type { FigureForm } from './snodo-release-table.ts';
import { releaseViewStyles } from './snodo-release-view.styles.ts';

/**
 * A released campaign: whose answers and roughly how many, in plain words how the figures protect people, a list
 * of contents, every table as a chart or written out, the themes of what people wrote, and the ways to take it
 * away. With too few answers it says why there is none.
 *
 * @fires snodo-release-closed - The person goes back to the list of campaigns
 */
export class SnodoReleaseView extends LitElement {
  static override properties = {
    campaign: { attribute: false },
    release: { attribute: false },
    territory: { attribute: false },
    form: { state: true },
  };

  static override styles = [baseStyles, releaseViewStyles];

  declare campaign: Campaign | undefined;
  declare release: Release | undefined;
  /** The drawing for questions crossed by district; they have no map without it. */
  declare territory: Territory | undefined;
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
      ${release.isTooFew ? this.#tooFew(i18n, release) : this.#tables(i18n, campaign, release)}
    `;
  }

  #tooFew(i18n: I18n, { floor }: Release) {
    return html`<snodo-load-state
      state="empty"
      heading=${i18n.t('release.tooFew.heading')}
      text=${i18n.t('release.tooFew.text', { floor })}
    ></snodo-load-state>`;
  }

  #tables(i18n: I18n, campaign: Campaign, release: Release) {
    const { tables, releasedOn } = release;
    return html`
      ${releaseFacts(i18n, release)} ${releaseRules(i18n, release)} ${this.#contents(i18n, release)}
      <div class="tools">
        <fieldset class="row">
          <legend class="visually-hidden">${i18n.t('release.form')}</legend>
          ${this.#formChoice(i18n, 'chart')} ${this.#formChoice(i18n, 'table')}
        </fieldset>
        <snodo-release-downloads .release=${release} .name=${campaign.name}></snodo-release-downloads>
      </div>
      ${tables.map(
        (table, index) =>
          html`<snodo-release-table
            id=${`table-${index + 1}`}
            .table=${table}
            .releasedOn=${releasedOn}
            .territory=${this.territory}
            .form=${this.form}
          ></snodo-release-table>`,
      )}
      ${releaseThemes(i18n, release)}
    `;
  }

  #contents(i18n: I18n, { tables, themes }: Release) {
    return html`<nav class="card" aria-labelledby="contents">
      <h2 id="contents">${i18n.t('release.contents')}</h2>
      <ol>
        ${tables.map(({ title, by }, index) => {
          const crossed = by === null ? nothing : html` · ${i18n.t('release.by', { dimension: by.label })}`;
          return html`<li>
            <a href=${`#table-${index + 1}`} @click=${(click: Event) => this.#jump(click, index)}
              ><bdi>${title}</bdi>${crossed}</a
            >
          </li>`;
        })}
        ${
          themes.length === 0
            ? nothing
            : html`<li><a href="#themes" @click=${this.#jumpToThemes}>${i18n.t('release.themes')}</a></li>`
        }
      </ol>
    </nav>`;
  }

  #formChoice(i18n: I18n, form: FigureForm) {
    return html`<label class="choice"
      ><input
        type="radio"
        name="form"
        .checked=${this.form === form}
        @change=${() => (this.form = form)}
      />${i18n.t(form === 'chart' ? 'release.form.chart' : 'release.form.table')}</label
    >`;
  }

  #jump(click: Event, index: number): void {
    click.preventDefault();
    this.renderRoot.querySelectorAll('snodo-release-table')[index]?.focusHeading();
  }

  readonly #jumpToThemes = (click: Event): void => {
    click.preventDefault();
    const heading = this.renderRoot.querySelector<HTMLElement>('#themes');
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('snodo-release-closed', { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-release-view')) customElements.define('snodo-release-view', SnodoReleaseView);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-view': SnodoReleaseView;
  }
}
