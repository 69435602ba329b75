import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import type { AccountApi, Me } from './account-api.ts';
import { momentIn } from './moments.ts';
import './snodo-own-memberships.ts';
import './snodo-own-permissions.ts';
import './snodo-own-profile.ts';
import './snodo-own-record.ts';
import './snodo-own-sign-ins.ts';
import './snodo-own-traces.ts';
import './snodo-own-ways-in.ts';
import './snodo-role-switch.ts';

/**
 * A person's own room: who she is here, in which role she acts, how she gets in, who may act for her, what was
 * done, and the way to take everything along or be erased. While an operator acts for somebody, it says so and
 * offers the end of it, and nothing else.
 */
export class SnodoAccount extends LitElement {
  static override properties = {
    api: { attribute: false },
    me: { state: true },
  };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
        max-inline-size: 52rem;
      }
      .lead {
        font-size: var(--snodo-text-m);
      }
      .elevated {
        display: flex;
        gap: var(--snodo-space-2);
        color: var(--snodo-color-ok);
        font-weight: 600;
      }
      @media (max-width: 40rem) {
        h1 {
          font-size: var(--snodo-text-xl);
        }
      }
    `,
  ];

  declare api: AccountApi | undefined;
  declare private me: Load<Me>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #hasScrolled = false;

  constructor() {
    super();
    this.me = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<h1>${i18n.t('account.heading')}</h1>
      <p class="lead">${i18n.t('account.lead')}</p>
      ${this.#content(i18n)}`;
  }

  #content(i18n: I18n) {
    const { me, api } = this;
    if (me.state === 'pending') {
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    }
    if (me.state === 'failed') return this.#refused(i18n, me.problem);
    if (me.loaded.operator !== null) return this.#assisting(i18n, me.loaded);
    const own = me.loaded;
    return html`${this.#elevated(i18n, own)}
      <snodo-role-switch
        id="roles"
        .api=${api}
        .me=${own}
        @snodo-me-changed=${this.#take}
      ></snodo-role-switch>
      <snodo-own-profile
        id="profile"
        .api=${api}
        .me=${own}
        @snodo-me-changed=${this.#take}
      ></snodo-own-profile>
      <snodo-own-memberships
        id="memberships"
        .api=${api}
        .me=${own}
        @snodo-me-changed=${this.#take}
      ></snodo-own-memberships>
      <snodo-own-ways-in id="ways-in" .api=${api}></snodo-own-ways-in>
      <snodo-own-sign-ins id="sign-ins" .api=${api}></snodo-own-sign-ins>
      <snodo-own-permissions id="permissions" .api=${api}></snodo-own-permissions>
      <snodo-own-traces id="traces" .api=${api}></snodo-own-traces>
      <snodo-own-record id="record" .api=${api}></snodo-own-record>`;
  }

  #elevated(i18n: I18n, { elevatedUntil }: Me) {
    if (elevatedUntil === null || new Date(elevatedUntil) <= new Date()) return nothing;
    return html`<p class="elevated" role="status">
      <snodo-icon name="shield-check"></snodo-icon>
      ${i18n.t('account.stepUp.until', { moment: momentIn(i18n, elevatedUntil) })}
    </p>`;
  }

  #refused(i18n: I18n, problem: string) {
    if (problem === 'not_signed_in') {
      return html`<snodo-load-state state="empty" heading=${i18n.t('account.signIn.heading')}>
        <a class="button primary" href=${signInAddress('/account', i18n.language)}
          >${i18n.t('portal.signIn')}</a
        >
      </snodo-load-state>`;
    }
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t(problem === 'assistance_over' ? 'problem.assistance_over' : 'common.network')}
      action=${i18n.t(problem === 'assistance_over' ? 'account.assisting.end' : 'common.retry')}
      @snodo-load-retried=${problem === 'assistance_over' ? this.#endAssistance : this.#load}
    ></snodo-load-state>`;
  }

  #assisting(i18n: I18n, { displayName, operator }: Me) {
    return html`<snodo-load-state
      state="empty"
      heading=${i18n.t('account.assisting.heading', { name: displayName })}
      text=${i18n.t('account.assisting.text', { moment: momentIn(i18n, operator?.until ?? '') })}
    >
      <button type="button" class="button primary" @click=${this.#endAssistance}>
        ${i18n.t('account.assisting.end')}
      </button>
    </snodo-load-state>`;
  }

  /** Coming back from confirming that it is she, she finds the section that she came from. */
  protected override updated(): void {
    if (this.#hasScrolled || this.me.state !== 'ready') return;
    this.#hasScrolled = true;
    const asked = new URLSearchParams(location.search).get('section') ?? '';
    const section = /^[a-z-]{1,20}$/.test(asked) ? this.renderRoot.querySelector(`#${asked}`) : null;
    if (section) requestAnimationFrame(() => section.scrollIntoView({ block: 'start' }));
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.me = pending;
    this.me = await settle(this.api.getMe());
  };

  readonly #take = ({ detail }: CustomEvent<Me>): void => {
    this.me = { state: 'ready', loaded: detail };
  };

  readonly #endAssistance = async (): Promise<void> => {
    if (!this.api) return;
    this.me = pending;
    this.me = await settle(this.api.endAssistance());
  };
}

if (!customElements.get('snodo-account')) customElements.define('snodo-account', SnodoAccount);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-account': SnodoAccount;
  }
}
