import { html, nothing, type PropertyValues } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import { loadedRows } from '../../identity/loaded-rows.ts';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { bankStyles } from './bank.styles.ts';
import {
  giftForm,
  giftName,
  giftOf,
  giftWords,
  isForMe,
  waitingGiftRow,
  type Recipient,
} from './gift-view.ts';
import { hoursText } from './hours-words.ts';
import type { Gift, OwnHoursApi } from './own-hours-api.ts';

/**
 * Hours given away and offered: to the solidarity fund, or to somebody with whom she has exchanged before.
 *
 * @fires snodo-hours-changed - Her balance is another one now
 */
export class SnodoHoursGifts extends OwnSection<OwnHoursApi> {
  static override properties = {
    ...OwnSection.properties,
    gifts: { state: true },
    recipients: { state: true },
    isWrong: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare private gifts: Load<readonly Gift[]>;
  declare private recipients: readonly Recipient[];
  declare private isWrong: boolean;

  protected override readonly section = 'gifts';
  /** The same as long as the same form is sent again, so that a lost answer gives nothing twice. */
  #id = crypto.randomUUID();

  constructor() {
    super();
    this.gifts = pending;
    this.recipients = [];
    this.isWrong = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading" id="gifts">
      <h2 id="heading">
        <snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('time-bank.gifts.heading')}
      </h2>
      <p>${i18n.t('time-bank.gifts.lead')}</p>
      ${loadedRows(i18n, this.gifts, {
        row: (gift) => this.#row(i18n, gift),
        none: i18n.t('time-bank.gifts.none'),
        retry: () => void this.#load(),
      })}
      <details>
        <summary><snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('hours.gifts.open')}</summary>
        ${giftForm(i18n, {
          recipients: this.recipients,
          isWrong: this.isWrong,
          isWorking: this.isWorking,
          give: this.#give,
          edited: () => (this.#id = crypto.randomUUID()),
        })}
      </details>
      ${this.outcomeLine()}
    </section>`;
  }

  #row(i18n: I18n, gift: Gift) {
    if (isForMe(gift)) return waitingGiftRow(i18n, gift, { isWorking: this.isWorking, answer: this.#answer });
    const [name, time] = [giftName(i18n, gift), hoursText(i18n, gift.minutes)];
    const day = gift.expiresAt === null ? '' : dayIn(i18n, gift.expiresAt.slice(0, 10));
    const doubled = hoursText(i18n, gift.doubledMinutes);
    return html`<li>
      <div>
        <p>
          <strong><bdi>${i18n.t(`time-bank.gifts.${gift.direction}`, { name, time })}</bdi></strong>
        </p>
        ${giftWords(gift)}
        <p class="soft">
          ${i18n.t(`time-bank.gifts.state_${gift.state}`, { day })}
          ${gift.doubledMinutes > 0 ? i18n.t('time-bank.gifts.doubled', { time: doubled }) : nothing}
        </p>
      </div>
    </li>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    const page = await settle(this.api.listOwnGifts());
    this.gifts = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
    const recipients = await settle(this.api.listGiftRecipients());
    if (recipients.state === 'ready') this.recipients = recipients.loaded;
  }

  readonly #answer = async (id: string, answer: 'accept' | 'decline'): Promise<void> => {
    const done = answer === 'accept' ? 'hours.gifts.accepted' : 'hours.gifts.declined';
    if (await this.act((api) => api.answerGift(id, answer), done)) await this.#changed();
  };

  readonly #give = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const gift = giftOf(this.#id, new FormData(form));
    this.isWrong = gift === undefined;
    if (gift === undefined) return;
    if (!(await this.act((api) => api.giveHours(gift), 'hours.gifts.made'))) return;
    this.#id = crypto.randomUUID();
    form.reset();
    await this.#changed();
  };

  async #changed(): Promise<void> {
    this.dispatchEvent(new CustomEvent('snodo-hours-changed', { bubbles: true, composed: true }));
    await this.#load();
  }
}

if (!customElements.get('snodo-hours-gifts')) customElements.define('snodo-hours-gifts', SnodoHoursGifts);
