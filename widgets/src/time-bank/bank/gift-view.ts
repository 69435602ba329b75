import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { hoursFields } from './hours-fields.ts';
import { hoursText, minutesOf } from './hours-words.ts';
import type { Gift, NewGift } from './own-hours-api.ts';

export interface Recipient {
  readonly memberId: string;
  readonly displayName: string;
}

interface GiftAnswering {
  readonly isWorking: boolean;
  readonly answer: (id: string, answer: 'accept' | 'decline') => Promise<void>;
}

interface GiftGiving {
  readonly recipients: readonly Recipient[];
  readonly isWrong: boolean;
  readonly isWorking: boolean;
  readonly give: (submitting: SubmitEvent) => Promise<void>;
  /** What is given now is another gift than the one that was sent before. */
  readonly edited: () => void;
}

/** Who gave it or gets it, as far as that is known. */
export function giftName(i18n: I18n, gift: Gift): string {
  return gift.with ?? i18n.t(gift.to === 'fund' ? 'hours.gifts.fund' : 'hours.someone');
}

export function isForMe({ direction, state }: Gift): boolean {
  return direction === 'received' && state === 'waiting';
}

/** A gift that is offered to her, with the two answers. */
export function waitingGiftRow(i18n: I18n, gift: Gift, { isWorking, answer }: GiftAnswering): TemplateResult {
  const name = giftName(i18n, gift);
  const day = gift.expiresAt === null ? '' : i18n.day(gift.expiresAt.slice(0, 10));
  return html`<li>
    <div>
      <p>
        <strong
          ><bdi
            >${i18n.t('hours.gifts.waiting_in', { name, time: hoursText(i18n, gift.minutes) })}</bdi
          ></strong
        >
      </p>
      ${giftWords(gift)}
      <p class="soft">${i18n.t('hours.gifts.state_waiting', { day })}</p>
    </div>
    <div class="row">
      ${(['accept', 'decline'] as const).map(
        (choice) =>
          html`<button
            type="button"
            class=${choice === 'accept' ? 'button primary' : 'button'}
            ?disabled=${isWorking}
            @click=${() => void answer(gift.id, choice)}
          >
            ${i18n.t(`hours.gifts.${choice}`)}<span class="visually-hidden"> <bdi>${name}</bdi></span>
          </button>`,
      )}
    </div>
  </li>`;
}

export function giftWords({ words }: Gift): TemplateResult | typeof nothing {
  return words === null ? nothing : html`<p><bdi>${words}</bdi></p>`;
}

/** The form with which she gives hours to the fund or to somebody she has exchanged with. */
export function giftForm(
  i18n: I18n,
  { recipients, isWrong, isWorking, give, edited }: GiftGiving,
): TemplateResult {
  return html`<form @submit=${give} @input=${edited} novalidate>
    <div class="field">
      <label for="to">${i18n.t('hours.gifts.to')}</label>
      <select id="to" name="to">
        <option value="">${i18n.t('hours.gifts.fund')}</option>
        ${recipients.map(({ memberId, displayName }) => html`<option value=${memberId}>${displayName}</option>`)}
      </select>
    </div>
    ${hoursFields(i18n, { isWrong })}
    <div class="field">
      <label for="words">${i18n.t('hours.gifts.words')}</label>
      <textarea id="words" name="words" rows="2" maxlength="300"></textarea>
    </div>
    <button class="button primary" ?disabled=${isWorking}>${i18n.t('hours.gifts.give')}</button>
  </form>`;
}

/** What the form says; undefined while the hours are not whole or not above zero. */
export function giftOf(id: string, given: FormData): NewGift | undefined {
  const minutes = minutesOf(given);
  if (minutes === undefined) return undefined;
  const [to, words] = [String(given.get('to') ?? ''), String(given.get('words') ?? '').trim()];
  return { id, toMemberId: to === '' ? null : to, minutes, words: words === '' ? null : words };
}
