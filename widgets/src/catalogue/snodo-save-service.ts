import { css, html, nothing, type PropertyValues } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { LoadFault } from '../ui/load.ts';
import type { SavedList, SavedServicesApi } from './saved-services-api.ts';

/** Puts one service on her own list, or takes it off; for somebody who is signed in. */
export class SnodoSaveService extends OwnSection<SavedServicesApi> {
  static override properties = {
    ...OwnSection.properties,
    service: { type: String },
    list: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--snodo-space-3);
      }
      [role='status']:empty {
        display: none;
      }
    `,
  ];

  /** Code of the service. */
  declare service: string;
  declare private list: SavedList | undefined;

  protected override readonly section = 'saved';

  constructor() {
    super();
    this.service = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load();
  }

  protected override render() {
    const { i18n, list } = this;
    if (!i18n || !list) return nothing;
    const isSaved = list.items.some(({ code }) => code === this.service);
    return html`<button
        type="button"
        class="button"
        aria-pressed=${isSaved ? 'true' : 'false'}
        ?disabled=${this.isWorking}
        @click=${() => void this.#toggle(isSaved)}
      >
        <snodo-icon name=${isSaved ? 'circle-check' : 'list'}></snodo-icon>
        ${i18n.t(isSaved ? 'saved.on' : 'saved.put')}
      </button>
      <a href=${`/saved-services?lang=${i18n.language}`}>${i18n.t('saved.title')}</a>
      ${this.outcomeLine()}`;
  }

  /** Without the list there is no button; the sheet is whole without it. */
  async #load(): Promise<void> {
    try {
      this.list = await this.api?.list();
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
    }
  }

  async #toggle(isSaved: boolean): Promise<void> {
    const { service } = this;
    const list = await this.act((api) => (isSaved ? api.forget(service) : api.save(service)));
    if (list) this.list = list;
  }
}

if (!customElements.get('snodo-save-service')) customElements.define('snodo-save-service', SnodoSaveService);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-save-service': SnodoSaveService;
  }
}
