import { html, nothing, type PropertyValues } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import { loadedRows } from '../../identity/loaded-rows.ts';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Gift, OwnHoursApi } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursFields } from './hours-fields.ts';
import { hoursText, minutesOf } from './hours-words.ts';

interface Recipient {
  readonly memberId: string;
  readonly displayName: string;
}

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
        <summary><snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('time-bank.gifts.open')}</summary>
        ${this.#form(i18n)}
      </details>
      ${this.outcomeLine()}
    </section>`;
  }

  #row(i18n: I18n, gift: Gift) {
    const name =
      gift.with ?? (gift.to === 'fund' ? i18n.t('time-bank.gifts.fund') : i18n.t('time-bank.someone'));
    const time = hoursText(i18n, gift.minutes);
    const isForMe = gift.direction === 'received' && gift.state === 'waiting';
    const title = isForMe ? 'waiting_in' : gift.direction;
    return html`<li>
      <div>
        <p>
          <strong><bdi>${i18n.t(`time-bank.gifts.${title}`, { name, time })}</bdi></strong>
        </p>
        ${gift.words === null ? nothing : html`<p><bdi>${gift.words}</bdi></p>`}
        <p class="soft">
          ${i18n.t(`time-bank.gifts.state_${gift.state}`, {
            day: gift.expiresAt === null ? '' : dayIn(i18n, gift.expiresAt.slice(0, 10)),
          })}
          ${
            gift.doubledMinutes > 0
              ? i18n.t('time-bank.gifts.doubled', { time: hoursText(i18n, gift.doubledMinutes) })
              : nothing
          }
        </p>
      </div>
      ${
        isForMe
          ? html`<div class="row">
              ${(['accept', 'decline'] as const).map(
                (answer) =>
                  html`<button
                    type="button"
                    class=${answer === 'accept' ? 'button primary' : 'button'}
                    ?disabled=${this.isWorking}
                    @click=${() => this.#answer(gift.id, answer)}
                  >
                    ${i18n.t(`time-bank.gifts.${answer}`)}<span class="visually-hidden">
                      <bdi>${name}</bdi></span
                    >
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </li>`;
  }

  #form(i18n: I18n) {
    return html`<form @submit=${this.#give} @input=${() => (this.#id = crypto.randomUUID())} novalidate>
      <div class="field">
        <label for="to">${i18n.t('time-bank.gifts.to')}</label>
        <select id="to" name="to">
          <option value="">${i18n.t('time-bank.gifts.fund')}</option>
          ${this.recipients.map(({ memberId, displayName }) => html`<option value=${memberId}>${displayName}</option>`)}
        </select>
      </div>
      ${hoursFields(i18n, { isWrong: this.isWrong })}
      <div class="field">
        <label for="words">${i18n.t('time-bank.gifts.words')}</label>
        <textarea id="words" name="words" rows="2" maxlength="300"></textarea>
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('time-bank.gifts.give')}</button>
    </form>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    const page = await settle(this.api.listOwnGifts());
    this.gifts = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
    const recipients = await settle(this.api.listGiftRecipients());
    if (recipients.state === 'ready') this.recipients = recipients.loaded;
  }

  async #answer(id: string, answer: 'accept' | 'decline'): Promise<void> {
    const done = answer === 'accept' ? 'time-bank.gifts.accepted' : 'time-bank.gifts.declined';
    if (await this.act((api) => api.answerGift(id, answer), done)) await this.#changed();
  }

  readonly #give = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const given = new FormData(form);
    const minutes = minutesOf(given);
    this.isWrong = minutes === undefined;
    if (minutes === undefined) return;
    const [to, words] = [String(given.get('to') ?? ''), String(given.get('words') ?? '').trim()];
    const gift = {
      id: this.#id,
      toMemberId: to === '' ? null : to,
      minutes,
      words: words === '' ? null : words,
    };
    if (!(await this.act((api) => api.giveHours(gift), 'time-bank.gifts.made'))) return;
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
