import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { bankNavigation } from './bank-navigation.ts';
import { ExchangeScreen } from './exchange-screen.ts';
import { exchangeStyles } from './exchange.styles.ts';
import { timeBankStyles } from './time-bank.styles.ts';
import type { TimeBankApi } from './time-bank-api.ts';

/**
 * A person's exchanges as a page of the portal, and the one that is open: where it stands, what she can do now, the
 * conversation and what has happened. The open one stands in the page's address.
 */
export class SnodoExchange extends LitElement {
  static override properties = { api: { attribute: false }, isSignedIn: { attribute: false } };
  static override styles = [baseStyles, timeBankStyles, exchangeStyles];

  declare api: TimeBankApi | undefined;
  /** False: nobody is, so there is nothing to load. */
  declare isSignedIn: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #screen = new ExchangeScreen(this, {
    opened: (id) => {
      const address = new URL(location.href);
      if (id === undefined) address.searchParams.delete('exchange');
      else address.searchParams.set('exchange', id);
      history.pushState(null, '', address);
    },
    portalAddress: () => location.href,
  });

  constructor() {
    super();
    this.isSignedIn = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#follow);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#follow);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('isSignedIn')) this.#follow();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('exchange.title')}</h1>
        <p class="lead">${i18n.t('exchange.lead')}</p>
        ${bankNavigation(i18n, 'exchange')}
      </header>
      ${
        this.isSignedIn
          ? html`<div class="screen">${this.#screen.render(i18n)}</div>`
          : html`<snodo-load-state state="empty" heading=${i18n.t('exchange.signIn')}>
              <a
                class="button primary"
                href=${signInAddress(`${location.pathname}${location.search}`, i18n.language)}
                >${i18n.t('portal.signIn')}</a
              >
            </snodo-load-state>`
      }`;
  }

  readonly #follow = (): void => {
    const id = new URLSearchParams(location.search).get('exchange') ?? undefined;
    this.#screen.show(this.isSignedIn ? this.api : undefined, id);
  };
}

if (!customElements.get('snodo-exchange')) customElements.define('snodo-exchange', SnodoExchange);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-exchange': SnodoExchange;
  }
}
