import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { dayFromNow, timeText } from '../booking/booking-words.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { ActivityApi, ActivityState, DateCounts, KeptActivity } from './activity-api.ts';
import { activityStateText, stepText } from './activity-words.ts';
import { needKeys } from './calendar-words.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const steps: readonly ActivityState[] = ['active', 'online', 'cancelled'];

/**
 * The dates of an activity for whoever leads it: how many come and what they need, as numbers; and a date of its own
 * can be called off or moved online.
 *
 * @fires snodo-activity-kept - A date was moved on; `detail`: the activity
 */
export class SnodoActivityDates extends LitElement {
  static override properties = {
    api: { attribute: false },
    kept: { attribute: false },
    dates: { state: true },
    asking: { state: true },
    shown: { state: true },
    fault: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: ActivityApi | undefined;
  declare kept: KeptActivity | undefined;
  declare private dates: Load<readonly DateCounts[]>;
  declare private asking: { startsAt: string; to: ActivityState } | undefined;
  /** Begin of the date whose code is on the screen. */
  declare private shown: string | undefined;
  declare private fault: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.dates = pending;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('kept')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api || !this.kept) return;
    this.dates = await settle(this.api.listDates(this.kept.id, dayFromNow(0)));
  };

  protected override render() {
    const i18n = this.#i18n.value;
    const { dates } = this;
    if (!i18n) return nothing;
    if (dates.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (dates.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    if (dates.loaded.length === 0) return html`<p class="soft">${i18n.t('activity.noDates')}</p>`;
    return html`<p class="soft">${i18n.t('activity.countsHelp')}</p>
      ${outcomeLine(this.fault, true)}
      <ul role="list" class="days">
        ${dates.loaded.map((date) => html`<li class="stack">${this.#date(i18n, date)}</li>`)}
      </ul>`;
  }

  #date(i18n: I18n, date: DateCounts): TemplateResult {
    const { time, state, reason } = date;
    const isOver = Date.parse(time.startsAt) <= Date.now();
    const isAsking = this.asking?.startsAt === time.startsAt;
    return html`<div>
        <p class="when">${timeText(i18n, time)}</p>
        ${state === 'active' ? nothing : html`<p><span class="chip">${activityStateText(i18n, state)}</span></p>`}
        ${reason === null ? nothing : html`<p>${i18n.t('calendar.why', { reason })}</p>`}
        <ul role="list" class="facts">
          ${this.#counts(i18n, date).map((words) => html`<li>${words}</li>`)}
        </ul>
      </div>
      ${this.#code(i18n, date)}
      ${isOver || this.kept?.state === 'cancelled' ? nothing : isAsking ? this.#reason(i18n) : this.#steps(i18n, date)}`;
  }

  /** Near the date alone: before, a code opens nothing. */
  #code(i18n: I18n, { time, state }: DateCounts) {
    const isNear = Math.abs(Date.parse(time.startsAt) - Date.now()) < dayMilliseconds;
    const isOff = state === 'cancelled' || state === 'suspended';
    if (!isNear || isOff || this.kept?.takesRegistrations !== true) return nothing;
    const isShown = this.shown === time.startsAt;
    return html`<div>
        <button
          type="button"
          class="button"
          aria-expanded=${isShown}
          @click=${() => void this.#show(time.startsAt)}
        >
          ${i18n.t(isShown ? 'activity.codeHide' : 'activity.code')}
        </button>
      </div>
      ${
        isShown
          ? html`<snodo-check-in-code
              .api=${this.api}
              .activity=${this.kept.id}
              .startsAt=${time.startsAt}
            ></snodo-check-in-code>`
          : nothing
      }`;
  }

  async #show(startsAt: string): Promise<void> {
    await import('./snodo-check-in-code.ts');
    this.shown = this.shown === startsAt ? undefined : startsAt;
  }

  #counts(i18n: I18n, date: DateCounts): string[] {
    const { places, comes, waiting, children, needs, arrived } = date;
    if (places === null && comes === 0) return [i18n.t('calendar.noSignUp')];
    return [
      i18n.t('activity.comes', { count: comes, places: places ?? comes }),
      ...(waiting > 0 ? [i18n.t('calendar.waiting', { count: waiting })] : []),
      ...(arrived > 0 ? [i18n.t('activity.arrived', { count: arrived })] : []),
      ...(children !== null && children > 0 ? [i18n.t('calendar.children', { count: children })] : []),
      ...(needs ?? []).map(({ code, count }) => `${i18n.t(needKeys[code])}: ${i18n.number(count)}`),
    ];
  }

  #steps(i18n: I18n, { time, state }: DateCounts): TemplateResult {
    return html`<div class="times">
      ${steps
        .filter((to) => to !== state)
        .map(
          (to) =>
            html`<button
              type="button"
              class="button"
              ?disabled=${this.isWorking}
              @click=${() => this.#ask(time.startsAt, to)}
            >
              ${stepText(i18n, to)}<span class="visually-hidden"> ${timeText(i18n, time)}</span>
            </button>`,
        )}
    </div>`;
  }

  #ask(startsAt: string, to: ActivityState): void {
    this.fault = undefined;
    if (to === 'active') {
      void this.#move(startsAt, to);
      return;
    }
    this.asking = { startsAt, to };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form input')?.focus());
  }

  #reason(i18n: I18n): TemplateResult {
    const { asking } = this;
    return html`<form
      class="stack notice"
      @submit=${(submitted: SubmitEvent) => {
        submitted.preventDefault();
        const reason = new FormData(submitted.target as HTMLFormElement).get('reason');
        if (asking !== undefined && typeof reason === 'string')
          void this.#move(asking.startsAt, asking.to, reason.trim());
      }}
    >
      <div class="field">
        <label for="reason">${i18n.t('activity.reason')}</label>
        <input id="reason" name="reason" required minlength="3" maxlength="300" />
        <p class="help">${i18n.t('activity.reasonHelp')}</p>
      </div>
      <div class="times">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${stepText(i18n, asking?.to ?? 'cancelled')}
        </button>
        <button type="button" class="button" @click=${() => (this.asking = undefined)}>
          ${i18n.t('activity.drop')}
        </button>
      </div>
    </form>`;
  }

  async #move(startsAt: string, to: ActivityState, reason?: string): Promise<void> {
    const i18n = this.#i18n.value;
    const { api, kept } = this;
    if (!api || !kept || !i18n || this.isWorking) return;
    this.isWorking = true;
    try {
      const detail = await api.move(kept.id, {
        version: kept.version,
        to,
        startsAt,
        ...(reason !== undefined && { reason }),
      });
      this.asking = undefined;
      this.dispatchEvent(new CustomEvent('snodo-activity-kept', { detail, bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  }
}

if (!customElements.get('snodo-activity-dates'))
  customElements.define('snodo-activity-dates', SnodoActivityDates);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-activity-dates': SnodoActivityDates;
  }
}
