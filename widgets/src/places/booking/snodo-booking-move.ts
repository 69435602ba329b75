import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Booking, BookingApi, PlaceSheet } from './booking-api.ts';
import { bookingStyles } from './booking.styles.ts';
import './snodo-space-booking.ts';

/**
 * Another time for a booking, in the same space: what is free there, and a time within it.
 *
 * @fires snodo-booking-made - It has another time
 * @fires snodo-booking-left - It stays as it is
 */
export class SnodoBookingMove extends LitElement {
  static override properties = {
    api: { attribute: false },
    booking: { attribute: false },
    sheet: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  declare booking: Booking | undefined;
  declare private sheet: Load<PlaceSheet>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.sheet = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('booking')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api || !this.booking) return;
    this.sheet = pending;
    this.sheet = await settle(this.api.getPlace(this.booking.place.code));
    await this.updateComplete;
    this.renderRoot.querySelector('snodo-space-booking')?.focusHeading();
  };

  protected override render() {
    const i18n = this.#i18n.value;
    const { booking, sheet } = this;
    if (!i18n || !booking) return nothing;
    if (sheet.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    const space =
      sheet.state === 'ready' ? sheet.loaded.spaces.find(({ id }) => id === booking.space.id) : undefined;
    return html`<section class="notice">
      ${
        space === undefined
          ? html`<snodo-load-state
              state="failed"
              heading=${i18n.t('common.failed')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${this.#load}
            ></snodo-load-state>`
          : html`<snodo-space-booking
              .api=${this.api}
              .space=${space}
              .moving=${booking}
            ></snodo-space-booking>`
      }
      <button type="button" class="button" @click=${this.#leave}>${i18n.t('booking.moveNot')}</button>
    </section>`;
  }

  readonly #leave = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-booking-left', { bubbles: true, composed: true }));
  };
}

if (!customElements.get('snodo-booking-move')) customElements.define('snodo-booking-move', SnodoBookingMove);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-booking-move': SnodoBookingMove;
  }
}
