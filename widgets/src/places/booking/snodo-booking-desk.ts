import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import type { Page } from '../../ui/api-call.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import '../../ui/snodo-day-field.ts';
import type { BookingApi, BookingRequest, ExpectedVisit } from './booking-api.ts';
import { dayFromNow, hoursText, timeText } from './booking-words.ts';
import { bookingStyles, roomSectionStyles } from './booking.styles.ts';

/**
 * What a host does at the desk: answers requests in the order in which they come true, and sees who comes on a day.
 * Names are shown to whoever receives people and to nobody else.
 *
 * @fires snodo-booking-decided - A request was answered, with `id`
 */
export class SnodoBookingDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    requests: { state: true },
    places: { state: true },
    place: { state: true },
    on: { state: true },
    visits: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles, roomSectionStyles];

  declare api: BookingApi | undefined;
  declare private requests: Load<Page<BookingRequest>>;
  declare private places: readonly { readonly code: string; readonly name: string }[];
  declare private place: string;
  declare private on: string;
  /** Undefined: no place was chosen. */
  declare private visits: Load<Page<ExpectedVisit>> | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.requests = pending;
    this.places = [];
    this.place = '';
    this.on = dayFromNow(0);
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) {
      void this.#load();
      void this.#loadPlaces();
    }
    if (changed.has('place') || changed.has('on')) void this.#loadVisits();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.requests = pending;
    this.requests = await settle(this.api.listRequests());
  };

  async #loadPlaces(): Promise<void> {
    if (!this.api) return;
    const places = await settle(this.api.listPlaces());
    this.places = places.state === 'ready' ? places.loaded : [];
  }

  readonly #loadVisits = async (): Promise<void> => {
    if (!this.api || this.place === '') return;
    this.visits = pending;
    this.visits = await settle(this.api.listVisits(this.place, this.on));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.api) return nothing;
    return html`<section aria-labelledby="requests">
        <h2 id="requests">${i18n.t('booking.requests')}</h2>
        ${outcomeLine(this.outcome?.words, this.outcome?.isFault ?? false)} ${this.#requestList(i18n)}
      </section>
      <section aria-labelledby="visits">
        <h2 id="visits">${i18n.t('booking.visits')}</h2>
        <p class="soft">${i18n.t('booking.visitsHelp')}</p>
        ${this.#choice(i18n)} ${this.#visitList(i18n)}
      </section>`;
  }

  #requestList(i18n: I18n): TemplateResult {
    const { requests } = this;
    if (requests.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (requests.state === 'failed') return this.#failed(i18n, this.#load);
    const { items, nextCursor } = requests.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('booking.noRequests')}
        text=${i18n.t('booking.noRequestsHelp')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${items.map((request) => html`<li>${this.#request(i18n, request)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
              ${i18n.t('booking.more')}
            </button>`
      }`;
  }

  async #more(cursor: string): Promise<void> {
    if (!this.api || this.requests.state !== 'ready') return;
    const before = this.requests.loaded.items;
    const next = await settle(this.api.listRequests(cursor));
    this.requests =
      next.state === 'ready'
        ? { state: 'ready', loaded: { ...next.loaded, items: [...before, ...next.loaded.items] } }
        : next;
  }

  #request(i18n: I18n, request: BookingRequest): TemplateResult {
    const { id, by, organisation, appeal, purpose } = request;
    return html`<article class="card" aria-labelledby=${`of-${id}`}>
      <h3 id=${`of-${id}`}>${request.space.name} · ${request.place.name}</h3>
      <p class="when">${timeText(i18n, request.time)}</p>
      <ul role="list" class="facts">
        <li>${organisation === null ? by : `${by} · ${organisation}`}</li>
        <li>${i18n.t('booking.peopleOf', { count: request.people })}</li>
        ${purpose === null ? nothing : html`<li>${purpose}</li>`}
        ${appeal === null ? nothing : html`<li>${i18n.t('booking.appealSays', { words: appeal })}</li>`}
        ${
          request.decideBy === null || request.asks === 'restoration'
            ? nothing
            : html`<li>${i18n.t('booking.decideBy', { day: i18n.day(request.decideBy) })}</li>`
        }
      </ul>
      <form class="stack" @submit=${(submitted: SubmitEvent) => this.#answer(i18n, request, submitted)}>
        <div class="field">
          <label for=${`words-${id}`}>${i18n.t('booking.words')}</label>
          <input id=${`words-${id}`} name="words" maxlength="500" />
        </div>
        <div class="foot times">
          <button class="button primary" name="decision" value="confirm" ?disabled=${this.isWorking}>
            ${i18n.t('booking.yes')}
          </button>
          <button class="button" name="decision" value="decline" ?disabled=${this.isWorking}>
            ${i18n.t('booking.no')}
          </button>
        </div>
      </form>
    </article>`;
  }

  #answer(i18n: I18n, { id, version }: BookingRequest, submitted: SubmitEvent): void {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement)) return;
    const words = new FormData(submitted.target).get('words');
    const isNo = submitted.submitter instanceof HTMLButtonElement && submitted.submitter.value === 'decline';
    void this.#decide(i18n, id, {
      version,
      decision: isNo ? 'decline' : 'confirm',
      ...(typeof words === 'string' && words.trim() !== '' ? { words: words.trim() } : {}),
    });
  }

  async #decide(i18n: I18n, id: string, body: Parameters<BookingApi['decide']>[1]): Promise<void> {
    if (!this.api || this.isWorking) return;
    this.isWorking = true;
    try {
      await this.api.decide(id, body);
      this.outcome = {
        words: i18n.t(body.decision === 'confirm' ? 'booking.saidYes' : 'booking.saidNo'),
        isFault: false,
      };
      this.dispatchEvent(
        new CustomEvent('snodo-booking-decided', { detail: { id }, bubbles: true, composed: true }),
      );
      await Promise.all([this.#load(), this.#loadVisits()]);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    } finally {
      this.isWorking = false;
    }
  }

  #choice(i18n: I18n): TemplateResult {
    return html`<div class="pair">
      <div class="field">
        <label for="place">${i18n.t('booking.place')}</label>
        <select
          id="place"
          @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this.place = target.value;
          }}
        >
          <option value="">${i18n.t('booking.choosePlace')}</option>
          ${this.places.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>
      <snodo-day-field
        label=${i18n.t('booking.day')}
        value=${this.on}
        min=${dayFromNow(-30)}
        max=${dayFromNow(7)}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLElement && 'value' in target) this.on = String(target.value);
        }}
      ></snodo-day-field>
    </div>`;
  }

  #visitList(i18n: I18n) {
    const { visits } = this;
    if (!visits) return nothing;
    if (visits.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (visits.state === 'failed')
      return visits.problem === 'forbidden'
        ? html`<snodo-load-state state="empty" heading=${i18n.t('booking.notYourPlace')}></snodo-load-state>`
        : this.#failed(i18n, this.#loadVisits);
    const { items } = visits.loaded;
    if (items.length === 0)
      return html`<snodo-load-state state="empty" heading=${i18n.t('booking.noVisits')}></snodo-load-state>`;
    return html`<ul role="list" class="cards">
      ${items.map(
        (visit) =>
          html`<li>
            <article class="card">
              <h3>${visit.by}</h3>
              <p class="when"><bdi>${hoursText(i18n, visit.time)}</bdi> · ${visit.space}</p>
              <ul role="list" class="facts">
                ${visit.organisation === null ? nothing : html`<li>${visit.organisation}</li>`}
                <li>${i18n.t('booking.peopleOf', { count: visit.people })}</li>
                ${
                  visit.visitors.length === 0
                    ? nothing
                    : html`<li>${i18n.t('booking.with', { names: listText(i18n, visit.visitors) })}</li>`
                }
                ${visit.hasCheckedIn ? html`<li>${i18n.t('booking.checkedIn')}</li>` : nothing}
              </ul>
            </article>
          </li>`,
      )}
    </ul>`;
  }

  #failed(i18n: I18n, retry: () => Promise<void>): TemplateResult {
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${retry}
    ></snodo-load-state>`;
  }
}

if (!customElements.get('snodo-booking-desk')) customElements.define('snodo-booking-desk', SnodoBookingDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-booking-desk': SnodoBookingDesk;
  }
}
