import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { outcomeLine } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import { settle } from '../../ui/load.ts';
import { timeText } from '../booking/booking-words.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { ActivityApi, CheckInCode } from './activity-api.ts';

/**
 * The code of a date, for whoever leads it to hold out on her phone: it renews itself while it is on the screen. For a
 * sheet of paper there is one that holds to the end.
 */
export class SnodoCheckInCode extends LitElement {
  static override properties = {
    api: { attribute: false },
    activity: { type: String },
    startsAt: { type: String, attribute: 'starts-at' },
    code: { state: true },
    hasFailed: { state: true },
  };
  static override styles = [
    baseStyles,
    bookingStyles,
    css`
      img {
        inline-size: min(100%, 18rem);
        background: #fff;
      }
    `,
  ];

  declare api: ActivityApi | undefined;
  declare activity: string;
  declare startsAt: string;
  declare private code: CheckInCode | undefined;
  declare private hasFailed: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.activity = '';
    this.startsAt = '';
    this.hasFailed = false;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#renewal);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('startsAt') || changed.has('activity')) void this.#load('shown');
  }

  async #load(form: 'shown' | 'printed'): Promise<void> {
    if (!this.api) return;
    clearTimeout(this.#renewal);
    const code = await settle(this.api.getCheckInCode(this.activity, this.startsAt, form));
    if (!this.isConnected) return;
    this.hasFailed = code.state === 'failed';
    this.code = code.state === 'ready' ? code.loaded : undefined;
    const renewAt = this.code?.renewAt ?? null;
    if (renewAt !== null)
      this.#renewal = setTimeout(
        () => void this.#load('shown'),
        Math.max(5000, Date.parse(renewAt) - Date.now()),
      );
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { code } = this;
    if (!i18n) return nothing;
    if (code === undefined)
      return outcomeLine(i18n.t(this.hasFailed ? 'common.network' : 'common.pending'), this.hasFailed);
    return html`<div class="notice">
      <p class="when">${timeText(i18n, code.time)}</p>
      <img
        src=${`data:image/svg+xml,${encodeURIComponent(code.qrSvg)}`}
        alt=${i18n.t('activity.codePicture')}
      />
      <p class="soft">${i18n.t(code.renewAt === null ? 'activity.codePrinted' : 'activity.codeHelp')}</p>
      <button type="button" class="button" @click=${() => void this.#print()}>
        <snodo-icon name="printer"></snodo-icon>${i18n.t('activity.codePrint')}
      </button>
    </div>`;
  }

  async #print(): Promise<void> {
    await this.#load('printed');
    await this.updateComplete;
    await this.renderRoot.querySelector('img')?.decode();
    window.print();
  }
}

if (!customElements.get('snodo-check-in-code'))
  customElements.define('snodo-check-in-code', SnodoCheckInCode);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-check-in-code': SnodoCheckInCode;
  }
}
