import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { dayFromNow, dayText } from '../booking/booking-words.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { agenda, agendaDays, dateList } from './agenda.ts';
import type { CalendarApi, CalendarEntry, CalendarScope } from './calendar-api.ts';
import {
  addDays,
  addMonths,
  byDay,
  daysOfMonth,
  firstOfMonth,
  monthText,
  shortDayText,
  weekdayNames,
  weeksOfMonth,
} from './calendar-days.ts';
import type { CalendarActions } from './date-card.ts';

/**
 * The one calendar, wherever it stands: dates in a list by day first, and a month to choose a day from second. In the
 * month one day is in the order of the tab key, and the arrow keys move from day to day as they are seen, so that in
 * Arabic the left one goes on.
 */
export class CalendarScreen implements ReactiveController {
  #host: ReactiveControllerHost & { renderRoot: ParentNode };
  #actions: CalendarActions;
  #api: CalendarApi | undefined;
  #scope: CalendarScope = {};
  #view: 'agenda' | 'month' = 'agenda';
  #on = dayFromNow(0);
  #chosen = dayFromNow(0);
  #dates: Load<readonly CalendarEntry[]> = pending;
  #turn = 0;

  constructor(host: ReactiveControllerHost & { renderRoot: ParentNode }, actions: CalendarActions) {
    this.#host = host;
    this.#actions = actions;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn += 1;
    this.#api = undefined;
  }

  /** Looks there with this API, unless it does already. */
  show(api: CalendarApi | undefined, scope: CalendarScope): void {
    const isSame = api === this.#api && JSON.stringify(scope) === JSON.stringify(this.#scope);
    this.#api = api;
    this.#scope = scope;
    if (!isSame) void this.load();
  }

  readonly load = async (): Promise<void> => {
    if (!this.#api) return;
    this.#turn += 1;
    const turn = this.#turn;
    this.#dates = pending;
    this.#host.requestUpdate();
    const [on, days] = this.#range();
    const dates = await settle(this.#api.listDates(on, days, this.#scope));
    if (turn !== this.#turn) return;
    this.#dates = dates;
    this.#host.requestUpdate();
  };

  #range(): [string, number] {
    return this.#view === 'agenda'
      ? [this.#on, agendaDays]
      : [firstOfMonth(this.#chosen), daysOfMonth(this.#chosen)];
  }

  render(i18n: I18n): TemplateResult {
    return html`${this.#bar(i18n)} ${this.#content(i18n)}`;
  }

  #bar(i18n: I18n): TemplateResult {
    const isAgenda = this.#view === 'agenda';
    const span = isAgenda
      ? i18n.t('calendar.span', {
          from: shortDayText(i18n, this.#on),
          to: shortDayText(i18n, addDays(this.#on, agendaDays - 1)),
        })
      : monthText(i18n, this.#chosen);
    return html`<div class="bar">
      <div class="row" role="group" aria-label=${i18n.t('calendar.view')}>
        ${(['agenda', 'month'] as const).map(
          (view) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${this.#view === view}
              @click=${() => this.#look(view)}
            >
              ${i18n.t(`calendar.${view}`)}
            </button>`,
        )}
      </div>
      <div class="row">
        <button type="button" class="button" @click=${() => this.#go(-1)}>
          ${i18n.t('calendar.previous')}
        </button>
        <span class="span" role="status">${span}</span>
        <button type="button" class="button" @click=${() => this.#go(1)}>${i18n.t('calendar.next')}</button>
        ${
          this.#chosen === dayFromNow(0) && this.#on === dayFromNow(0)
            ? nothing
            : html`<button type="button" class="button plain" @click=${() => this.#goTo(dayFromNow(0))}>
                ${i18n.t('calendar.today')}
              </button>`
        }
      </div>
    </div>`;
  }

  #look(view: 'agenda' | 'month'): void {
    if (view === this.#view) return;
    this.#view = view;
    if (view === 'agenda') this.#on = this.#chosen;
    else this.#chosen = this.#on;
    void this.load();
  }

  #go(by: 1 | -1): void {
    this.#goTo(this.#view === 'agenda' ? addDays(this.#on, by * agendaDays) : addMonths(this.#chosen, by));
  }

  #goTo(day: string): void {
    this.#on = day;
    this.#chosen = day;
    void this.load();
  }

  #content(i18n: I18n): TemplateResult {
    const dates = this.#dates;
    if (dates.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (dates.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.load}
      ></snodo-load-state>`;
    const days = byDay(dates.loaded);
    if (this.#view === 'month') return this.#month(i18n, days);
    if (days.size === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('calendar.none')}
        text=${i18n.t('calendar.noneHelp')}
      ></snodo-load-state>`;
    return agenda(i18n, days, this.#actions);
  }

  #month(i18n: I18n, days: ReadonlyMap<string, readonly CalendarEntry[]>): TemplateResult {
    const long = weekdayNames(i18n, 'long');
    return html`<p class="soft">${i18n.t('calendar.monthHelp')}</p>
      <table class="month" @keydown=${(pressed: KeyboardEvent) => this.#press(i18n, pressed)}>
        <caption class="visually-hidden">
          ${monthText(i18n, this.#chosen)}
        </caption>
        <thead>
          <tr>
            ${weekdayNames(i18n, 'short').map((name, index) => html`<th scope="col" abbr=${long[index]}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeksOfMonth(this.#chosen).map(
            (week) =>
              html`<tr>
                ${week.map((day) =>
                  day === null
                    ? html`<td></td>`
                    : html`<td>${this.#day(i18n, day, days.get(day)?.length ?? 0)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      <section aria-labelledby="chosen">
        <h3 id="chosen" aria-live="polite">${dayText(i18n, this.#chosen)}</h3>
        ${
          days.has(this.#chosen)
            ? dateList(i18n, days.get(this.#chosen) ?? [], this.#actions)
            : html`<p class="soft">${i18n.t('calendar.noneOnDay')}</p>`
        }
      </section>`;
  }

  #day(i18n: I18n, day: string, count: number): TemplateResult {
    const words = count === 0 ? '' : `, ${i18n.t('calendar.count', { count })}`;
    return html`<button
      type="button"
      data-day=${day}
      tabindex=${day === this.#chosen ? 0 : -1}
      aria-pressed=${day === this.#chosen}
      aria-current=${day === dayFromNow(0) ? 'date' : nothing}
      @click=${() => this.#choose(day)}
    >
      <span class="number" aria-hidden="true">${i18n.number(Number(day.slice(8)))}</span>
      ${count === 0 ? nothing : html`<span class="many" aria-hidden="true">${i18n.number(count)}</span>`}
      <span class="visually-hidden">${dayText(i18n, day)}${words}</span>
    </button>`;
  }

  #choose(day: string): void {
    const isOther = firstOfMonth(day) !== firstOfMonth(this.#chosen);
    this.#chosen = day;
    if (isOther) void this.load();
    else this.#host.requestUpdate();
  }

  #press(i18n: I18n, pressed: KeyboardEvent): void {
    const on = i18n.direction === 'rtl' ? -1 : 1;
    const first = firstOfMonth(this.#chosen);
    const steps: Readonly<Record<string, string>> = {
      ArrowRight: addDays(this.#chosen, on),
      ArrowLeft: addDays(this.#chosen, -on),
      ArrowDown: addDays(this.#chosen, 7),
      ArrowUp: addDays(this.#chosen, -7),
      Home: first,
      End: addDays(first, daysOfMonth(first) - 1),
      PageDown: addMonths(this.#chosen, 1),
      PageUp: addMonths(this.#chosen, -1),
    };
    const day = steps[pressed.key];
    if (day === undefined) return;
    pressed.preventDefault();
    this.#choose(day);
    void this.#focus(day);
  }

  /** The month may have to come first. */
  async #focus(day: string): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      await this.#host.updateComplete;
      const button = this.#host.renderRoot.querySelector<HTMLElement>(`[data-day="${day}"]`);
      if (button !== null) return button.focus();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
