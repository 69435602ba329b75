import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { problemText } from '../../time-bank/outcome.ts';
import type { Page } from '../../ui/api-call.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault, settle } from '../../ui/load.ts';
import { timeText } from '../booking/booking-words.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { ActivityApi, ActivityState, ActivityStep, Around, KeptActivity } from './activity-api.ts';
import { activityFaultText, activityStateText, stepText } from './activity-words.ts';
import { refusalIn } from '../booking/refusal.ts';

const whole: readonly ActivityState[] = ['active', 'online', 'suspended', 'cancelled'];

/**
 * For the host of a place, on its page and on a phone: what happens here, who comes, and what can be done about it.
 * Whoever does not host it sees nothing of this.
 *
 * @fires snodo-activity-kept - Something was made, changed or moved on
 */
export class SnodoActivityDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    place: { type: String },
    page: { state: true },
    around: { state: true },
    open: { state: true },
    asking: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: ActivityApi | undefined;
  declare place: string;
  /** Undefined: on its way, or not hers. */
  declare private page: Page<KeptActivity> | undefined;
  declare private around: Around | undefined;
  /** What is open below an activity, or below the heading for something new. */
  declare private open: { id: string; part: 'form' | 'dates' } | undefined;
  /** Which step she is about to take, once she has said why. */
  declare private asking: { id: string; to: ActivityState } | undefined;
  declare private outcome: { words: readonly string[]; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.place = '';
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('place')) void this.#load();
  }

  async #load(): Promise<void> {
    if (!this.api || this.place === '') return;
    const page = await settle(this.api.listKept(this.place));
    this.page = page.state === 'ready' ? page.loaded : undefined;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { page } = this;
    if (!i18n || !page) return nothing;
    return html`<section aria-labelledby="desk">
      <div>
        <h2 id="desk">${i18n.t('activity.heading')}</h2>
        <p class="soft">${i18n.t('activity.lead')}</p>
      </div>
      <div role="status">
        ${this.outcome?.words.map((words) => html`<p class=${this.outcome?.isFault ? 'fault' : 'done'}>${words}</p>`)}
      </div>
      ${
        this.open?.id === ''
          ? this.#form(undefined)
          : html`<div>
              <button type="button" class="button primary" @click=${() => void this.#edit('')}>
                ${i18n.t('activity.new')}
              </button>
            </div>`
      }
      ${
        page.items.length === 0
          ? html`<p class="soft">${i18n.t('activity.none')}</p>`
          : html`<ul role="list" class="cards">
              ${page.items.map((kept) => html`<li>${this.#card(i18n, kept)}</li>`)}
            </ul>`
      }
      ${
        page.nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => void this.#more(page)}>
                ${i18n.t('calendar.more')}
              </button>
            </div>`
      }
    </section>`;
  }

  async #more(page: Page<KeptActivity>): Promise<void> {
    if (!this.api || page.nextCursor === null) return;
    const next = await settle(this.api.listKept(this.place, page.nextCursor));
    if (next.state === 'ready') this.page = { ...next.loaded, items: [...page.items, ...next.loaded.items] };
  }

  #card(i18n: I18n, kept: KeptActivity): TemplateResult {
    const { id, name, state, when, space, places, next, reason } = kept;
    if (this.open?.id === id && this.open.part === 'form')
      return html`<article class="card">${this.#form(kept)}</article>`;
    return html`<article class="card" aria-labelledby=${`of-${id}`}>
      ${state === 'active' ? nothing : html`<p><span class="chip">${activityStateText(i18n, state)}</span></p>`}
      <h3 id=${`of-${id}`}><bdi>${name}</bdi></h3>
      <ul role="list" class="facts">
        ${when.map((words) => html`<li>${words}</li>`)}
        ${space === null ? nothing : html`<li><bdi>${space.name}</bdi></li>`}
        ${
          kept.takesRegistrations && places !== null
            ? html`<li>${i18n.t('activity.forPeople', { count: places })}</li>`
            : html`<li>${i18n.t('calendar.noSignUp')}</li>`
        }
        ${next === null || state === 'cancelled' ? nothing : html`<li class="when">${i18n.t('activity.next', { when: timeText(i18n, next) })}</li>`}
        ${reason === null ? nothing : html`<li>${i18n.t('calendar.why', { reason })}</li>`}
      </ul>
      ${this.#foot(i18n, kept)}
      ${
        this.open?.id === id
          ? html`<snodo-activity-dates
              .api=${this.api}
              .kept=${kept}
              @snodo-activity-kept=${this.#changed}
            ></snodo-activity-dates>`
          : nothing
      }
    </article>`;
  }

  #foot(i18n: I18n, kept: KeptActivity): TemplateResult {
    const { id, state } = kept;
    if (state === 'cancelled') return html`<div class="foot">${this.#datesButton(i18n, id)}</div>`;
    if (this.asking?.id === id) return this.#reason(i18n, kept, this.asking.to);
    return html`<div class="foot">
      <button type="button" class="button" @click=${() => void this.#edit(id)}>
        ${i18n.t('activity.edit')}<span class="visually-hidden"> ${kept.name}</span>
      </button>
      ${this.#datesButton(i18n, id)}
      ${whole
        .filter((to) => to !== state)
        .map(
          (to) =>
            html`<button
              type="button"
              class=${to === 'cancelled' ? 'button danger' : 'button'}
              ?disabled=${this.isWorking}
              @click=${() => this.#ask(kept, to)}
            >
              ${stepText(i18n, to)}<span class="visually-hidden"> ${kept.name}</span>
            </button>`,
        )}
    </div>`;
  }

  #datesButton(i18n: I18n, id: string): TemplateResult {
    const isOpen = this.open?.id === id;
    return html`<button
      type="button"
      class="button"
      aria-expanded=${isOpen}
      @click=${() => void this.#showDates(isOpen ? undefined : id)}
    >
      ${i18n.t('activity.whoComes')}
    </button>`;
  }

  async #showDates(id: string | undefined): Promise<void> {
    await import('./snodo-activity-dates.ts');
    this.open = id === undefined ? undefined : { id, part: 'dates' };
  }

  #form(kept: KeptActivity | undefined): TemplateResult {
    return html`<snodo-activity-form
      .api=${this.api}
      .place=${this.place}
      .around=${this.around}
      .kept=${kept}
      @snodo-activity-kept=${this.#changed}
      @snodo-activity-dropped=${() => (this.open = undefined)}
    ></snodo-activity-form>`;
  }

  async #edit(id: string): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    const [around] = await Promise.all([
      this.around === undefined ? settle(this.api.getAround(this.place)) : undefined,
      import('./snodo-activity-form.ts'),
    ]);
    if (around?.state === 'failed') {
      this.outcome = { words: [i18n.t('common.network')], isFault: true };
      return;
    }
    if (around?.state === 'ready') this.around = around.loaded;
    this.outcome = undefined;
    this.open = { id, part: 'form' };
    await this.updateComplete;
    this.renderRoot.querySelector('snodo-activity-form')?.focusHeading();
  }

  readonly #changed = (): void => {
    const i18n = this.#i18n.value;
    if (this.open?.part === 'form') this.open = undefined;
    this.outcome = { words: [i18n?.t('activity.kept') ?? ''], isFault: false };
    void this.#load();
  };

  /** To take it up again needs no reason. */
  #ask(kept: KeptActivity, to: ActivityState): void {
    this.outcome = undefined;
    if (to === 'active') {
      void this.#move(kept, { to });
      return;
    }
    this.asking = { id: kept.id, to };
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.question input')?.focus(),
    );
  }

  #reason(i18n: I18n, kept: KeptActivity, to: ActivityState): TemplateResult {
    return html`<form
      class="stack notice question"
      @submit=${(submitted: SubmitEvent) => {
        submitted.preventDefault();
        const reason = new FormData(submitted.target as HTMLFormElement).get('reason');
        if (typeof reason === 'string') void this.#move(kept, { to, reason: reason.trim() });
      }}
    >
      <div class="field">
        <label for="reason">${i18n.t('activity.reason')}</label>
        <input id="reason" name="reason" required minlength="3" maxlength="300" />
        <p class="help">${i18n.t(to === 'cancelled' ? 'activity.reasonFinal' : 'activity.reasonHelp')}</p>
      </div>
      <div class="times">
        <button class="button primary" ?disabled=${this.isWorking}>${stepText(i18n, to)}</button>
        <button type="button" class="button" @click=${() => (this.asking = undefined)}>
          ${i18n.t('activity.drop')}
        </button>
      </div>
    </form>`;
  }

  async #move({ id, version }: KeptActivity, step: Omit<ActivityStep, 'version'>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n || this.isWorking) return;
    this.isWorking = true;
    try {
      const detail = await this.api.move(id, { version, ...step });
      this.asking = undefined;
      this.dispatchEvent(new CustomEvent('snodo-activity-kept', { detail, bubbles: true, composed: true }));
      this.#changed();
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      const faults = refusalIn(cause).faults.flatMap((fault) => activityFaultText(i18n, fault) ?? []);
      this.outcome = { words: [await problemText(i18n, cause), ...faults], isFault: true };
    } finally {
      this.isWorking = false;
    }
  }
}

if (!customElements.get('snodo-activity-desk'))
  customElements.define('snodo-activity-desk', SnodoActivityDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-activity-desk': SnodoActivityDesk;
  }
}
