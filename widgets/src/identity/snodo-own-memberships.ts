import { html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import type { AccountApi, Me } from './account-api.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

type Membership = Me['memberships'][number];

/**
 * Where she belongs, and the way out of each. Before she leaves she reads what ends and what stays, and says
 * whether she remains as a neighbour.
 */
export class SnodoOwnMemberships extends OwnSection<AccountApi> {
  static override properties = { ...OwnSection.properties, leaving: { state: true } };
  static override styles = [baseStyles, dialogStyles, ownSectionStyles];

  declare private leaving: Membership | undefined;

  protected override readonly section = 'memberships';

  protected override render() {
    const { i18n, me } = this;
    if (!i18n || !me) return nothing;
    return html`<section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="users"></snodo-icon>${i18n.t('account.memberships.heading')}</h2>
        <ul role="list" class="rows">
          ${me.memberships.map((membership) => this.#row(i18n, membership))}
        </ul>
        ${this.outcomeLine()}
      </section>
      ${this.#dialog(i18n)}`;
  }

  #row(i18n: I18n, membership: Membership) {
    const roles = listText(
      i18n,
      membership.roles.map((role) => i18n.t(`role.${role}`)),
    );
    return html`<li>
      <div>
        <p>
          <strong><bdi>${nameOf(i18n, membership)}</bdi></strong>
        </p>
        <p class="soft">${roles}</p>
      </div>
      <button type="button" class="button" @click=${() => (this.leaving = membership)}>
        ${i18n.t('account.memberships.leave')}
        <span class="visually-hidden"><bdi>${nameOf(i18n, membership)}</bdi></span>
      </button>
    </li>`;
  }

  #dialog(i18n: I18n) {
    const { leaving, me } = this;
    if (!leaving) return nothing;
    const name = nameOf(i18n, leaving);
    const staysAnyway = me?.memberships.some(({ id, organisation }) => id !== leaving.id && !organisation);
    const mayStay = leaving.organisation !== null && !staysAnyway;
    return html`<dialog aria-labelledby="leave-heading" @close=${() => (this.leaving = undefined)}>
      <form class="sheet" method="dialog" @submit=${this.#leave}>
        <h2 id="leave-heading">${i18n.t('account.memberships.confirm', { name })}</h2>
        <p>${i18n.t('account.memberships.whatEnds', { name })}</p>
        ${me?.memberships.length === 1 ? html`<p>${i18n.t('account.memberships.lastOne')}</p>` : nothing}
        ${
          mayStay
            ? html`<label class="choice">
                <input type="checkbox" name="stays" checked />
                <span>${i18n.t('account.memberships.stay')}</span>
              </label>`
            : nothing
        }
        <div class="row">
          <button class="button danger" ?disabled=${this.isWorking}>
            ${i18n.t('account.memberships.leaveNow', { name })}
          </button>
          <button type="button" class="button" @click=${() => (this.leaving = undefined)}>
            ${i18n.t('common.cancel')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  async #leave(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    const { leaving } = this;
    if (!leaving) return;
    const stays = new FormData(submitting.target as HTMLFormElement).has('stays');
    this.leaving = undefined;
    const left = await this.act(async (api) => {
      const { remaining } = await api.leave(leaving.id, stays);
      // Without a membership left nobody is signed in any more.
      return remaining === 0 ? null : api.getMe();
    }, 'account.memberships.left');
    if (left === null) location.assign(`/?lang=${this.i18n?.language ?? 'it'}`);
    else if (left) this.tellMe(left);
  }
}

function nameOf(i18n: I18n, { organisation }: Membership): string {
  return organisation?.name ?? i18n.t('account.memberships.community');
}

if (!customElements.get('snodo-own-memberships'))
  customElements.define('snodo-own-memberships', SnodoOwnMemberships);
