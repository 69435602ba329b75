import type { TemplateResult } from 'lit';
import type { Call } from '../ui/api-call.ts';
import { ExchangeScreen } from '../time-bank/exchange-screen.ts';
import { exchangeStyles } from '../time-bank/exchange.styles.ts';
import { createTimeBankApi, type TimeBankApi } from '../time-bank/time-bank-api.ts';
import type { I18n } from '../ui/i18n.ts';
import { HostTimeBank } from './host-time-bank.ts';

/**
 * A person's exchanges of hours in the host's own page, and the one that is open: where it stands, what she can do
 * now, the conversation. It opens what a board on the same page has begun.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-error - `code` says why there is nothing
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart button - Every button
 * @csspart list - The list
 * @csspart card - One exchange
 */
export class SnodoExchange extends HostTimeBank<TimeBankApi> {
  static override styles = [...HostTimeBank.styles, exchangeStyles];

  override readonly element = 'exchange';
  override readonly namespaces = ['common', 'embed', 'board', 'exchange'] as const;
  protected override readonly heading = 'exchange.title';
  protected override readonly lead = 'exchange.lead';
  protected override readonly why = 'exchange.signIn';
  #id: string | undefined;
  #screen = new ExchangeScreen(this, {
    opened: (id) => (this.#id = id),
    portalAddress: (id) => this.portalPage('/time-bank/exchange', { exchange: id }),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('snodo-navigate', this.#open);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('snodo-navigate', this.#open);
    super.disconnectedCallback();
  }

  protected override apiOf(call: Call, language: I18n['language']): TimeBankApi {
    return createTimeBankApi(call, language);
  }

  protected override follow(api: TimeBankApi | undefined): void {
    this.#screen.show(api, this.#id);
  }

  protected override screen(i18n: I18n): TemplateResult {
    return this.#screen.render(i18n);
  }

  readonly #open = (event: Event): void => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    const told = detail as { kind?: string; id?: string } | undefined;
    if (told?.kind === 'exchange' && typeof told.id === 'string') this.#screen.go(told.id);
  };
}

export { SnodoExchange as View };
