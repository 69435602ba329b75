import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { kinds, settingsOf, wayToJoin, waysToJoin, type Kind, type WayToJoin } from './connection-form.ts';
import type { Connection, Organisation } from './connections-api.ts';
import { FormDialog } from './form-dialog.ts';

const sentencesOfWays = {
  everyone: 'desk.connections.joinsEveryone',
  when: 'desk.connections.joinsWhen',
  nobody: 'desk.connections.joinsNobody',
} as const;

/**
 * What a firm's IT tells of its provider, in plain words: a new connection, or the one in `connection` changed.
 *
 * @fires snodo-connection-saved - The API has taken it
 */
export class SnodoConnectionDialog extends FormDialog {
  static override properties = {
    ...FormDialog.properties,
    connection: { attribute: false },
    organisations: { attribute: false },
    kind: { state: true },
    way: { state: true },
  };

  declare connection: Connection | undefined;
  declare organisations: readonly Organisation[];
  declare private kind: Kind;
  declare private way: WayToJoin;

  protected override readonly form = 'connection';

  constructor() {
    super();
    this.organisations = [];
    this.kind = 'entra';
    this.way = 'everyone';
  }

  protected override get subject(): string {
    return this.connection?.id ?? '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('isOpen') || !this.isOpen) return;
    const { connection } = this;
    this.kind = kinds.find((kind) => kind === this.typed('kind')) ?? connection?.kind ?? 'entra';
    const before = connection ? wayToJoin(connection) : 'everyone';
    this.way = waysToJoin.find((way) => way === this.typed('joins')) ?? before;
  }

  protected override heading(i18n: I18n): string {
    return this.connection
      ? i18n.t('desk.connections.changeHeading', { name: this.connection.organisation.name })
      : i18n.t('desk.connections.newHeading');
  }

  protected override fields(i18n: I18n): TemplateResult {
    return html`${this.connection ? nothing : this.#names(i18n)} ${this.#kinds(i18n)} ${this.#provider(i18n)}
    ${this.field(
      i18n,
      'clientId',
      i18n.t('desk.connections.clientId'),
      (described, invalid) =>
        html`<input
          id="clientId"
          name="clientId"
          required
          maxlength="255"
          dir="ltr"
          autocomplete="off"
          .value=${this.connection?.clientId ?? ''}
          aria-describedby=${described}
          aria-invalid=${invalid}
        />`,
      { help: i18n.t('desk.connections.clientIdHelp') },
    )}
    ${this.#secret(i18n)} ${this.#joining(i18n)}`;
  }

  #names(i18n: I18n) {
    return html`${this.field(
      i18n,
      'organisationCode',
      i18n.t('desk.connections.organisation'),
      (described, invalid) =>
        html`<select
          id="organisationCode"
          name="organisationCode"
          required
          aria-describedby=${described}
          aria-invalid=${invalid}
        >
          <option value="">${i18n.t('desk.connections.choose')}</option>
          ${this.organisations.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>`,
    )}
    ${this.field(
      i18n,
      'code',
      i18n.t('desk.connections.code'),
      (described, invalid) =>
        html`<input
          id="code"
          name="code"
          required
          maxlength="40"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          aria-describedby=${described}
          aria-invalid=${invalid}
        />`,
      { help: i18n.t('desk.connections.codeHelp') },
    )}`;
  }

  #kinds(i18n: I18n) {
    return html`<fieldset>
      <legend><strong>${i18n.t('desk.connections.kind')}</strong></legend>
      ${kinds.map(
        (kind) =>
          html`<label class="choice">
            <input
              type="radio"
              name="kind"
              value=${kind}
              .checked=${kind === this.kind}
              @change=${() => (this.kind = kind)}
            />
            <span>${i18n.t(`desk.connections.kind_${kind}`)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  /** What names the provider: of Entra its directory, of Google the domain, of the others the issuer's address. */
  #provider(i18n: I18n) {
    const { kind, connection } = this;
    const hasTenant = kind === 'entra' || kind === 'google';
    const name = hasTenant ? 'tenant' : 'issuer';
    const label = { entra: 'directoryId', google: 'domain' } as const;
    const help = hasTenant ? (`${label[kind]}Help` as const) : (`issuerHelp_${kind}` as const);
    const before = connection?.kind === kind ? (connection[name] ?? '') : '';
    return this.field(
      i18n,
      name,
      i18n.t(`desk.connections.${hasTenant ? label[kind] : 'issuer'}`),
      (described, invalid) =>
        html`<input
          id=${name}
          name=${name}
          required
          maxlength="500"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          .value=${before}
          aria-describedby=${described}
          aria-invalid=${invalid}
        />`,
      { help: i18n.t(`desk.connections.${help}`), faults: ['tenant', 'issuer'] },
    );
  }

  #secret(i18n: I18n) {
    const isKept = this.connection?.hasClientSecret === true;
    return html`${this.field(
      i18n,
      'clientSecret',
      i18n.t('desk.connections.secret'),
      (described, invalid) =>
        html`<input
          id="clientSecret"
          name="clientSecret"
          type="password"
          maxlength="500"
          dir="ltr"
          autocomplete="new-password"
          aria-describedby=${described}
          aria-invalid=${invalid}
        />`,
      { help: i18n.t(isKept ? 'desk.connections.secretKept' : 'desk.connections.secretHelp') },
    )}
    ${
      isKept
        ? html`<label class="choice">
            <input type="checkbox" name="secretNone" value="yes" />
            <span>${i18n.t('desk.connections.secretNone')}</span>
          </label>`
        : nothing
    }`;
  }

  #joining(i18n: I18n) {
    return html`<fieldset>
        <legend><strong>${i18n.t('desk.connections.joins')}</strong></legend>
        ${waysToJoin.map(
          (way) =>
            html`<label class="choice">
              <input
                type="radio"
                name="joins"
                value=${way}
                .checked=${way === this.way}
                @change=${() => (this.way = way)}
              />
              <span>${i18n.t(sentencesOfWays[way])}</span>
            </label>`,
        )}
      </fieldset>
      ${this.way === 'when' ? this.#condition(i18n) : nothing}`;
  }

  #condition(i18n: I18n) {
    const { claim = '', in: values = [] } = this.connection?.joinsWhen ?? {};
    return html`${this.field(
      i18n,
      'claim',
      i18n.t('desk.connections.claim'),
      (described, invalid) =>
        html`<input
          id="claim"
          name="claim"
          required
          maxlength="100"
          dir="ltr"
          autocomplete="off"
          .value=${claim}
          aria-describedby=${described}
          aria-invalid=${invalid}
        />`,
      { faults: ['joinsWhen'] },
    )}
    ${this.field(
      i18n,
      'values',
      i18n.t('desk.connections.values'),
      (described, invalid) =>
        html`<textarea
          id="values"
          name="values"
          required
          rows="3"
          dir="auto"
          .value=${values.join('\n')}
          aria-describedby=${described}
          aria-invalid=${invalid}
        ></textarea>`,
      { faults: ['joinsWhen'] },
    )}`;
  }

  protected override async send(given: FormData): Promise<boolean> {
    const { connection } = this;
    const settings = settingsOf(given, connection);
    const saved = await this.act((api) =>
      connection
        ? api.updateConnection(connection.id, settings)
        : api.createConnection(this.key, {
            ...settings,
            code: String(given.get('code')).trim(),
            organisationCode: String(given.get('organisationCode')),
          }),
    );
    if (saved) this.dispatchEvent(new CustomEvent('snodo-connection-saved'));
    return saved !== undefined;
  }
}

if (!customElements.get('snodo-connection-dialog'))
  customElements.define('snodo-connection-dialog', SnodoConnectionDialog);
