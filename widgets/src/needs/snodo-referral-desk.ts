import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import '../ui/load-state.ts';
import { changeAddress } from './desk-address.ts';
import type { NeedsApi, Referral, ReferralShow, ReferralStep, Territory } from './needs-api.ts';
import { needsStyles } from './needs.styles.ts';
import './snodo-referral.ts';

const shows = ['open', 'late', 'over'] as const satisfies readonly ReferralShow[];

interface Inbox {
  readonly referrals: readonly Referral[];
  readonly nextCursor: string | null;
  readonly territory: Territory;
}

/**
 * What was handed to an organisation, for those who look after its services, and for community managers: what is due
 * next comes first. Which list is shown stands in the page's address.
 */
export class SnodoReferralDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    show: { state: true },
    inbox: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles];

  declare api: NeedsApi | undefined;
  declare private show: ReferralShow;
  declare private inbox: Load<Inbox>;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    const asked = new URL(location.href).searchParams.get('referrals');
    this.show = shows.find((show) => show === asked) ?? 'open';
    this.inbox = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { inbox } = this;
    return html`<section class="stack" aria-labelledby="referrals">
      <h2 id="referrals">${i18n.t('referral.room_title')}</h2>
      <p>${i18n.t('referral.room_lead')}</p>
      <div class="field">
        <label for="show">${i18n.t('referral.show')}</label>
        <select
          id="show"
          @change=${(event: Event) => this.#showOther((event.target as HTMLSelectElement).value)}
        >
          ${shows.map(
            (show) =>
              html`<option value=${show} ?selected=${show === this.show}>
                ${i18n.t(`referral.show_${show}`)}
              </option>`,
          )}
        </select>
      </div>
      ${
        inbox.state === 'pending'
          ? html`<snodo-load-state state="pending" heading=${i18n.t('referral.pending')}></snodo-load-state>`
          : nothing
      }
      ${
        inbox.state === 'failed'
          ? html`<snodo-load-state
              state="failed"
              heading=${i18n.t('referral.failed')}
              text=${i18n.t('common.network')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${this.#load}
            ></snodo-load-state>`
          : nothing
      }
      ${inbox.state === 'ready' ? this.#list(i18n, inbox.loaded) : nothing}
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
    </section>`;
  }

  #list(i18n: I18n, { referrals, nextCursor, territory }: Inbox): TemplateResult {
    if (referrals.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('referral.empty')}
        text=${i18n.t('referral.empty_next')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${referrals.map(
          (referral) =>
            html`<li>
              <snodo-referral
                .referral=${referral}
                .territory=${territory}
                @snodo-move-chosen=${(event: CustomEvent<ReferralStep>) =>
                  void this.#move(referral.id, event.detail)}
              ></snodo-referral>
            </li>`,
        )}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
                ${i18n.t('referral.more')}
              </button>
            </div>`
      }`;
  }

  readonly #load = async (): Promise<void> => {
    const { api, show } = this;
    if (!api) return;
    this.inbox = pending;
    const inbox = await settle(
      Promise.all([api.listReferrals(show), api.getTerritory()]).then(([page, territory]): Inbox => ({
        referrals: page.items,
        nextCursor: page.nextCursor,
        territory,
      })),
    );
    if (this.show === show) this.inbox = inbox;
  };

  #showOther(asked: string): void {
    this.show = shows.find((show) => show === asked) ?? 'open';
    changeAddress({ referrals: this.show });
    void this.#load();
  }

  async #more(cursor: string): Promise<void> {
    await this.#attempt(async (api) => {
      const page = await api.listReferrals(this.show, cursor);
      this.#change(({ referrals, territory }) => ({
        referrals: [...referrals, ...page.items],
        nextCursor: page.nextCursor,
        territory,
      }));
    });
  }

  /** The card stays where it is, so that who moved it sees what has become of it. */
  async #move(id: string, step: ReferralStep): Promise<void> {
    await this.#attempt(async (api) => {
      const moved = await api.moveReferral(id, step);
      this.#change((inbox) => ({
        ...inbox,
        referrals: inbox.referrals.map((referral) => (referral.id === id ? moved : referral)),
      }));
      this.outcome = { words: this.#i18n.value?.t('referral.saved') ?? '', isFault: false };
    });
  }

  #change(change: (inbox: Inbox) => Inbox): void {
    if (this.inbox.state === 'ready') this.inbox = { state: 'ready', loaded: change(this.inbox.loaded) };
  }

  async #attempt(work: (api: NeedsApi) => Promise<void>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.outcome = undefined;
    try {
      await work(this.api);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }
}

if (!customElements.get('snodo-referral-desk'))
  customElements.define('snodo-referral-desk', SnodoReferralDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-referral-desk': SnodoReferralDesk;
  }
}
