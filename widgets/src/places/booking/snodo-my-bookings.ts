import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import type { Page } from '../../ui/api-call.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import type { CalendarApi } from '../calendar/calendar-api.ts';
import type { Booking, BookingApi } from './booking-api.ts';
import { stateText, timeText } from './booking-words.ts';
import { appealForm } from './appeal-form.ts';
import { bookingStyles } from './booking.styles.ts';

/**
 * What somebody has booked: what comes, what is over, and what can be done with each. To give one up asks once more
 * in a full sentence, and says when it still counts for her share.
 *
 * @fires snodo-booking-cancelled - One was given up, with `id`
 */
export class SnodoMyBookings extends LitElement {
  static override properties = {
    api: { attribute: false },
    calendarApi: { attribute: false },
    isSignedIn: { type: Boolean, attribute: 'signed-in' },
    when: { state: true },
    page: { state: true },
    asking: { state: true },
    moving: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: BookingApi | undefined;
  /** Where she said that she comes stands below; undefined: nothing does. */
  declare calendarApi: CalendarApi | undefined;
  declare isSignedIn: boolean;
  declare private when: 'coming' | 'over';
  declare private page: Load<Page<Booking>>;
  /** Which booking is about to be given up, or appealed for. */
  declare private asking: string | undefined;
  /** The booking that gets another time. */
  declare private moving: Booking | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isSignedIn = false;
    this.when = 'coming';
    this.page = pending;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('when') || changed.has('isSignedIn')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api || !this.isSignedIn) return;
    this.page = pending;
    this.page = await settle(this.api.listOwnBookings(this.when));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<h1>${i18n.t('booking.mine')}</h1>
      ${this.isSignedIn ? this.#signedIn(i18n) : this.#signIn(i18n)}`;
  }

  #signIn(i18n: I18n): TemplateResult {
    return html`<snodo-load-state state="empty" heading=${i18n.t('booking.signInForMine')}>
      <a class="button primary" href=${signInAddress('/bookings', i18n.language)}
        >${i18n.t('portal.signIn')}</a
      >
    </snodo-load-state>`;
  }

  #signedIn(i18n: I18n): TemplateResult {
    return html`<div class="times" role="group" aria-label=${i18n.t('booking.which')}>
        ${(['coming', 'over'] as const).map(
          (when) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${this.when === when}
              @click=${() => (this.when = when)}
            >
              ${i18n.t(when === 'coming' ? 'booking.coming' : 'booking.over')}
            </button>`,
        )}
      </div>
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault ?? false)} ${this.#mover()} ${this.#list(i18n)}
      ${
        this.calendarApi === undefined
          ? nothing
          : html`<snodo-my-registrations
              .api=${this.calendarApi}
              .when=${this.when}
            ></snodo-my-registrations>`
      }`;
  }

  #list(i18n: I18n): TemplateResult {
    const { page } = this;
    if (page.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (page.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { items, nextCursor } = page.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t(this.when === 'coming' ? 'booking.noneComing' : 'booking.noneOver')}
        text=${i18n.t('booking.noneHelp')}
      >
        <a class="button" href=${`/?lang=${i18n.language}&show=places#answers`}
          >${i18n.t('booking.allPlaces')}</a
        >
      </snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${items.map((booking) => html`<li>${this.#card(i18n, booking)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
              ${i18n.t('booking.more')}
            </button>`
      }`;
  }

  #card(i18n: I18n, booking: Booking): TemplateResult {
    const { space, place, time, seatLabels, visitors } = booking;
    return html`<article class="card" aria-labelledby=${`of-${booking.id}`}>
      <p><span class="chip">${stateText(i18n, booking)}</span></p>
      <h2 id=${`of-${booking.id}`}>${space.name}</h2>
      <p class="when">${timeText(i18n, time)}</p>
      <ul role="list" class="facts">
        <li>
          <a href=${`/places?${new URLSearchParams({ place: place.code, lang: i18n.language })}`}
            >${place.name}</a
          >
        </li>
        ${
          seatLabels.length === 0
            ? nothing
            : html`<li>
                ${i18n.t('booking.yourSeats', { count: seatLabels.length, seats: listText(i18n, seatLabels) })}
              </li>`
        }
        ${booking.purpose === null ? nothing : html`<li>${booking.purpose}</li>`}
        ${visitors.length === 0 ? nothing : html`<li>${i18n.t('booking.with', { names: listText(i18n, visitors) })}</li>`}
        ${booking.decisionWords === null ? nothing : html`<li>${i18n.t('booking.hostSays', { words: booking.decisionWords })}</li>`}
        ${booking.houseRules === null || this.when === 'over' ? nothing : html`<li class="words">${booking.houseRules}</li>`}
      </ul>
      ${this.asking === booking.id ? this.#question(i18n, booking) : this.#actions(i18n, booking)}
    </article>`;
  }

  #actions(i18n: I18n, booking: Booking): TemplateResult {
    return html`<div class="foot">
      ${
        booking.canCheckIn
          ? html`<button
              type="button"
              class="button primary"
              ?disabled=${this.isWorking}
              @click=${() => void this.#act(i18n, (api) => api.checkIn(booking.id), 'booking.checkedIn')}
            >
              ${i18n.t('booking.checkIn')}
            </button>`
          : nothing
      }
      ${booking.hasCheckedIn ? html`<p class="soft">${i18n.t('booking.checkedIn')}</p>` : nothing}
      ${
        booking.canMove
          ? html`<button type="button" class="button" @click=${() => void this.#moveTo(booking)}>
              ${i18n.t('booking.move')}
            </button>`
          : nothing
      }
      ${
        booking.canCancel
          ? html`<button type="button" class="button" @click=${() => this.#ask(booking.id)}>
              ${i18n.t('booking.cancel')}
            </button>`
          : nothing
      }
      ${
        booking.canAppeal
          ? html`<button type="button" class="button" @click=${() => this.#ask(booking.id)}>
              ${i18n.t('booking.appeal')}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** How another time is chosen is loaded when somebody wants one. */
  async #moveTo(booking: Booking): Promise<void> {
    await import('./snodo-booking-move.ts');
    this.outcome = undefined;
    this.moving = booking;
  }

  #mover() {
    if (this.moving === undefined) return nothing;
    return html`<snodo-booking-move
      .api=${this.api}
      .booking=${this.moving}
      @snodo-booking-made=${this.#moved}
      @snodo-booking-left=${() => (this.moving = undefined)}
    ></snodo-booking-move>`;
  }

  readonly #moved = (): void => {
    this.moving = undefined;
    const i18n = this.#i18n.value;
    if (i18n) this.outcome = { words: i18n.t('booking.moved'), isFault: false };
    void this.#load();
  };

  #ask(id: string): void {
    this.asking = id;
    this.outcome = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.question')?.focus());
  }

  #question(i18n: I18n, booking: Booking): TemplateResult {
    if (booking.canAppeal)
      return appealForm(
        i18n,
        this.isWorking,
        (words) => void this.#act(i18n, (api) => api.appeal(booking.id, words), 'booking.appealed'),
      );
    const isLate = booking.state === 'confirmed' && Date.parse(booking.freeCancelUntil) < Date.now();
    const give = (which: 'this' | 'this_and_following') => () =>
      void this.#act(
        i18n,
        async (api) => {
          await api.cancel(booking.id, { version: booking.version, which });
          this.dispatchEvent(
            new CustomEvent('snodo-booking-cancelled', {
              detail: { id: booking.id },
              bubbles: true,
              composed: true,
            }),
          );
        },
        'booking.cancelled',
      );
    return html`<div class="notice question" tabindex="-1">
      <p>
        ${i18n.t('booking.cancelSure', { space: booking.space.name, when: timeText(i18n, booking.time) })}
        ${isLate ? i18n.t('booking.cancelLate') : nothing}
      </p>
      <div class="foot times">
        <button type="button" class="button primary" ?disabled=${this.isWorking} @click=${give('this')}>
          ${i18n.t('booking.cancelYes')}
        </button>
        ${
          booking.series === null
            ? nothing
            : html`<button
                type="button"
                class="button"
                ?disabled=${this.isWorking}
                @click=${give('this_and_following')}
              >
                ${i18n.t('booking.cancelFollowing')}
              </button>`
        }
        <button type="button" class="button" @click=${() => (this.asking = undefined)}>
          ${i18n.t('booking.keep')}
        </button>
      </div>
    </div>`;
  }

  async #act(
    i18n: I18n,
    work: (api: BookingApi) => Promise<unknown>,
    done: 'booking.checkedIn' | 'booking.cancelled' | 'booking.appealed',
  ): Promise<void> {
    if (!this.api || this.isWorking) return;
    this.isWorking = true;
    try {
      await work(this.api);
      this.asking = undefined;
      this.outcome = { words: i18n.t(done), isFault: false };
      await this.#load();
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    } finally {
      this.isWorking = false;
    }
  }

  async #more(cursor: string): Promise<void> {
    if (!this.api || this.page.state !== 'ready') return;
    const before = this.page.loaded.items;
    const next = await settle(this.api.listOwnBookings(this.when, cursor));
    this.page =
      next.state === 'ready'
        ? { state: 'ready', loaded: { ...next.loaded, items: [...before, ...next.loaded.items] } }
        : next;
  }
}

if (!customElements.get('snodo-my-bookings')) customElements.define('snodo-my-bookings', SnodoMyBookings);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-my-bookings': SnodoMyBookings;
  }
}
