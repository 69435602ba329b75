import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { timeText } from '../booking/booking-words.ts';
import type { Page } from '../../ui/api-call.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { ComingBooking, KeptPlace, PlaceStep } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { textOf } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';

type Target = 'active' | 'suspended' | 'closed';

/** What a host may do next with a place; to hand it over is a step of its own. */
const steps: Record<KeptPlace['lifeCycle'], readonly Target[]> = {
  proposed: ['closed'],
  agreed: ['active', 'closed'],
  active: ['suspended', 'closed'],
  suspended: ['active', 'closed'],
  handed_over: ['suspended', 'closed'],
  closed: [],
};

const words = {
  active: { go: 'hosting.activate', done: 'hosting.activated', sure: 'hosting.activateSure' },
  suspended: { go: 'hosting.suspend', done: 'hosting.suspended', sure: 'hosting.suspendSure' },
  closed: { go: 'hosting.close', done: 'hosting.closed', sure: 'hosting.closeSure' },
} as const satisfies Record<Target, Record<'go' | 'done' | 'sure', MessageKey>>;

/** Pausing, opening and closing a place. With bookings to come it asks of each what becomes of it, before anything ends. */
export class SnodoPlaceLife extends HostingSection {
  static override properties = {
    ...HostingSection.properties,
    target: { state: true },
    coming: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles];

  declare private target: Target | undefined;
  declare private coming: Load<Page<ComingBooking>>;

  constructor() {
    super();
    this.coming = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && changed.get('place') !== undefined) this.target = undefined;
  }

  protected override render() {
    const { i18n, place } = this;
    if (!i18n || !place) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${i18n.t('hosting.life')}</h3>
      <p>${i18n.t('hosting.comingOf', { count: place.comingBookings })}</p>
      <div class="actions">
        ${steps[place.lifeCycle].map(
          (target) =>
            html`<button
              type="button"
              class="button ${target === 'closed' ? 'danger' : ''}"
              aria-expanded=${this.target === target ? 'true' : 'false'}
              @click=${() => void this.#ask(target, place)}
            >
              ${i18n.t(words[target].go)}
            </button>`,
        )}
      </div>
      ${this.target === undefined ? nothing : this.#form(i18n, place, this.target)} ${this.outcomeLine()}
    </section>`;
  }

  async #ask(target: Target, place: KeptPlace): Promise<void> {
    this.outcome = undefined;
    this.target = this.target === target ? undefined : target;
    this.coming = pending;
    if (this.api && this.target !== undefined && target !== 'active')
      this.coming = await settle(this.api.listComing(place.code));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
  }

  #form(i18n: I18n, place: KeptPlace, target: Target): TemplateResult {
    return html`<form
      class="notice"
      @submit=${(submitted: SubmitEvent) => void this.#move(submitted, place, target)}
    >
      <p>${i18n.t(words[target].sure)}</p>
      <div class="field">
        <label for="reason">${i18n.t('hosting.reason')}</label>
        <input id="reason" name="reason" required maxlength="500" />
      </div>
      ${target === 'active' ? nothing : this.#bookings(i18n, target)}
      <button
        class="button ${target === 'closed' ? 'danger' : 'primary'}"
        ?disabled=${this.isWorking || (target !== 'active' && this.coming.state !== 'ready')}
      >
        ${i18n.t(words[target].go)}
      </button>
    </form>`;
  }

  #bookings(i18n: I18n, target: Target): TemplateResult | typeof nothing {
    const { coming } = this;
    if (coming.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (coming.state === 'failed')
      return html`<snodo-load-state state="failed" heading=${i18n.t('common.failed')}></snodo-load-state>`;
    const { items, nextCursor } = coming.loaded;
    if (items.length === 0) return nothing;
    return html`<fieldset class="field">
      <legend>${i18n.t('hosting.fates')}</legend>
      <p class="soft">${i18n.t('hosting.fatesHelp')}</p>
      <ul role="list" class="rows">
        ${items.map((booking) => html`<li>${fateField(i18n, booking, target)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
              ${i18n.t('booking.more')}
            </button>`
      }
    </fieldset>`;
  }

  async #more(cursor: string): Promise<void> {
    const { api, place, coming } = this;
    if (!api || !place || coming.state !== 'ready') return;
    const next = await settle(api.listComing(place.code, cursor));
    this.coming =
      next.state === 'ready'
        ? {
            state: 'ready',
            loaded: { ...next.loaded, items: [...coming.loaded.items, ...next.loaded.items] },
          }
        : next;
  }

  /** What was not shown yet is not decided: then the API asks, and nothing ends. */
  async #move(submitted: SubmitEvent, place: KeptPlace, to: Target): Promise<void> {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement)) return;
    const given = new FormData(submitted.target);
    const shown = this.coming.state === 'ready' ? this.coming.loaded.items : [];
    const fates = shown.map(({ id }): NonNullable<PlaceStep['fates']>[number] => {
      const word = textOf(given, `fate-${id}`);
      return word === 'keep' || word === 'cancel'
        ? { booking: id, what: word }
        : { booking: id, what: 'move', space: word };
    });
    const reason = textOf(given, 'reason');
    const moved = await this.act(
      (api) => api.movePlace(place.code, { from: place.lifeCycle, to, reason, fates }),
      words[to].done,
    );
    if (moved) this.tellChanged();
  }
}

/** One list a booking. While a place is only paused what stands is kept unless somebody says otherwise. */
function fateField(i18n: I18n, booking: ComingBooking, target: Target): TemplateResult {
  const { id, space, time, as, people, otherSpaces } = booking;
  const usual = target === 'suspended' ? 'keep' : 'cancel';
  return html`<div class="field">
    <label for=${`fate-${id}`}
      >${timeText(i18n, time)} · <bdi>${space.name}</bdi> · ${i18n.t(`hosting.audience_${as}`)},
      ${i18n.t('booking.peopleOf', { count: people })}</label
    >
    <select id=${`fate-${id}`} name=${`fate-${id}`}>
      <option value="keep" ?selected=${usual === 'keep'}>${i18n.t('hosting.fateKeep')}</option>
      ${otherSpaces.map(
        (other) =>
          html`<option value=${other.id}>
            ${i18n.t(other.needsApproval ? 'hosting.fateAsk' : 'hosting.fateMove', { space: other.name, place: other.place })}
          </option>`,
      )}
      <option value="cancel" ?selected=${usual === 'cancel'}>${i18n.t('hosting.fateCancel')}</option>
    </select>
  </div>`;
}

if (!customElements.get('snodo-place-life')) customElements.define('snodo-place-life', SnodoPlaceLife);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-life': SnodoPlaceLife;
  }
}
