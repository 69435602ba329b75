import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadedRows } from '../../identity/loaded-rows.ts';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { accreditationChip, currentAccreditation } from './accreditation-view.ts';
import { selectField, textField } from './form-fields.ts';
import { keepingAddress, keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { NewProvider, Provider, ProvidersApi, ProviderSurroundings } from './providers-api.ts';

const kinds = [
  'association',
  'cooperative',
  'social_consortium',
  'public_body',
  'foundation',
  'parish',
  'shop',
  'condominium',
  'informal_group',
] as const;

/**
 * Those who give services: how they are reached, who vouches for them and until when, each with a page of its own.
 *
 * @fires snodo-provider-made - `detail.address`: its page, opened unless the event is cancelled
 */
export class SnodoProviderList extends OwnSection<ProvidersApi> {
  static override properties = {
    ...OwnSection.properties,
    around: { state: true },
    chosen: { state: true },
    fresh: { state: true },
    isStrict: { state: true },
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
  /** An organisation that is not here yet, as it is written. */
  declare private fresh: NewProvider;
  declare private isStrict: boolean;

  protected override readonly section = 'catalogue';
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.around = pending;
    this.chosen = '';
    this.fresh = { name: '', kind: 'association' };
    this.isStrict = false;
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
        ${isReady && around.loaded.choices.mayDecide ? this.#new(i18n) : nothing} ${this.outcomeLine()}
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

  #new(i18n: I18n): TemplateResult {
    const { name, kind } = this.fresh;
    const isTaken = this.wrongFields.some((field) => field.endsWith('name'));
    const missing =
      this.isStrict && name.trim().length < 2 ? i18n.t('service-form.fault.missing') : undefined;
    const change = (changes: Partial<NewProvider>) => {
      this.#key = crypto.randomUUID();
      this.fresh = { ...this.fresh, ...changes };
    };
    return html`<details>
      <summary>${i18n.t('provider-desk.new')}</summary>
      <form novalidate class="part" @submit=${this.#create}>
        ${textField('name', {
          label: i18n.t('provider-desk.newName'),
          text: name,
          most: 120,
          wrong: missing ?? (isTaken ? i18n.t('provider-desk.newThere') : undefined),
          change: (written) => change({ name: written }),
        })}
        ${selectField('kind', {
          label: i18n.t('provider-desk.newKind'),
          chosen: kind,
          options: kinds.map((one) => [one, i18n.t(`provider-desk.kind.${one}`)] as const),
          change: (chosen) => chosen !== '' && change({ kind: chosen }),
        })}
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('provider-desk.newAdd')}</button>
      </form>
    </details>`;
  }

  readonly #create = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { i18n, fresh } = this;
    this.isStrict = true;
    const name = fresh.name.trim();
    const made =
      name.length < 2 ? undefined : await this.act((api) => api.create(this.#key, { ...fresh, name }));
    if (i18n && made) this.#go(keepingAddress(i18n, { provider: made.organisation }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  /** A page that shows the list elsewhere goes its own way. */
  #go(address: string): void {
    const isOurs = this.dispatchEvent(
      new CustomEvent('snodo-provider-made', {
        bubbles: true,
        composed: true,
        cancelable: true,
        detail: { address },
      }),
    );
    if (isOurs) location.assign(address);
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
