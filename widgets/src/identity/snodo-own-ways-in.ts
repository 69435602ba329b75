import {
  browserSupportsWebAuthn,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/browser';
import { html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import type { AccountApi, Contact, Passkey } from './account-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

/**
 * The ways in that are hers and no firm's: passkeys and mail addresses. Whoever has one can leave a firm and come
 * back as a neighbour.
 */
export class SnodoOwnWaysIn extends OwnSection<AccountApi> {
  static override properties = {
    ...OwnSection.properties,
    passkeys: { state: true },
    contacts: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles];

  declare private passkeys: Load<readonly Passkey[]>;
  declare private contacts: Load<readonly Contact[]>;

  protected override readonly section = 'ways-in';

  constructor() {
    super();
    this.passkeys = pending;
    this.contacts = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    const retry = () => void this.#load();
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="log-in"></snodo-icon>${i18n.t('account.waysIn.heading')}</h2>
      <p>${i18n.t('account.waysIn.lead')}</p>
      <h3>${i18n.t('account.waysIn.passkeys')}</h3>
      <p class="soft">${i18n.t('account.waysIn.passkeysLead')}</p>
      ${loadedRows(i18n, this.passkeys, {
        row: (passkey) => this.#passkey(i18n, passkey),
        none: i18n.t('account.waysIn.noPasskeys'),
        retry,
      })}
      ${browserSupportsWebAuthn() ? this.#newPasskey(i18n) : nothing}
      <h3>${i18n.t('account.waysIn.contacts')}</h3>
      <p class="soft">${i18n.t('account.waysIn.contactsLead')}</p>
      ${loadedRows(i18n, this.contacts, {
        row: (contact) => this.#contact(i18n, contact),
        none: i18n.t('account.waysIn.noContacts'),
        retry,
      })}
      ${this.#newContact(i18n)} ${this.outcomeLine()}
    </section>`;
  }

  #passkey(i18n: I18n, { id, name, createdAt, lastUsedOn }: Passkey) {
    const used =
      lastUsedOn === null
        ? i18n.t('account.waysIn.neverUsed')
        : i18n.t('account.waysIn.usedOn', { day: i18n.day(lastUsedOn) });
    return html`<li>
      <div>
        <p>
          <strong><bdi>${name}</bdi></strong>
        </p>
        <p class="soft">${i18n.t('account.waysIn.added', { moment: momentIn(i18n, createdAt) })} · ${used}</p>
      </div>
      ${this.#remove(i18n, name, (api) => api.removePasskey(id))}
    </li>`;
  }

  #contact(i18n: I18n, { id, address, confirmedAt }: Contact) {
    return html`<li>
      <div>
        <p>
          <strong><bdi dir="ltr">${address}</bdi></strong>
        </p>
        <p class="soft">${i18n.t('account.waysIn.confirmed', { moment: momentIn(i18n, confirmedAt) })}</p>
      </div>
      ${this.#remove(i18n, address, (api) => api.removeContact(id))}
    </li>`;
  }

  #remove(i18n: I18n, name: string, remove: (api: AccountApi) => Promise<unknown>) {
    const press = async () => {
      if (await this.act(remove, 'account.waysIn.removed')) await this.#load();
    };
    return html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${press}>
      ${i18n.t('account.waysIn.remove')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
    </button>`;
  }

  #newPasskey(i18n: I18n) {
    return html`<form @submit=${this.#addPasskey}>
      <div class="field">
        <label for="passkey-name">${i18n.t('account.waysIn.passkeyName')}</label>
        <input
          id="passkey-name"
          name="name"
          required
          maxlength="60"
          dir="auto"
          value=${i18n.t('account.waysIn.thisDevice')}
        />
      </div>
      <button class="button" ?disabled=${this.isWorking}>${i18n.t('account.waysIn.addPasskey')}</button>
    </form>`;
  }

  #newContact(i18n: I18n) {
    return html`<form @submit=${this.#addContact}>
      <div class="field">
        <label for="address">${i18n.t('account.waysIn.address')}</label>
        <p class="help" id="address-help">${i18n.t('account.waysIn.addressHelp')}</p>
        <input
          id="address"
          name="address"
          type="email"
          required
          maxlength="320"
          autocomplete="email"
          aria-describedby="address-help"
          dir="ltr"
        />
      </div>
      <button class="button" ?disabled=${this.isWorking}>${i18n.t('account.waysIn.addContact')}</button>
    </form>`;
  }

  async #addPasskey(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    const name = String(new FormData(submitting.target as HTMLFormElement).get('name')).trim();
    const added = await this.act(async (api) => {
      const asked = await api.askNewPasskey();
      return api.addPasskey(name, await answerOfDevice(asked));
    }, 'account.waysIn.passkeyAdded');
    if (added) await this.#load();
  }

  async #addContact(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const address = String(new FormData(form).get('address')).trim();
    if (await this.act((api) => api.addContact(address), 'account.waysIn.linkSent')) form.reset();
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    [this.passkeys, this.contacts] = await Promise.all([
      settle(this.api.listPasskeys()),
      settle(this.api.listContacts()),
    ]);
  }
}

/** What the device answers; that she closed its window is a refusal like any other. */
async function answerOfDevice(asked: object): Promise<object> {
  try {
    return await startRegistration({ optionsJSON: asked as PublicKeyCredentialCreationOptionsJSON });
  } catch (cause) {
    // Whatever the device's reason, there is no passkey: the same sentence helps.
    throw new LoadFault('passkey_refused', { cause });
  }
}

if (!customElements.get('snodo-own-ways-in')) customElements.define('snodo-own-ways-in', SnodoOwnWaysIn);
