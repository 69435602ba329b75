import { html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { AccountApi, Consent, Mandate } from './account-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

/** Which pages she let in and who may act for her; each is taken back with one press. */
export class SnodoOwnPermissions extends OwnSection<AccountApi> {
  static override properties = {
    ...OwnSection.properties,
    consents: { state: true },
    mandates: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles];

  declare private consents: Load<readonly Consent[]>;
  declare private mandates: Load<readonly Mandate[]>;

  protected override readonly section = 'permissions';

  constructor() {
    super();
    this.consents = pending;
    this.mandates = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    const retry = () => void this.#load();
    return html`<section aria-labelledby="heading">
      <h2 id="heading">
        <snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('account.permissions.heading')}
      </h2>
      <h3>${i18n.t('account.permissions.pages')}</h3>
      <p>${i18n.t('account.permissions.pagesLead')}</p>
      ${loadedRows(i18n, this.consents, {
        row: (consent) => this.#consent(i18n, consent),
        none: i18n.t('account.permissions.noPages'),
        retry,
      })}
      <h3>${i18n.t('account.permissions.people')}</h3>
      <p>${i18n.t('account.permissions.peopleLead')}</p>
      ${loadedRows(i18n, this.mandates, {
        row: (mandate) => this.#mandate(i18n, mandate),
        none: i18n.t('account.permissions.noPeople'),
        retry,
      })}
      ${this.outcomeLine()}
    </section>`;
  }

  #consent(i18n: I18n, { id, origin, scopes, givenAt, withdrawnAt }: Consent) {
    const page = new URL(origin).host;
    const allowed = listText(
      i18n,
      scopes.map((scope) => i18n.t(`account.scope.${scope.replace(':', '_')}` as MessageKey)),
    );
    return html`<li class=${withdrawnAt === null ? '' : 'over'}>
      <div>
        <p>
          <strong><bdi dir="ltr">${page}</bdi></strong>
        </p>
        <p class="soft">${i18n.t('account.permissions.may', { what: allowed })}</p>
        <p class="soft">${given(i18n, givenAt, withdrawnAt)}</p>
      </div>
      ${
        withdrawnAt === null
          ? this.#withdraw(i18n, page, () =>
              this.act((api) => api.withdrawConsent(id), 'account.permissions.withdrawn'),
            )
          : nothing
      }
    </li>`;
  }

  #mandate(i18n: I18n, { id, organisation, consentGiven, startsAt, endsAt, withdrawnAt }: Mandate) {
    const who = organisation?.name ?? i18n.t('account.permissions.programme');
    const isOver = withdrawnAt !== null || new Date(endsAt) < new Date();
    return html`<li class=${isOver ? 'over' : ''}>
      <div>
        <p>
          <strong>${i18n.t('account.permissions.operatorsOf', { name: who })}</strong>
        </p>
        <p class="soft">
          ${i18n.t(`account.permissions.given_${consentGiven}`)}
          ${i18n.t('account.permissions.period', {
            from: momentIn(i18n, startsAt),
            until: momentIn(i18n, endsAt),
          })}
        </p>
        ${
          withdrawnAt === null
            ? nothing
            : html`<p class="soft">
                ${i18n.t('account.permissions.takenBack', { moment: momentIn(i18n, withdrawnAt) })}
              </p>`
        }
      </div>
      ${
        isOver
          ? nothing
          : this.#withdraw(i18n, who, () =>
              this.act((api) => api.withdrawMandate(id), 'account.permissions.withdrawn'),
            )
      }
    </li>`;
  }

  #withdraw(i18n: I18n, name: string, withdraw: () => Promise<unknown>) {
    const press = async () => {
      if (await withdraw()) await this.#load();
    };
    return html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${press}>
      ${i18n.t('account.permissions.withdraw')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
    </button>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    [this.consents, this.mandates] = await Promise.all([
      settle(this.api.listConsents()),
      settle(this.api.listMandates()),
    ]);
  }
}

function given(i18n: I18n, givenAt: string, withdrawnAt: string | null): string {
  return withdrawnAt === null
    ? i18n.t('account.permissions.since', { moment: momentIn(i18n, givenAt) })
    : i18n.t('account.permissions.takenBack', { moment: momentIn(i18n, withdrawnAt) });
}

if (!customElements.get('snodo-own-permissions'))
  customElements.define('snodo-own-permissions', SnodoOwnPermissions);
