import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadedRows } from '../identity/loaded-rows.ts';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { extractFile } from './research-file.ts';
import type { ResearchAgreement, ResearchAgreements, ResearchApi } from './research-api.ts';
import { saveFile } from './save-file.ts';
import './snodo-research-form.ts';

/**
 * Agreements with researchers: to be recorded, confirmed, ended, and read by. Shows nothing to whoever has no part in
 * them.
 */
export class SnodoResearchDesk extends OwnSection<ResearchApi> {
  static override properties = { ...OwnSection.properties, agreements: { state: true } };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      ul.rows > li > .row {
        flex: 0 1 auto;
      }
      .purpose {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare private agreements: Load<ResearchAgreements>;

  protected override readonly section = 'research';

  constructor() {
    super();
    this.agreements = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n, agreements } = this;
    if (!i18n) return nothing;
    if (agreements.state === 'failed' && ['forbidden', 'not_signed_in'].includes(agreements.problem))
      return nothing;
    const rows: Load<readonly ResearchAgreement[]> =
      agreements.state === 'ready' ? { state: 'ready', loaded: agreements.loaded.items } : agreements;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="search"></snodo-icon>${i18n.t('research.heading')}</h2>
      <p>${i18n.t('research.lead')}</p>
      ${loadedRows(i18n, rows, {
        row: (agreement) => this.#row(i18n, agreement),
        none: i18n.t('research.none'),
        retry: () => void this.#load(),
      })}
      ${this.outcomeLine()}
      ${
        agreements.state === 'ready' && agreements.loaded.mayRecord
          ? html`<snodo-research-form
              .api=${this.api}
              .campaigns=${agreements.loaded.campaigns}
              @snodo-agreement-recorded=${() => void this.#load()}
            ></snodo-research-form>`
          : nothing
      }
    </section>`;
  }

  #row(i18n: I18n, agreement: ResearchAgreement): TemplateResult {
    const { id, campaign, institution, purpose, endsOn, state, extract, may } = agreement;
    const researcher = agreement.researcher.displayName ?? i18n.t('research.erased');
    return html`<li class=${state === 'over' ? 'over' : ''}>
      <div>
        <p>
          <strong><bdi>${i18n.t('research.row', { researcher, institution })}</bdi></strong>
          <span class="chip">${i18n.t(`research.state.${state}`)}</span>
        </p>
        <p><bdi>${campaign.name}</bdi> · ${i18n.t('research.until', { day: i18n.day(endsOn) })}</p>
        <p class="soft purpose"><bdi>${purpose}</bdi></p>
        ${state === 'over' ? nothing : html`<p class="soft">${i18n.t(`research.extract.${extract}`)}</p>`}
      </div>
      <div class="row">
        ${
          may.includes('confirm')
            ? html`<button type="button" class="button primary" @click=${() => this.#confirm(id)}>
                ${i18n.t('research.confirm')}<span class="visually-hidden"> <bdi>${researcher}</bdi></span>
              </button>`
            : nothing
        }
        ${
          may.includes('read')
            ? html`<button type="button" class="button primary" @click=${() => this.#read(agreement)}>
                ${i18n.t('research.read')}<span class="visually-hidden"> <bdi>${campaign.name}</bdi></span>
              </button>`
            : nothing
        }
        ${
          may.includes('end')
            ? html`<button type="button" class="button plain" @click=${() => this.#end(id)}>
                ${i18n.t('research.end')}<span class="visually-hidden"> <bdi>${researcher}</bdi></span>
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  async #confirm(id: string): Promise<void> {
    if (await this.act((api) => api.confirmAgreement(id), 'research.confirmed')) await this.#load();
  }

  async #end(id: string): Promise<void> {
    if (await this.act((api) => api.endAgreement(id), 'research.ended')) await this.#load();
  }

  async #read({ id }: ResearchAgreement): Promise<void> {
    const extract = await this.act((api) => api.readExtract(id), 'research.hasRead');
    if (extract) saveFile(extractFile(extract));
  }

  async #load(): Promise<void> {
    if (this.api) this.agreements = await settle(this.api.listAgreements());
  }
}

if (!customElements.get('snodo-research-desk'))
  customElements.define('snodo-research-desk', SnodoResearchDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-research-desk': SnodoResearchDesk;
  }
}
