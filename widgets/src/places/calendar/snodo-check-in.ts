import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { LoadFault } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import { refusalIn } from '../booking/refusal.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { CalendarApi, Registration } from './calendar-api.ts';

const keptCode = 'snodo-check-in';

const refusals: Readonly<Record<string, MessageKey>> = {
  too_early: 'calendar.refused_too_early',
  too_late: 'calendar.refused_too_late',
  old_code: 'calendar.refused_old_code',
  not_registered: 'calendar.refused_not_registered',
  called_off: 'calendar.refused_called_off',
  replayed: 'calendar.refused_replayed',
};

/**
 * She is at the meeting and has scanned its code, which stands behind the # of the address: one button says so. While
 * she signs in the code waits in this tab alone.
 *
 * @fires snodo-checked-in - It is noted that she is there
 */
export class SnodoCheckIn extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { type: Boolean, attribute: 'signed-in' },
    code: { type: String },
    done: { state: true },
    fault: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: CalendarApi | undefined;
  declare isSignedIn: boolean;
  /** The scanned code; empty: there is none. */
  declare code: string;
  declare private done: Registration | undefined;
  declare private fault: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isSignedIn = false;
    this.code = '';
    this.isWorking = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<h1>${i18n.t('calendar.checkIn')}</h1>
      ${this.#content(i18n)}`;
  }

  #content(i18n: I18n): TemplateResult {
    if (this.code === '')
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('calendar.checkInNone')}
        text=${i18n.t('calendar.checkInNoneHelp')}
      ></snodo-load-state>`;
    if (!this.isSignedIn)
      return html`<section>
        <p>${i18n.t('calendar.checkInLead')}</p>
        <p>
          <a class="button primary" href=${signInAddress('/check-in', i18n.language)} @click=${this.#keep}
            >${i18n.t('calendar.checkInSignIn')}</a
          >
        </p>
      </section>`;
    return html`<section>
      ${
        this.done === undefined
          ? html`<p>${i18n.t('calendar.checkInLead')}</p>
              <p>
                <button
                  type="button"
                  class="button primary"
                  ?disabled=${this.isWorking}
                  @click=${() => void this.#send(i18n)}
                >
                  ${i18n.t('calendar.checkInDo')}
                </button>
              </p>`
          : nothing
      }
      ${outcomeLine(
        this.done === undefined
          ? this.fault
          : i18n.t('calendar.checkInDone', { name: this.done.activity.name }),
        this.done === undefined,
      )}
      <p><a href=${`/bookings?lang=${i18n.language}`}>${i18n.t('calendar.seeOwn')}</a></p>
    </section>`;
  }

  readonly #keep = (): void => sessionStorage.setItem(keptCode, this.code);

  async #send(i18n: I18n): Promise<void> {
    if (!this.api || this.isWorking) return;
    this.isWorking = true;
    this.fault = undefined;
    try {
      this.done = await this.api.checkIn(this.code);
      this.dispatchEvent(new CustomEvent('snodo-checked-in', { bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      const key = refusals[refusalIn(cause).faults[0]?.code ?? ''];
      this.fault =
        cause.problem === 'check_in_refused' && key !== undefined
          ? i18n.t(key)
          : await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  }
}

/** The code of the address, or the one that waited in this tab while she signed in; it is used up by reading it. */
export function takeCode(): string {
  const kept = sessionStorage.getItem(keptCode) ?? '';
  sessionStorage.removeItem(keptCode);
  const code = location.hash.slice(1);
  if (code !== '') history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code === '' ? kept : code;
}

if (!customElements.get('snodo-check-in')) customElements.define('snodo-check-in', SnodoCheckIn);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-check-in': SnodoCheckIn;
  }
}
