import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { HostingApi, KeptPlace } from './hosting-api.ts';
import { hostedPlaceAddress } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';
import './snodo-hand-over.ts';
import './snodo-kept-spaces.ts';
import './snodo-place-details.ts';
import './snodo-place-ladder.ts';
import './snodo-place-life.ts';
import './snodo-place-troubles.ts';
import '../use/snodo-place-use.ts';

export const hostedPlaceParts = [
  'spaces',
  'details',
  'ladder',
  'use',
  'troubles',
  'hand-over',
  'life',
] as const;
export type HostedPlacePart = (typeof hostedPlaceParts)[number];

/** One place as its host looks after it: one of its parts at a time, each at an address of its own. */
export class SnodoHostedPlace extends OwnSection<HostingApi> {
  static override properties = {
    ...OwnSection.properties,
    code: { type: String },
    shown: { type: String },
    kept: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles];

  declare code: string;
  declare shown: HostedPlacePart;
  declare private kept: Load<KeptPlace>;
  protected override readonly section = 'spaces';

  constructor() {
    super();
    this.code = '';
    this.shown = 'spaces';
    this.kept = pending;
    this.addEventListener('snodo-hosted-place-changed', () => void this.#load());
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('code')) {
      this.kept = pending;
      void this.#load();
    }
  }

  /** What stands on the page stays until the place has come anew: somebody may be reading how it went. */
  readonly #load = async (): Promise<void> => {
    if (this.api && this.code !== '') this.kept = await settle(this.api.getHostedPlace(this.code));
  };

  protected override render() {
    const { i18n, kept } = this;
    if (!i18n || !this.api) return nothing;
    const back = html`<a class="button plain" href=${`/desk/spaces?lang=${i18n.language}`}
      ><snodo-icon name="arrow-left"></snodo-icon>${i18n.t('hosting.allPlaces')}</a
    >`;
    if (kept.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (kept.state === 'failed') return html`${back}${this.#failed(i18n, kept.problem)}`;
    return html`<header>
        ${back}
        <h2><bdi>${kept.loaded.name}</bdi></h2>
        <p class="soft">
          ${i18n.t(`places.lifeCycle.${kept.loaded.lifeCycle}`)} ·
          <a href=${`/places?${new URLSearchParams({ place: this.code, lang: i18n.language })}`}
            >${i18n.t('booking.listedOpen')}</a
          >
        </p>
      </header>
      <nav aria-label=${i18n.t('hosting.parts')}>
        <ul role="list" class="pages">
          ${hostedPlaceParts.map(
            (part) =>
              html`<li>
                <a
                  href=${hostedPlaceAddress(i18n, this.code, part)}
                  aria-current=${part === this.shown ? 'page' : nothing}
                  >${i18n.t(`hosting.part_${part}`)}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${this.#content(kept.loaded)}`;
  }

  #failed(i18n: I18n, problem: string): TemplateResult {
    if (problem === 'not_found' || problem === 'forbidden')
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t(problem === 'forbidden' ? 'booking.notYourPlace' : 'booking.noPlace')}
      ></snodo-load-state>`;
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${this.#load}
    ></snodo-load-state>`;
  }

  #content(place: KeptPlace): TemplateResult {
    const { api } = this;
    switch (this.shown) {
      case 'details':
        return html`<snodo-place-details .api=${api} .place=${place}></snodo-place-details>`;
      case 'ladder':
        return html`<snodo-place-ladder .api=${api} .place=${place}></snodo-place-ladder>`;
      case 'use':
        return html`<snodo-place-use .api=${api} .place=${place}></snodo-place-use>`;
      case 'troubles':
        return html`<snodo-place-troubles .api=${api} .place=${place}></snodo-place-troubles>`;
      case 'hand-over':
        return html`<snodo-hand-over .api=${api} .place=${place}></snodo-hand-over>`;
      case 'life':
        return html`<snodo-place-life .api=${api} .place=${place}></snodo-place-life>`;
      default:
        return html`<snodo-kept-spaces .api=${api} .place=${place}></snodo-kept-spaces>`;
    }
  }
}

if (!customElements.get('snodo-hosted-place')) customElements.define('snodo-hosted-place', SnodoHostedPlace);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-hosted-place': SnodoHostedPlace;
  }
}
