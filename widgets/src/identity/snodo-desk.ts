import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import type { DeskApi, Me, Role } from './desk-api.ts';
import './snodo-assistance-desk.ts';
import './snodo-audit-desk.ts';
import './snodo-connections-desk.ts';
import './snodo-invitations-desk.ts';
import './snodo-people-desk.ts';

/**
 * The desk of those who look after the programme. What stands on it follows from the roles that count now:
 * what other domains put into it for community managers, people for operators and community managers, invitations for hosts and facilitators too, acting for others for
 * operators, how firms' people come in for operators, the audit trail for the data protection officer and operators.
 *
 * @slot - What a community manager looks after in other domains
 * @slot operator - What an operator does in other domains
 * @slot research - Agreements with researchers, for managers, the data protection officer and researchers
 * @slot host - What hosts and community managers do for places
 * @slot mediator - What secretaries and community managers decide between people
 */
export class SnodoDesk extends LitElement {
  static override properties = { api: { attribute: false }, me: { state: true } };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
        max-inline-size: 60rem;
      }
      .lead {
        font-size: var(--snodo-text-m);
      }
      @media (max-width: 40rem) {
        h1 {
          font-size: var(--snodo-text-xl);
        }
      }
    `,
  ];

  declare api: DeskApi | undefined;
  declare private me: Load<Me>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

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
    return html`<h1>${i18n.t('desk.heading')}</h1>
      ${this.#content(i18n)}`;
  }

  #content(i18n: I18n) {
    const { me, api } = this;
    if (me.state === 'pending') {
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    }
    if (me.state === 'failed') return this.#refused(i18n, me.problem);
    const own = me.loaded;
    const may = (...roles: Role[]) =>
      own.operator === null &&
      own.memberships.some(({ countingRoles }) => roles.some((role) => countingRoles.includes(role)));
    if (!may('operator', 'community_manager', 'secretary', 'dpo', 'host', 'facilitator', 'researcher')) {
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('desk.notYours.heading')}
        text=${i18n.t('desk.notYours.text')}
      >
        <a class="button" href=${`/account?lang=${i18n.language}&section=roles`}
          >${i18n.t('desk.notYours.roles')}</a
        >
      </snodo-load-state>`;
    }
    return html`<p class="lead">${i18n.t('desk.lead')}</p>
      ${may('host', 'community_manager') ? html`<slot name="host"></slot>` : nothing}
      ${may('secretary', 'community_manager') ? html`<slot name="mediator"></slot>` : nothing}
      ${may('community_manager') ? html`<slot></slot>` : nothing}
      ${may('community_manager', 'dpo', 'researcher') ? html`<slot name="research"></slot>` : nothing}
      ${may('operator') ? html`<slot name="operator"></slot>` : nothing}
      ${
        may('operator', 'community_manager')
          ? html`<snodo-people-desk .api=${api} .me=${own}></snodo-people-desk>`
          : nothing
      }
      ${
        may('operator', 'community_manager', 'host', 'facilitator')
          ? html`<snodo-invitations-desk .api=${api} .me=${own}></snodo-invitations-desk>`
          : nothing
      }
      ${
        may('operator')
          ? html`<snodo-connections-desk .api=${api} .me=${own}></snodo-connections-desk>`
          : nothing
      }
      ${
        may('operator')
          ? html`<snodo-assistance-desk .api=${api} .me=${own}></snodo-assistance-desk>`
          : nothing
      }
      ${may('operator', 'dpo') ? html`<snodo-audit-desk .api=${api} .me=${own}></snodo-audit-desk>` : nothing}`;
  }

  #refused(i18n: I18n, problem: string) {
    if (problem === 'not_signed_in') {
      return html`<snodo-load-state state="empty" heading=${i18n.t('desk.signIn')}>
        <a class="button primary" href=${signInAddress('/desk', i18n.language)}>${i18n.t('portal.signIn')}</a>
      </snodo-load-state>`;
    }
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${this.#load}
    ></snodo-load-state>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.me = pending;
    this.me = await settle(this.api.getMe());
  };
}

if (!customElements.get('snodo-desk')) customElements.define('snodo-desk', SnodoDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-desk': SnodoDesk;
  }
}
