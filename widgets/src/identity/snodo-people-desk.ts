import { css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { settle, type Load } from '../ui/load.ts';
import type { DeskApi, HeldMembership, ListedPerson } from './desk-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import './snodo-mandate-dialog.ts';
import './snodo-roles-dialog.ts';

/** Finding a person by name, and what the desk may do for her: roles, an end, acting on her behalf. */
export class SnodoPeopleDesk extends OwnSection<DeskApi> {
  static override properties = {
    ...OwnSection.properties,
    found: { state: true },
    cursor: { state: true },
    changing: { state: true },
    mandating: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      form.search {
        grid-template-columns: 1fr auto;
        align-items: end;
      }
      .memberships {
        display: grid;
        gap: var(--snodo-space-2);
        padding-block-start: var(--snodo-space-2);
      }
    `,
  ];

  declare private found: Load<readonly ListedPerson[]> | undefined;
  declare private cursor: string | null;
  declare private changing: HeldMembership | undefined;
  declare private mandating: ListedPerson | undefined;

  protected override readonly section = 'people';
  #name = '';

  constructor() {
    super();
    this.cursor = null;
  }

  protected override render() {
    const { i18n, me } = this;
    if (!i18n || !me) return nothing;
    return html`<section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="users"></snodo-icon>${i18n.t('desk.people.heading')}</h2>
        <p>${i18n.t('desk.people.lead')}</p>
        <form class="search" role="search" @submit=${this.#search}>
          <div class="field">
            <label for="name">${i18n.t('desk.people.name')}</label>
            <input
              id="name"
              name="name"
              required
              minlength="2"
              maxlength="120"
              autocomplete="off"
              dir="auto"
            />
          </div>
          <button class="button primary">
            <snodo-icon name="search"></snodo-icon>${i18n.t('desk.people.search')}
          </button>
        </form>
        ${
          this.found
            ? loadedRows(i18n, this.found, {
                row: (person) => this.#row(i18n, person),
                none: i18n.t('desk.people.none'),
                retry: () => void this.#load(),
              })
            : nothing
        }
        ${
          this.cursor === null
            ? nothing
            : html`<button type="button" class="button" @click=${this.#grow}>
                ${i18n.t('portal.more')}
              </button>`
        }
        ${this.outcomeLine()}
      </section>
      <snodo-roles-dialog
        .membership=${this.changing}
        @snodo-roles-chosen=${this.#changeRoles}
        @snodo-membership-ended=${this.#endMembership}
        @snodo-dialog-closed=${() => (this.changing = undefined)}
      ></snodo-roles-dialog>
      <snodo-mandate-dialog
        .person=${this.mandating}
        .me=${me}
        @snodo-mandate-recorded=${this.#recordMandate}
        @snodo-dialog-closed=${() => (this.mandating = undefined)}
      ></snodo-mandate-dialog>`;
  }

  #row(i18n: I18n, person: ListedPerson) {
    const isOperator = this.me?.memberships.some(({ countingRoles }) => countingRoles.includes('operator'));
    return html`<li>
      <div>
        <p>
          <strong><bdi>${person.displayName}</bdi></strong>
        </p>
        <ul role="list" class="memberships">
          ${person.memberships.map((membership) => this.#membership(i18n, person, membership))}
        </ul>
      </div>
      ${
        isOperator
          ? html`<button type="button" class="button" @click=${() => (this.mandating = person)}>
              ${i18n.t('desk.people.mandate')}<span class="visually-hidden">
                <bdi>${person.displayName}</bdi></span
              >
            </button>`
          : nothing
      }
    </li>`;
  }

  #membership(i18n: I18n, person: ListedPerson, membership: HeldMembership) {
    const where = membership.organisation?.name ?? i18n.t('account.memberships.community');
    const roles = listText(
      i18n,
      membership.roles.map((role) => i18n.t(`role.${role}`)),
    );
    return html`<li class="row">
      <span class=${membership.isActive ? '' : 'over'}>
        <bdi>${where}</bdi> · ${membership.isActive ? roles : i18n.t('desk.people.ended')}
      </span>
      ${
        membership.isActive
          ? html`<button type="button" class="button plain" @click=${() => (this.changing = membership)}>
              ${i18n.t('desk.people.change')}<span class="visually-hidden">
                <bdi>${person.displayName}</bdi>, <bdi>${where}</bdi></span
              >
            </button>`
          : nothing
      }
    </li>`;
  }

  async #search(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    this.#name = String(new FormData(submitting.target as HTMLFormElement).get('name')).trim();
    await this.#load();
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    this.found = { state: 'pending' };
    const page = await settle(this.api.listPeople(this.#name));
    this.cursor = page.state === 'ready' ? page.loaded.nextCursor : null;
    this.found = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  }

  async #grow(): Promise<void> {
    const { cursor, found } = this;
    if (cursor === null || found?.state !== 'ready') return;
    const more = await this.act((api) => api.listPeople(this.#name, cursor));
    if (!more) return;
    this.found = { state: 'ready', loaded: [...found.loaded, ...more.items] };
    this.cursor = more.nextCursor;
  }

  async #changeRoles({ detail }: CustomEvent<{ membership: string; roles: HeldMembership['roles'] }>) {
    this.changing = undefined;
    const { membership, roles } = detail;
    if (await this.act((api) => api.changeRoles(membership, roles), 'desk.people.changed'))
      await this.#load();
  }

  async #endMembership({ detail }: CustomEvent<{ membership: string }>) {
    this.changing = undefined;
    if (await this.act((api) => api.endMembership(detail.membership), 'desk.people.hasEnded'))
      await this.#load();
  }

  async #recordMandate({ detail }: CustomEvent<Parameters<DeskApi['recordMandate']>[0]>) {
    this.mandating = undefined;
    await this.act((api) => api.recordMandate(detail), 'desk.people.mandated');
  }
}

if (!customElements.get('snodo-people-desk')) customElements.define('snodo-people-desk', SnodoPeopleDesk);
