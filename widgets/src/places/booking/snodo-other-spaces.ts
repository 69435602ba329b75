import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { BookingApi, OtherSpace } from './booking-api.ts';
import { bookingStyles } from './booking.styles.ts';

/** A time that somebody wanted in a space and cannot have. */
export interface WantedTime {
  readonly space: string;
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

/** Other spaces that are free at the time that cannot be had. Where there are none, or they do not come, it is empty. */
export class SnodoOtherSpaces extends LitElement {
  static override properties = {
    api: { attribute: false },
    wanted: { attribute: false },
    spaces: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  declare wanted: WantedTime | undefined;
  declare private spaces: Load<readonly OtherSpace[]>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.spaces = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('wanted') || changed.has('api')) void this.#load();
  }

  async #load(): Promise<void> {
    const { api, wanted } = this;
    this.spaces = pending;
    if (!api || !wanted) return;
    const spaces = await settle(api.listOthers(wanted));
    if (wanted === this.wanted) this.spaces = spaces;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { spaces } = this;
    if (!i18n || spaces.state !== 'ready' || spaces.loaded.length === 0) return nothing;
    return html`<div class="notice" role="status">
      <p>${i18n.t('booking.otherSpaces')}</p>
      <ul role="list" class="facts">
        ${spaces.loaded.map(
          ({ name, place, needsApproval }) =>
            html`<li>
              <a href=${`/places?${new URLSearchParams({ place: place.code, lang: i18n.language })}`}
                ><bdi>${name}</bdi> · <bdi>${place.name}</bdi></a
              >${needsApproval ? html` · ${i18n.t('booking.otherAsks')}` : nothing}
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

if (!customElements.get('snodo-other-spaces')) customElements.define('snodo-other-spaces', SnodoOtherSpaces);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-other-spaces': SnodoOtherSpaces;
  }
}
