import { html, nothing, type TemplateResult } from 'lit';
import { BoardScreen } from '../time-bank/board-screen.ts';
import type { Call } from '../ui/api-call.ts';
import { boardStyles } from '../time-bank/board.styles.ts';
import { createTimeBankApi, type Exchange, type TimeBankApi } from '../time-bank/time-bank-api.ts';
import type { I18n } from '../ui/i18n.ts';
import { HostTimeBank } from './host-time-bank.ts';

/**
 * What people offer and ask for in exchange for hours, in the host's own page: a list that can be narrowed, and a
 * proposal below each card. What moves more hours than the community lets move here is confirmed in the portal.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-navigate - An exchange was proposed or joined, with `kind` `exchange` and its `id`; an exchange element on the page opens it
 * @fires snodo-error - `code` says why there is no board
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart button - Every button
 * @csspart list - The list
 * @csspart card - One offer or request
 */
export class SnodoExchangeBoard extends HostTimeBank<TimeBankApi> {
  static override styles = [...HostTimeBank.styles, boardStyles];

  override readonly element = 'exchange-board';
  override readonly namespaces = ['common', 'embed', 'board'] as const;
  protected override readonly heading = 'board.title';
  protected override readonly lead = 'board.lead';
  protected override readonly why = 'board.signIn';
  #board = new BoardScreen(this, {
    went: ({ id }: Exchange) => void this.tell('snodo-navigate', { kind: 'exchange', id }),
    portalAddress: (id) => this.portalPage('/time-bank/board', { offer: id }),
  });

  protected override apiOf(call: Call, language: I18n['language']): TimeBankApi {
    return createTimeBankApi(call, language);
  }

  protected override follow(api: TimeBankApi | undefined): void {
    this.#board.show(api);
  }

  protected override screen(i18n: I18n): TemplateResult {
    const { done } = this.#board;
    return html`<div role="status">
        ${
          done === undefined
            ? nothing
            : html`<div class="notice">
                <div>
                  <h3>${i18n.t('board.proposed')}</h3>
                  <p part="text">${i18n.t('board.proposedHelp')}</p>
                </div>
                <a
                  class="button"
                  part="button"
                  href=${this.portalPage('/time-bank/exchange', { exchange: done.id })}
                  target="_blank"
                  rel="noopener"
                  >${i18n.t('board.openExchange')}</a
                >
              </div>`
        }
      </div>
      ${this.#board.render(i18n)}`;
  }
}

export { SnodoExchangeBoard as View };
