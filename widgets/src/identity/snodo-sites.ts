import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { loadedRows } from './loaded-rows.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import type { Site, SitedOrganisation, SitesApi } from './sites-api.ts';
import './snodo-site-list.ts';

/** A site that is being written: a new one, or one that stands. */
type Edited = { readonly kind: 'new' } | { readonly kind: 'changed' | 'removed'; readonly site: Site };

/**
 * Where the people of a firm work: its sites, and who works where. Shows nothing to whoever looks after no firm.
 */
export class SnodoSites extends OwnSection<SitesApi> {
  static override properties = {
    ...OwnSection.properties,
    organisations: { state: true },
    chosen: { state: true },
    sites: { state: true },
    edited: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    ownSectionStyles,
    css`
      ul.rows > li > .row {
        flex: 0 1 auto;
      }
      .chip {
        margin-inline-start: var(--snodo-space-2);
      }
      snodo-site-list {
        padding-block-start: var(--snodo-space-2);
      }
    `,
  ];

  declare private organisations: readonly SitedOrganisation[];
  /** Code of the firm whose sites are shown. */
  declare private chosen: string | undefined;
  declare private sites: Load<readonly Site[]>;
  declare private edited: Edited | undefined;

  protected override readonly section = 'sites';
  /** The same as long as the same form is sent again, so that a lost answer makes no second site. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.organisations = [];
    this.sites = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#begin();
  }

  protected override render() {
    const { i18n, chosen } = this;
    if (!i18n || chosen === undefined) return nothing;
    return html`<section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="map-pin"></snodo-icon>${i18n.t('site.heading')}</h2>
        <p>${i18n.t('site.lead')}</p>
        ${this.organisations.length > 1 ? this.#firms(i18n, chosen) : nothing}
        ${loadedRows(i18n, this.sites, {
          row: (site) => this.#row(i18n, site),
          none: i18n.t('site.none'),
          retry: () => void this.#load(chosen),
        })}
        <button type="button" class="button primary" @click=${() => this.#open({ kind: 'new' })}>
          ${i18n.t('site.add')}
        </button>
        ${this.edited ? nothing : this.outcomeLine()}
        ${
          this.sites.state === 'ready' && this.sites.loaded.length > 1
            ? html`<snodo-site-list
                .api=${this.api}
                .organisation=${chosen}
                @snodo-people-placed=${() => void this.#load(chosen)}
              ></snodo-site-list>`
            : nothing
        }
      </section>
      ${this.edited ? this.#dialog(i18n, this.edited) : nothing}`;
  }

  #firms(i18n: I18n, chosen: string): TemplateResult {
    return html`<div class="field">
      <label for="organisation">${i18n.t('site.organisation')}</label>
      <select
        id="organisation"
        @change=${(changing: Event) => void this.#choose((changing.target as HTMLSelectElement).value)}
      >
        ${this.organisations.map(
          ({ code, name }) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  #row(i18n: I18n, site: Site): TemplateResult {
    const { name, district, address, isMain, people } = site;
    const where = [district, address].filter((words) => words !== null).join(' · ');
    const band =
      people.kind === 'none'
        ? i18n.t('campaign.band.none')
        : i18n.t(`campaign.band.${people.kind}`, { people: i18n.number(people.people) });
    return html`<li>
      <div>
        <p>
          <strong><bdi>${name}</bdi></strong>
          ${isMain ? html`<span class="chip">${i18n.t('site.main')}</span>` : nothing}
        </p>
        ${where === '' ? nothing : html`<p class="soft"><bdi>${where}</bdi></p>`}
        <p class="soft">
          ${i18n.t('site.people', { people: band })}${isMain ? ` · ${i18n.t('site.mainHelp')}` : ''}
        </p>
      </div>
      <div class="row">
        <button type="button" class="button" @click=${() => this.#open({ kind: 'changed', site })}>
          ${i18n.t('site.change')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
        </button>
        ${
          isMain && this.sites.state === 'ready' && this.sites.loaded.length > 1
            ? nothing
            : html`<button
                type="button"
                class="button plain"
                @click=${() => this.#open({ kind: 'removed', site })}
              >
                ${i18n.t('site.remove')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
              </button>`
        }
      </div>
    </li>`;
  }

  #dialog(i18n: I18n, edited: Edited): TemplateResult {
    const heading =
      edited.kind === 'new'
        ? i18n.t('site.add')
        : edited.kind === 'changed'
          ? i18n.t('site.changeHeading', { name: edited.site.name })
          : i18n.t('site.remove');
    return html`<dialog aria-labelledby="dialog-heading" @close=${this.#close}>
      <form
        class="sheet"
        method="dialog"
        @submit=${this.#submit}
        @input=${() => (this.#key = crypto.randomUUID())}
      >
        <h2 id="dialog-heading">${heading}</h2>
        ${
          edited.kind === 'removed'
            ? html`<p>${i18n.t('site.confirmRemove', { name: edited.site.name })}</p>`
            : this.#fields(i18n, edited.kind === 'changed' ? edited.site : undefined)
        }
        ${this.outcomeLine()}
        <div class="row">
          <button
            class=${`button ${edited.kind === 'removed' ? 'danger' : 'primary'}`}
            ?disabled=${this.isWorking}
          >
            ${i18n.t(edited.kind === 'removed' ? 'site.remove' : 'site.save')}
          </button>
          <button type="button" class="button" @click=${this.#close}>${i18n.t('common.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #fields(i18n: I18n, site: Site | undefined): TemplateResult {
    const line = (id: 'name' | 'district' | 'address', most: number) =>
      html`<div class="field">
        <label for=${id}>${i18n.t(`site.${id}`)}</label>
        <input
          id=${id}
          name=${id}
          maxlength=${most}
          autocomplete="off"
          ?required=${id === 'name'}
          .value=${site?.[id] ?? ''}
        />
      </div>`;
    return html`${line('name', 120)} ${line('district', 120)} ${line('address', 200)}
    ${
      site?.isMain
        ? nothing
        : html`<label class="choice">
            <input type="checkbox" name="isMain" />
            <span>${i18n.t('site.isMain')}</span>
          </label>`
    }`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #open(edited: Edited): void {
    this.outcome = undefined;
    this.#key = crypto.randomUUID();
    this.edited = edited;
  }

  readonly #close = (): void => {
    this.edited = undefined;
  };

  readonly #submit = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { edited, chosen } = this;
    if (!edited || chosen === undefined) return;
    const given = new FormData(submitting.target as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const settings = {
      name: text('name'),
      district: text('district') || null,
      address: text('address') || null,
      isMain: given.has('isMain'),
    };
    const done = await this.act(
      (api): Promise<unknown> => {
        if (edited.kind === 'new') return api.createSite(this.#key, chosen, settings);
        if (edited.kind === 'removed') return api.removeSite(edited.site.id);
        return api.updateSite(edited.site.id, { ...settings, isMain: settings.isMain || edited.site.isMain });
      },
      edited.kind === 'removed' ? 'site.removed' : 'site.saved',
    );
    if (done === undefined) return;
    this.edited = undefined;
    await this.#load(chosen);
  };

  async #begin(): Promise<void> {
    const organisations = await settle(this.api?.listOrganisations() ?? Promise.resolve([]));
    if (organisations.state !== 'ready') return;
    this.organisations = organisations.loaded;
    const [first] = organisations.loaded;
    if (first) await this.#choose(first.code);
  }

  async #choose(organisation: string): Promise<void> {
    this.chosen = organisation;
    this.sites = pending;
    this.outcome = undefined;
    await this.#load(organisation);
  }

  async #load(organisation: string): Promise<void> {
    if (!this.api) return;
    const sites = await settle(this.api.listSites(organisation));
    if (this.chosen === organisation) this.sites = sites;
  }
}

if (!customElements.get('snodo-sites')) customElements.define('snodo-sites', SnodoSites);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-sites': SnodoSites;
  }
}
