import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import type { HeldMembership, Role } from './desk-api.ts';
import { ownSectionStyles } from './own-section.styles.ts';

const roles = [
  'employee',
  'neighbour',
  'hr_officer',
  'community_manager',
  'facilitator',
  'provider',
  'host',
  'secretary',
  'municipality',
  'researcher',
  'dpo',
  'operator',
] as const satisfies readonly Role[];

/**
 * Asks which roles a membership has from now on, or ends it. Opens when `membership` is set.
 *
 * @fires snodo-roles-chosen - `detail.membership`, `detail.roles`
 * @fires snodo-membership-ended - `detail.membership`
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export class SnodoRolesDialog extends LitElement {
  static override properties = { membership: { attribute: false }, chosen: { state: true } };
  static override styles = [baseStyles, dialogStyles, ownSectionStyles];

  declare membership: HeldMembership | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { membership } = this;
    if (!i18n || !membership) return nothing;
    return html`<dialog aria-labelledby="heading" @close=${() => this.#tell('snodo-dialog-closed')}>
      <form class="sheet" method="dialog" @submit=${this.#choose}>
        <h2 id="heading">${i18n.t('desk.roles.heading')}</h2>
        <p>${i18n.t('desk.roles.lead')}</p>
        <fieldset>
          <legend class="visually-hidden">${i18n.t('desk.roles.heading')}</legend>
          ${roles.map(
            (role) =>
              html`<label class="choice">
                <input
                  type="checkbox"
                  name="role"
                  value=${role}
                  .checked=${membership.roles.includes(role)}
                />
                <span>${i18n.t(`role.${role}`)}</span>
              </label>`,
          )}
        </fieldset>
        <div class="row">
          <button class="button primary">${i18n.t('desk.roles.save')}</button>
          <button type="button" class="button danger" @click=${this.#end}>${i18n.t('desk.roles.end')}</button>
          <button type="button" class="button" @click=${() => this.#tell('snodo-dialog-closed')}>
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

  #choose(submitting: SubmitEvent): void {
    submitting.preventDefault();
    const chosen = new FormData(submitting.target as HTMLFormElement).getAll('role');
    this.#tell('snodo-roles-chosen', {
      membership: this.membership?.id,
      roles: roles.filter((role) => chosen.includes(role)),
    });
  }

  readonly #end = (): void => this.#tell('snodo-membership-ended', { membership: this.membership?.id });

  #tell(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

if (!customElements.get('snodo-roles-dialog')) customElements.define('snodo-roles-dialog', SnodoRolesDialog);
