import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { BoardScreen, type AskedOfBoard } from './board-screen.ts';
import { boardStyles } from './board.styles.ts';
import { bankNavigation } from './bank-navigation.ts';
import './snodo-offer-alerts.ts';
import './snodo-offer-form.ts';
import './snodo-own-offers.ts';
import './snodo-testimonies.ts';
import { timeBankStyles } from './time-bank.styles.ts';
import type { Exchange, Offer, TimeBankApi } from './time-bank-api.ts';

/** A link of a mail names one offer; one of a page that embeds, what to look for. */
export function askedOf(search: string): AskedOfBoard {
  const asked = new URLSearchParams(search);
  const [offer, kind] = [asked.get('offer'), asked.get('kind')];
  return {
    ...(offer === null ? {} : { offer }),
    ...(kind === 'offer' || kind === 'request' ? { kind } : {}),
  };
}

/**
 * The board of offers and requests as a page of the portal: the list first, then what is the person's own, the
 * categories that she follows, and what people who exchanged tell. Owns what it loads itself; the parts own theirs.
 *
 * @fires snodo-exchange-opened - `detail.id`: an exchange was proposed or joined
 */
export class SnodoExchangeBoard extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    isWriting: { state: true },
    edited: { state: true },
    written: { state: true },
  };
  static override styles = [baseStyles, dialogStyles, timeBankStyles, boardStyles];

  declare api: TimeBankApi | undefined;
  /** False: nobody is, so there is nothing to load. */
  declare isSignedIn: boolean;
  declare private isWriting: boolean;
  /** One of her own that she is changing. */
  declare private edited: Offer | undefined;
  /** How often something was written, so that the person's own list is read anew. */
  declare private written: number;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #board = new BoardScreen(this, {
    went: ({ id }: Exchange) =>
      this.dispatchEvent(
        new CustomEvent('snodo-exchange-opened', { bubbles: true, composed: true, detail: { id } }),
      ),
    portalAddress: () => location.href,
    asked: askedOf(location.search),
  });

  constructor() {
    super();
    this.isSignedIn = false;
    this.isWriting = false;
    this.written = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('isSignedIn'))
      this.#board.show(this.isSignedIn ? this.api : undefined);
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('board.title')}</h1>
        <p class="lead">${i18n.t('board.lead')}</p>
        ${bankNavigation(i18n, 'board')}
      </header>
      ${this.isSignedIn ? this.#content(i18n) : this.#signIn(i18n)}
      <snodo-testimonies .api=${this.api}></snodo-testimonies>
      <p class="soft">${i18n.t('offer.leaveNote')}</p>`;
  }

  #signIn(i18n: I18n) {
    return html`<snodo-load-state state="empty" heading=${i18n.t('board.signIn')}>
      <a class="button primary" href=${signInAddress('/time-bank/board', i18n.language)}
        >${i18n.t('portal.signIn')}</a
      >
    </snodo-load-state>`;
  }

  #content(i18n: I18n) {
    const { around } = this.#board;
    const standing = around.state === 'ready' ? around.loaded.standing : undefined;
    const isMember = standing?.membership === 'admitted';
    return html`${
        isMember
          ? html`<div>
              <button type="button" class="button primary" @click=${() => (this.isWriting = true)}>
                ${i18n.t('offer.write')}
              </button>
            </div>`
          : nothing
      }
      <section class="screen" aria-label=${i18n.t('offer.navBoard')}>${this.#board.render(i18n)}</section>
      ${
        isMember && around.state === 'ready'
          ? html`<snodo-own-offers
                .api=${this.api}
                .around=${around.loaded}
                .written=${this.written}
                .asked=${askedOf(location.search).offer}
                @snodo-offer-edited=${this.#onEdited}
                @snodo-offer-written=${this.#onWritten}
              ></snodo-own-offers>
              <snodo-offer-alerts .api=${this.api} .taxonomy=${around.loaded.taxonomy}></snodo-offer-alerts>
              ${
                this.isWriting || this.edited
                  ? html`<snodo-offer-form
                      .api=${this.api}
                      .around=${around.loaded}
                      .offer=${this.edited}
                      @snodo-offer-written=${this.#onWritten}
                      @snodo-dialog-closed=${this.#stopWriting}
                    ></snodo-offer-form>`
                  : nothing
              }`
          : nothing
      }`;
  }

  readonly #onEdited = (event: CustomEvent<{ offer: Offer }>): void => {
    this.edited = event.detail.offer;
  };

  readonly #stopWriting = (): void => {
    this.isWriting = false;
    this.edited = undefined;
  };

  readonly #onWritten = (): void => {
    this.#stopWriting();
    this.written += 1;
    this.#board.reload();
  };
}

if (!customElements.get('snodo-exchange-board'))
  customElements.define('snodo-exchange-board', SnodoExchangeBoard);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-exchange-board': SnodoExchangeBoard;
  }
}
