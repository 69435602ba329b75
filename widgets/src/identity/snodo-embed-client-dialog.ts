import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Connection, EmbedClient } from './connections-api.ts';
import { FormDialog, linesOf } from './form-dialog.ts';

const scopes = [
  ['survey:respond', 'desk.connections.scope_survey_respond'],
  ['catalogue:read', 'desk.connections.scope_catalogue_read'],
  ['timebank:read', 'desk.connections.scope_timebank_read'],
  ['timebank:request', 'desk.connections.scope_timebank_request'],
  ['places:book', 'desk.connections.scope_places_book'],
  ['profile:min', 'desk.connections.scope_profile_min'],
] as const;

/**
 * The pages of a firm that may show our elements: new ones of `connection`, or those of `client` changed.
 *
 * @fires snodo-connection-saved - The API has taken it
 */
export class SnodoEmbedClientDialog extends FormDialog {
  static override properties = {
    ...FormDialog.properties,
    connection: { attribute: false },
    client: { attribute: false },
  };

  declare connection: Connection | undefined;
  declare client: EmbedClient | undefined;

  protected override readonly form = 'embed-client';

  protected override get subject(): string {
    return `${this.connection?.id ?? ''} ${this.client?.id ?? ''}`;
  }

  protected override heading(i18n: I18n): string {
    return this.client
      ? i18n.t('desk.connections.pagesChangeHeading', { name: this.client.clientId })
      : i18n.t('desk.connections.pagesNewHeading', { name: this.connection?.organisation.name ?? '' });
  }

  protected override fields(i18n: I18n): TemplateResult {
    const { client } = this;
    return html`${client ? nothing : this.#name(i18n)}
      ${this.#lines(i18n, 'origins', client?.origins ?? [], true)}
      ${this.#lines(i18n, 'returnPages', client?.returnPages ?? [], false)}
      <fieldset>
        <legend><strong>${i18n.t('desk.connections.scopes')}</strong></legend>
        ${scopes.map(
          ([scope, words]) =>
            html`<label class="choice">
              <input
                type="checkbox"
                name="scopes"
                value=${scope}
                .checked=${client ? client.scopes.includes(scope) : scope === 'survey:respond'}
              />
              <span>${i18n.t(words)}</span>
            </label>`,
        )}
        ${
          this.isWrong('scopes')
            ? html`<p class="fault">${i18n.t('desk.connections.wrongField')}</p>`
            : nothing
        }
      </fieldset>`;
  }

  #name(i18n: I18n) {
    return this.field(
      i18n,
      'name',
      i18n.t('desk.connections.code'),
      (described, invalid) =>
        html`<input
          id="name"
          name="name"
          required
          maxlength="40"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          aria-describedby=${described}
          aria-invalid=${invalid}
        />`,
      { help: i18n.t('desk.connections.pagesNameHelp') },
    );
  }

  #lines(i18n: I18n, name: 'origins' | 'returnPages', lines: readonly string[], isNeeded: boolean) {
    return this.field(
      i18n,
      name,
      i18n.t(`desk.connections.${name}`),
      (described, invalid) =>
        html`<textarea
          id=${name}
          name=${name}
          ?required=${isNeeded}
          rows="3"
          dir="ltr"
          spellcheck="false"
          .value=${lines.join('\n')}
          aria-describedby=${described}
          aria-invalid=${invalid}
        ></textarea>`,
      { help: i18n.t(`desk.connections.${name}Help`) },
    );
  }

  protected override async send(given: FormData): Promise<boolean> {
    const { client, connection } = this;
    const asked = given.getAll('scopes');
    const settings = {
      origins: linesOf(given.get('origins')),
      returnPages: linesOf(given.get('returnPages')),
      scopes: scopes.flatMap(([scope]) => (asked.includes(scope) ? [scope] : [])),
    };
    const saved = await this.act(async (api) => {
      if (client) return api.updateEmbedClient(client.id, settings);
      const name = String(given.get('name')).trim();
      return connection && api.createEmbedClient(this.key, connection.id, { ...settings, name });
    });
    if (saved) this.dispatchEvent(new CustomEvent('snodo-connection-saved'));
    return saved !== undefined;
  }
}

if (!customElements.get('snodo-embed-client-dialog'))
  customElements.define('snodo-embed-client-dialog', SnodoEmbedClientDialog);
