import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import type { Page } from '../../ui/api-call.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, locales, type I18n } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { timeText } from '../booking/booking-words.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { CalendarApi, Registration, RegistrationStep } from './calendar-api.ts';
import { needKeys, registrationText, stateText, waitingText } from './calendar-words.ts';

/**
 * Where somebody said that she comes, what waits for her answer, and why she waits. To give a place up asks once more
 * in a full sentence.
 *
 * @fires snodo-registration-moved - She took a step, with `id` and `step`
 */
export class SnodoMyRegistrations extends LitElement {
  static override properties = {
    api: { attribute: false },
    when: { type: String },
    page: { state: true },
    asking: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: CalendarApi | undefined;
  declare when: 'coming' | 'over';
  declare private page: Load<Page<Registration>>;
  /** Which is about to be given up. */
  declare private asking: string | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.when = 'coming';
    this.page = pending;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('when')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.page = pending;
    this.page = await settle(this.api.listOwnRegistrations(this.when));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.api) return nothing;
    return html`<section aria-labelledby="mine">
      <h2 id="mine">${i18n.t('calendar.mine')}</h2>
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault ?? false)} ${this.#list(i18n)}
      <details @toggle=${() => void import('./snodo-calendar-feeds.ts')}>
        <summary>${i18n.t('calendar.feed')}</summary>
        <snodo-calendar-feeds .api=${this.api}></snodo-calendar-feeds>
      </details>
    </section>`;
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
        heading=${i18n.t('calendar.mineNone')}
        text=${i18n.t('calendar.mineNoneHelp')}
      >
        <a class="button" href=${`/places?lang=${i18n.language}`}>${i18n.t('calendar.mineCalendar')}</a>
      </snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${items.map((registration) => html`<li>${this.#card(i18n, registration)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
              ${i18n.t('calendar.more')}
            </button>`
      }`;
  }

  #card(i18n: I18n, registration: Registration): TemplateResult {
    const { id, activity, place, time, state, needs, children } = registration;
    const dateState = state === 'called_off' ? undefined : stateText(i18n, registration.dateState);
    return html`<article class="card" aria-labelledby=${`of-${id}`}>
      <p class="times">
        <span class="chip">${registrationText(i18n, registration)}</span>
        ${dateState === undefined ? nothing : html`<span class="chip">${dateState}</span>`}
      </p>
      <h3 id=${`of-${id}`}><bdi>${activity.name}</bdi></h3>
      <p class="when">${timeText(i18n, time)}</p>
      <ul role="list" class="facts">
        <li>
          <a href=${`/places?${new URLSearchParams({ place: place.code, lang: i18n.language })}`}
            >${place.name}</a
          >
        </li>
        <li>${i18n.t('calendar.people', { count: registration.places })}</li>
        ${children === 0 ? nothing : html`<li>${i18n.t('calendar.children', { count: children })}</li>`}
        ${
          needs.length === 0
            ? nothing
            : html`<li>
                ${listText(
                  i18n,
                  needs.map((need) => i18n.t(needKeys[need])),
                )}
              </li>`
        }
        ${registration.reason === null ? nothing : html`<li>${i18n.t('calendar.why', { reason: registration.reason })}</li>`}
        ${registration.hasArrived ? html`<li>${i18n.t('calendar.arrived')}</li>` : nothing}
        ${
          registration.position === null
            ? nothing
            : html`<li>
                ${i18n.t('calendar.position', { count: registration.position })}
                ${waitingText(i18n, registration)}
              </li>`
        }
        ${
          registration.offerEndsAt === null
            ? nothing
            : html`<li class="when">
                ${i18n.t('calendar.offerUntil', { when: momentText(i18n, registration.offerEndsAt) })}
              </li>`
        }
      </ul>
      ${
        registration.onlineAddress === null
          ? nothing
          : html`<p>
              <a class="button" href=${registration.onlineAddress} target="_blank" rel="noopener noreferrer"
                >${i18n.t('calendar.onlineAt')}</a
              >
            </p>`
      }
      ${this.asking === id ? this.#question(i18n, registration) : this.#steps(i18n, registration)}
    </article>`;
  }

  #steps(i18n: I18n, registration: Registration): TemplateResult {
    const go = (step: RegistrationStep) => () =>
      step === 'withdraw' ? this.#ask(registration.id) : void this.#move(i18n, registration, step);
    return html`<div class="foot">
      ${registration.steps.map(
        (step) =>
          html`<button
            type="button"
            class=${step === 'take' ? 'button primary' : 'button'}
            ?disabled=${this.isWorking}
            @click=${go(step)}
          >
            ${i18n.t(`calendar.${step}`)}
          </button>`,
      )}
    </div>`;
  }

  #ask(id: string): void {
    this.asking = id;
    this.outcome = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.question')?.focus());
  }

  #question(i18n: I18n, registration: Registration): TemplateResult {
    const { activity, time } = registration;
    return html`<div class="notice question" tabindex="-1">
      <p>${i18n.t('calendar.withdrawSure', { name: activity.name, when: timeText(i18n, time) })}</p>
      <div class="times">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.isWorking}
          @click=${() => void this.#move(i18n, registration, 'withdraw')}
        >
          ${i18n.t('calendar.withdrawYes')}
        </button>
        <button type="button" class="button" @click=${() => (this.asking = undefined)}>
          ${i18n.t('calendar.keep')}
        </button>
      </div>
    </div>`;
  }

  async #move(i18n: I18n, { id, version }: Registration, step: RegistrationStep): Promise<void> {
    if (!this.api || this.isWorking) return;
    this.isWorking = true;
    try {
      await this.api.moveRegistration(id, { step, version });
      this.asking = undefined;
      this.outcome = { words: i18n.t(`calendar.moved_${step}`), isFault: false };
      this.dispatchEvent(
        new CustomEvent('snodo-registration-moved', { detail: { id, step }, bubbles: true, composed: true }),
      );
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
    const next = await settle(this.api.listOwnRegistrations(this.when, cursor));
    this.page =
      next.state === 'ready'
        ? { state: 'ready', loaded: { ...next.loaded, items: [...before, ...next.loaded.items] } }
        : next;
  }
}

/** A moment by the clocks of whoever reads: she answers from where she is. */
function momentText(i18n: I18n, instant: string): string {
  return new Intl.DateTimeFormat(locales[i18n.language], { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

if (!customElements.get('snodo-my-registrations'))
  customElements.define('snodo-my-registrations', SnodoMyRegistrations);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-my-registrations': SnodoMyRegistrations;
  }
}
