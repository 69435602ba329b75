import { html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { AccountApi, Me, Role, RoleChoice } from './account-api.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

interface Power {
  readonly membershipId: string;
  readonly role: Role;
  readonly organisation: string | null;
}

/** The roles of hers that give powers over others: those that she can choose between. */
export function powersOf({ memberships }: Me): readonly Power[] {
  return memberships.flatMap(({ id, organisation, roles }) =>
    roles
      .filter((role) => role !== 'employee' && role !== 'neighbour')
      .map((role) => ({ membershipId: id, role, organisation: organisation?.name ?? null })),
  );
}

/** Who has more than one hat chooses which one she wears; with one or none there is nothing to choose. */
export class SnodoRoleSwitch extends OwnSection<AccountApi> {
  static override styles = [baseStyles, ownSectionStyles];

  protected override readonly section = 'roles';

  protected override render() {
    const { i18n, me } = this;
    if (!i18n || !me) return nothing;
    const powers = powersOf(me);
    if (powers.length === 0) return nothing;
    const { actingAs } = me;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="repeat"></snodo-icon>${i18n.t('account.roles.heading')}</h2>
      <p>${i18n.t('account.roles.lead')}</p>
      <form @change=${this.#choose}>
        <fieldset ?disabled=${this.isWorking}>
          <legend class="visually-hidden">${i18n.t('account.roles.heading')}</legend>
          <label class="choice">
            <input type="radio" name="role" value="all" .checked=${actingAs === null} />
            <span>${i18n.t('account.roles.all')}</span>
          </label>
          ${powers.map(({ membershipId, role, organisation }) => {
            const isChosen = actingAs?.membershipId === membershipId && actingAs.role === role;
            return html`<label class="choice">
              <input type="radio" name="role" value=${`${membershipId} ${role}`} .checked=${isChosen} />
              <span>
                <strong>${i18n.t(`role.${role}`)}</strong>
                ${organisation === null ? nothing : html` · <bdi>${organisation}</bdi>`}
              </span>
            </label>`;
          })}
        </fieldset>
      </form>
      ${this.outcomeLine()}
    </section>`;
  }

  async #choose(change: Event): Promise<void> {
    const { value } = change.target as HTMLInputElement;
    const me = await this.act((api) => api.chooseRole(choiceOf(value)), 'account.roles.chosen');
    if (me) this.tellMe(me);
    else this.requestUpdate();
  }
}

function choiceOf(value: string): RoleChoice {
  const [membershipId = '', role] = value.split(' ');
  return role === undefined ? { all: true } : { membershipId, role: role as Role };
}

if (!customElements.get('snodo-role-switch')) customElements.define('snodo-role-switch', SnodoRoleSwitch);
