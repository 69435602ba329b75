import type { TemplateResult } from 'lit';
import type { Call } from '../time-bank/api-call.ts';
import { balanceStyles } from '../time-bank/bank/balance-view.ts';
import { bankStyles } from '../time-bank/bank/bank.styles.ts';
import { HoursScreen } from '../time-bank/bank/hours-screen.ts';
import { hoursScreenStyles } from '../time-bank/bank/hours-screen.styles.ts';
import { createOwnHoursApi, type OwnHoursApi } from '../time-bank/bank/own-hours-api.ts';
import { proofStyles } from '../time-bank/bank/proof.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { HostTimeBank } from './host-time-bank.ts';

/**
 * A person's own hours in the host's own page: her balance, gifts that wait for her answer, hours to give away, her
 * statement and its check. What moves more hours than the community lets move here is confirmed in the portal, and so
 * are joining, the fund and leaving.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-error - `code` says why there is nothing
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart button - Every button
 * @csspart link - Links into the portal
 */
export class SnodoTimeBank extends HostTimeBank<OwnHoursApi> {
  static override styles = [
    ...HostTimeBank.styles,
    bankStyles,
    balanceStyles,
    proofStyles,
    hoursScreenStyles,
  ];

  override readonly element = 'time-bank';
  override readonly namespaces = ['common', 'embed', 'time-bank'] as const;
  protected override readonly heading = 'time-bank.heading';
  protected override readonly lead = 'time-bank.lead';
  protected override readonly why = 'time-bank.signIn.text';
  #screen = new HoursScreen(this, { portalPage: (path, asked) => this.portalPage(path, asked) });

  protected override apiOf(call: Call, language: I18n['language']): OwnHoursApi {
    return createOwnHoursApi(call, language);
  }

  protected override follow(api: OwnHoursApi | undefined): void {
    this.#screen.show(api);
  }

  protected override screen(i18n: I18n): TemplateResult {
    return this.#screen.render(i18n);
  }
}

export { SnodoTimeBank as View };
