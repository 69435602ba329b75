import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import type { Connection, DirectoryToken } from './connections-api.ts';
import { dayIn, momentIn } from './moments.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import './snodo-copy-line.ts';

/**
 * What hangs on one connection, folded away: the addresses that its IT registers, the pages that may embed our
 * elements, and the keys of its directory.
 *
 * @fires snodo-pages-asked - `detail`: the embed client to be changed; null for a new one
 * @fires snodo-key-asked - Another key is wanted
 * @fires snodo-key-revoked - `detail`: id of the key
 */
export class SnodoConnectionAccess extends LitElement {
  static override properties = { connection: { attribute: false }, isWorking: { attribute: false } };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      summary {
        display: flex;
        align-items: center;
        gap: var(--snodo-space-2);
        min-block-size: 44px;
        color: var(--snodo-color-places);
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      details[open] > summary snodo-icon {
        rotate: 180deg;
      }
      .inside {
        display: grid;
        gap: var(--snodo-space-4);
        padding-block: var(--snodo-space-3);
      }
      .inside p {
        overflow-wrap: anywhere;
      }
      .inside li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--snodo-space-2) var(--snodo-space-4);
        padding-block: var(--snodo-space-2);
      }
      bdi.address {
        direction: ltr;
        unicode-bidi: isolate;
      }
    `,
  ];

  declare connection: Connection | undefined;
  declare isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isWorking = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { connection } = this;
    if (!i18n || !connection) return nothing;
    const { name } = connection.organisation;
    return html`<details>
      <summary>
        <snodo-icon name="chevron-down"></snodo-icon>${i18n.t('desk.connections.details')}<span
          class="visually-hidden"
        >
          <bdi>${name}</bdi></span
        >
      </summary>
      <div class="inside">
        <snodo-copy-line
          label=${i18n.t('desk.connections.redirect')}
          value=${connection.redirectAddress}
        ></snodo-copy-line>
        <snodo-copy-line
          label=${i18n.t('desk.connections.logout')}
          value=${connection.logoutAddress}
        ></snodo-copy-line>
        <p>
          ${i18n.t('desk.connections.issuerIs')}<br />
          <bdi class="address">${connection.issuer}</bdi>
        </p>
        ${this.#pages(i18n, connection)} ${this.#directory(i18n, connection)}
      </div>
    </details>`;
  }

  #pages(i18n: I18n, connection: Connection) {
    const { embedClients } = connection;
    return html`<h3>${i18n.t('desk.connections.pages')}</h3>
      ${
        embedClients.length === 0
          ? html`<p class="soft">${i18n.t('desk.connections.pagesNone')}</p>`
          : html`<ul role="list">
              ${embedClients.map(
                (client) =>
                  html`<li>
                    <p>
                      <strong><bdi class="address">${client.clientId}</bdi></strong
                      ><br />
                      ${client.origins.map((origin) => html`<bdi class="address">${origin}</bdi><br />`)}
                    </p>
                    <button
                      type="button"
                      class="button plain"
                      @click=${() => this.#tell('snodo-pages-asked', client)}
                    >
                      ${i18n.t('desk.connections.change')}<span class="visually-hidden">
                        <bdi>${client.clientId}</bdi></span
                      >
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      <button type="button" class="button" @click=${() => this.#tell('snodo-pages-asked', null)}>
        ${i18n.t('desk.connections.pagesAdd')}
      </button>`;
  }

  #directory(i18n: I18n, connection: Connection) {
    const { directoryTokens } = connection;
    return html`<h3>${i18n.t('desk.connections.keys')}</h3>
      <snodo-copy-line
        label=${i18n.t('desk.connections.directory')}
        value=${connection.directoryAddress}
      ></snodo-copy-line>
      ${
        directoryTokens.length === 0
          ? html`<p class="soft">${i18n.t('desk.connections.keysNone')}</p>`
          : html`<ul role="list">
              ${directoryTokens.map((token) => this.#token(i18n, token))}
            </ul>`
      }
      <button
        type="button"
        class="button"
        ?disabled=${this.isWorking}
        @click=${() => this.#tell('snodo-key-asked')}
      >
        <snodo-icon name="lock"></snodo-icon>${i18n.t('desk.connections.keysIssue')}
      </button>`;
  }

  #token(i18n: I18n, { id, createdAt, lastUsedOn, revokedAt }: DirectoryToken) {
    const used =
      lastUsedOn === null
        ? i18n.t('desk.connections.keyUnused')
        : i18n.t('desk.connections.keyUsed', { day: dayIn(i18n, lastUsedOn) });
    const made = i18n.t('desk.connections.keyMade', { moment: momentIn(i18n, createdAt) });
    const end =
      revokedAt === null
        ? used
        : i18n.t('desk.connections.keyRevoked', { moment: momentIn(i18n, revokedAt) });
    return html`<li class=${revokedAt === null ? '' : 'over'}>
      <p>${made} · ${end}</p>
      ${
        revokedAt === null
          ? html`<button
              type="button"
              class="button plain"
              @click=${() => this.#tell('snodo-key-revoked', id)}
            >
              ${i18n.t('desk.connections.keyRevoke')}<span class="visually-hidden"> ${made}</span>
            </button>`
          : nothing
      }
    </li>`;
  }

  #tell(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

if (!customElements.get('snodo-connection-access'))
  customElements.define('snodo-connection-access', SnodoConnectionAccess);
