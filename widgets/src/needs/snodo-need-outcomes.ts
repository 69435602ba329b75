import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { NeedsApi, OutcomeCount } from './needs-api.ts';

/** How it went so far, in round figures, for managers. Nothing shows below the floor, nor while it is on its way. */
export class SnodoNeedOutcomes extends LitElement {
  static override properties = { api: { attribute: false }, counts: { state: true } };
  static override styles = [baseStyles, timeBankStyles];

  declare api: NeedsApi | undefined;
  declare private counts: Load<readonly OutcomeCount[]>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.counts = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const counts = this.counts.state === 'ready' ? this.counts.loaded : [];
    if (!i18n || counts.length === 0) return nothing;
    return html`<details>
      <summary>${i18n.t('need.outcomes_title')}</summary>
      ${[30, 90].map((days) => {
        const found = counts.filter(({ afterDays }) => afterDays === days);
        return found.length === 0
          ? nothing
          : html`<h4>${i18n.t('need.outcomes_after', { days })}</h4>
              <ul>
                ${found.map(
                  ({ outcome, atLeastPeople }) =>
                    html`<li>
                      ${i18n.t('need.outcomes_people', {
                        outcome: i18n.t(`need.outcome_${outcome}`),
                        count: atLeastPeople,
                      })}
                    </li>`,
                )}
              </ul>`;
      })}
    </details>`;
  }

  async #load(): Promise<void> {
    if (this.api) this.counts = await settle(this.api.listOutcomes());
  }
}

if (!customElements.get('snodo-need-outcomes'))
  customElements.define('snodo-need-outcomes', SnodoNeedOutcomes);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-need-outcomes': SnodoNeedOutcomes;
  }
}
