import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadedRows } from '../../identity/loaded-rows.ts';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { accreditationChip, currentAccreditation } from './accreditation-view.ts';
import { selectField } from './form-fields.ts';
import { keepingAddress, keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { Provider, ProvidersApi, ProviderSurroundings } from './providers-api.ts';

/** Those who give services: how they are reached, who vouches for them and until when, each with a page of its own. */
export class SnodoProviderList extends OwnSection<ProvidersApi> {
  static override properties = {
    ...OwnSection.properties,
    around: { state: true },
    chosen: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    keepingStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
    `,
  ];

  declare private around: Load<ProviderSurroundings>;
  /** Code of the organisation that shall be a provider. */
  declare private chosen: string;

  protected override readonly section = 'catalogue';

  constructor() {
    super();
    this.around = pending;
    this.chosen = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const { i18n, around } = this;
    if (!i18n) return nothing;
    const isReady = around.state === 'ready';
    const providers: Load<readonly Provider[]> = isReady
      ? { state: 'ready', loaded: around.loaded.providers }
      : around;
    return html`${isReady ? keepingNavigation(i18n, 'providers', around.loaded.choices.mayDecide) : nothing}
      <section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="store"></snodo-icon>${i18n.t('provider-desk.heading')}</h2>
        <p>${i18n.t('provider-desk.lead')}</p>
        ${isReady ? this.#add(i18n, around.loaded) : nothing}
        ${loadedRows(i18n, providers, {
          row: (provider) => row(i18n, provider),
          none: i18n.t('provider-desk.none'),
          retry: () => this.api && void this.#load(this.api),
        })}
      </section>`;
  }

  /** An organisation becomes a provider on its page. */
  #add(i18n: I18n, { choices, providers }: ProviderSurroundings): TemplateResult | typeof nothing {
    const others = choices.providers.filter(
      ({ code }) => !providers.some(({ organisation }) => organisation === code),
    );
    if (others.length === 0) return nothing;
    return html`<form @submit=${this.#open}>
      ${selectField('organisation', {
        label: i18n.t('provider-desk.add'),
        help: i18n.t('provider-desk.addHelp'),
        chosen: this.chosen,
        options: [
          ['', i18n.t('service-form.choose')],
          ...others.map(({ code, name }) => [code, name] as const),
        ],
        change: (code) => (this.chosen = code),
      })}
      <button class="button" ?disabled=${this.chosen === ''}>${i18n.t('provider-desk.open')}</button>
    </form>`;
  }

  readonly #open = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    const { i18n, chosen } = this;
    if (i18n && chosen !== '') location.assign(keepingAddress(i18n, { provider: chosen }));
  };

  async #load(api: ProvidersApi): Promise<void> {
    this.around = pending;
    this.around = await settle(api.getSurroundings());
  }
}

function row(i18n: I18n, provider: Provider): TemplateResult {
  const { organisation, name, services, mail, quality } = provider;
  const met = quality.filter(({ isMet }) => isMet).length;
  return html`<li>
    <div class="stack">
      <p>
        <strong><bdi>${name}</bdi></strong>
      </p>
      <p class="row">
        <span class="chip">${i18n.t('provider-desk.services', { count: services })}</span>
        ${accreditationChip(i18n, currentAccreditation(provider))}
        ${
          quality.length === 0
            ? nothing
            : html`<span class="chip">${i18n.t('provider-desk.quality_met', { met, of: 6 })}</span>`
        }
        ${mail === null ? html`<span class="chip old">${i18n.t('provider-desk.no_mail')}</span>` : nothing}
      </p>
    </div>
    <a
      class="button"
      href=${keepingAddress(i18n, { provider: organisation })}
      aria-label=${i18n.t('provider-desk.open_this', { name })}
      >${i18n.t('provider-desk.open')}</a
    >
  </li>`;
}

if (!customElements.get('snodo-provider-list'))
  customElements.define('snodo-provider-list', SnodoProviderList);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-provider-list': SnodoProviderList;
  }
}
