import type { TemplateResult } from 'lit';
import type { Call } from '../ui/api-call.ts';
import { balanceStyles } from '../time-bank/bank/balance-view.ts';
import { hoursStyles } from '../time-bank/bank/hours.styles.ts';
import { HoursScreen } from '../time-bank/bank/hours-screen.ts';
import { hoursScreenStyles } from '../time-bank/bank/hours-screen.styles.ts';
import { createHoursApi, type HoursApi } from '../time-bank/bank/own-hours-api.ts';
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
export class SnodoTimeBank extends HostTimeBank<HoursApi> {
  static override styles = [...HostTimeBank.styles, hoursStyles, balanceStyles, hoursScreenStyles];

  override readonly element = 'time-bank';
  override readonly namespaces = ['common', 'embed', 'hours'] as const;
  protected override readonly heading = 'hours.heading';
  protected override readonly lead = 'hours.lead';
  protected override readonly why = 'hours.signIn.text';
  #screen = new HoursScreen(this, { portalPage: (path, asked) => this.portalPage(path, asked) });

  protected override apiOf(call: Call, language: I18n['language']): HoursApi {
    return createHoursApi(call, language);
  }

  protected override follow(api: HoursApi | undefined): void {
    this.#screen.show(api);
  }

  protected override screen(i18n: I18n): TemplateResult {
    return this.#screen.render(i18n);
  }
}

export { SnodoTimeBank as View };
