import { css, html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { wayToJoin } from './connection-form.ts';
import type { Connection, EmbedClient, Organisation } from './connections-api.ts';
import type { DeskApi } from './desk-api.ts';
import { takeDraft, type FormDraft } from './form-draft.ts';
import { loadedRows } from './loaded-rows.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import './snodo-connection-access.ts';
import './snodo-connection-dialog.ts';
import './snodo-copy-line.ts';
import './snodo-embed-client-dialog.ts';

/** What the open form is about. */
type Asking =
  | { readonly form: 'connection'; readonly connection: Connection | undefined }
  | {
      readonly form: 'embed-client';
      readonly connection: Connection;
      readonly client: EmbedClient | undefined;
    };

const mostPages = 10;

const sentencesOfWays = {
  everyone: 'desk.connections.joinsEveryone',
  when: 'desk.connections.joinsWhen',
  nobody: 'desk.connections.joinsNobody',
} as const;

/** How the people of each firm come in: its provider, its pages and its directory, as its IT tells them. */
export class SnodoConnectionsDesk extends OwnSection<DeskApi> {
  static override properties = {
    ...OwnSection.properties,
    connections: { state: true },
    organisations: { state: true },
    asking: { state: true },
    draft: { state: true },
    issued: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    ownSectionStyles,
    css`
      ul.rows > li > div.row {
        flex: 0 0 auto;
      }
      ul.rows > li > snodo-connection-access {
        flex: 1 1 100%;
      }
    `,
  ];

  declare private connections: Load<readonly Connection[]>;
  declare private organisations: readonly Organisation[];
  declare private asking: Asking | undefined;
  declare private draft: FormDraft | undefined;
  declare private issued: { readonly name: string; readonly text: string } | undefined;

  protected override readonly section = 'connections';
  /** One a connection and token, so that an answer that got lost makes no second one. */
  #keys = new Map<string, string>();

  constructor() {
    super();
    this.connections = pending;
    this.organisations = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#begin();
  }

  protected override render() {
    const { i18n, asking } = this;
    if (!i18n) return nothing;
    const client = asking?.form === 'embed-client' ? asking.client : undefined;
    return html`<section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="monitor"></snodo-icon>${i18n.t('desk.connections.heading')}</h2>
        <p>${i18n.t('desk.connections.lead')}</p>
        <button type="button" class="button primary" @click=${() => void this.#ask()}>
          ${i18n.t('desk.connections.new')}
        </button>
        ${this.outcomeLine()}
        ${loadedRows(i18n, this.connections, {
          row: (connection) => this.#row(i18n, connection),
          none: i18n.t('desk.connections.none'),
          retry: () => void this.#load(),
        })}
      </section>
      <snodo-connection-dialog
        .api=${this.api}
        .isOpen=${asking?.form === 'connection'}
        .connection=${asking?.connection}
        .organisations=${this.organisations}
        .draft=${this.draft}
        @snodo-connection-saved=${() => this.#saved('desk.connections.saved')}
        @snodo-dialog-closed=${this.#close}
      ></snodo-connection-dialog>
      <snodo-embed-client-dialog
        .api=${this.api}
        .isOpen=${asking?.form === 'embed-client'}
        .connection=${asking?.connection}
        .client=${client}
        .draft=${this.draft}
        @snodo-connection-saved=${() => this.#saved('desk.connections.pagesSaved')}
        @snodo-dialog-closed=${this.#close}
      ></snodo-embed-client-dialog>
      ${this.issued ? this.#issuedDialog(i18n, this.issued) : nothing}`;
  }

  #row(i18n: I18n, connection: Connection) {
    const { name } = connection.organisation;
    return html`<li>
      <div>
        <p>
          <strong><bdi>${name}</bdi></strong>
        </p>
        <p class="soft">
          ${i18n.t(`desk.connections.kind_${connection.kind}`)} ·
          ${i18n.t(sentencesOfWays[wayToJoin(connection)])}
        </p>
      </div>
      <div class="row">
        <button
          type="button"
          class="button"
          ?disabled=${this.isWorking}
          @click=${() => this.#check(i18n, connection)}
        >
          ${i18n.t('desk.connections.check')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
        </button>
        <button type="button" class="button plain" @click=${() => void this.#ask(connection)}>
          ${i18n.t('desk.connections.change')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
        </button>
      </div>
      ${keyed(
        connection.id,
        html`<snodo-connection-access
          .connection=${connection}
          .isWorking=${this.isWorking}
          @snodo-pages-asked=${({ detail }: CustomEvent<EmbedClient | null>) =>
            (this.asking = { form: 'embed-client', connection, client: detail ?? undefined })}
          @snodo-key-asked=${() => this.#issue(connection)}
          @snodo-key-revoked=${({ detail }: CustomEvent<string>) => this.#revoke(detail)}
        ></snodo-connection-access>`,
      )}
    </li>`;
  }

  #issuedDialog(i18n: I18n, { name, text }: { name: string; text: string }) {
    return html`<dialog
      class="issued"
      aria-labelledby="issued-heading"
      @close=${() => (this.issued = undefined)}
    >
      <div class="sheet">
        <h2 id="issued-heading">${i18n.t('desk.connections.keyHeading', { name })}</h2>
        <p>${i18n.t('desk.connections.keyOnce')}</p>
        <snodo-copy-line label=${i18n.t('desk.connections.keyText')} value=${text}></snodo-copy-line>
        <button type="button" class="button" @click=${() => (this.issued = undefined)}>
          ${i18n.t('common.close')}
        </button>
      </div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    // What she did may be far below the line that says how it ended.
    if (changed.has('outcome') && this.outcome)
      this.renderRoot.querySelector('.outcome')?.scrollIntoView({ block: 'nearest' });
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>('dialog.issued');
    if (dialog && !dialog.open) dialog.showModal();
  }

  async #begin(): Promise<void> {
    await this.#load();
    const draft = takeDraft();
    if (draft === undefined || this.connections.state !== 'ready') return;
    const [connectionId, clientId] = draft.subject.split(' ');
    const connection = this.connections.loaded.find(({ id }) => id === connectionId);
    if (draft.form === 'connection') {
      if (connection || draft.subject === '') await this.#ask(connection, draft);
    } else if (connection) {
      this.draft = draft;
      const client = connection.embedClients.find(({ id }) => id === clientId);
      this.asking = { form: 'embed-client', connection, client };
    }
  }

  async #load(): Promise<void> {
    const { api } = this;
    if (!api) return;
    this.connections = await settle(everyPage((cursor) => api.listConnections(cursor)));
  }

  async #ask(connection?: Connection, draft?: FormDraft): Promise<void> {
    if (connection === undefined && this.organisations.length === 0) {
      const found = await this.act((api) => everyPage((cursor) => api.listOrganisations(cursor)));
      if (found === undefined) return;
      this.organisations = found;
    }
    this.draft = draft;
    this.asking = { form: 'connection', connection };
  }

  readonly #close = (): void => {
    this.asking = undefined;
    this.draft = undefined;
  };

  async #saved(words: 'desk.connections.saved' | 'desk.connections.pagesSaved'): Promise<void> {
    this.#close();
    await this.#load();
    if (this.i18n) this.outcome = { kind: 'done', words: this.i18n.t(words) };
  }

  async #check(i18n: I18n, { id, organisation: { name } }: Connection): Promise<void> {
    const found = await this.act((api) => api.checkConnection(id));
    if (!found) return;
    this.outcome =
      found.fault === null
        ? { kind: 'done', words: i18n.t('desk.connections.sound', { name }) }
        : { kind: 'fault', words: i18n.t(`desk.connections.fault_${found.fault}`, { name }), fields: [] };
  }

  async #issue({ id, organisation: { name } }: Connection): Promise<void> {
    const key = this.#keys.get(id) ?? crypto.randomUUID();
    this.#keys.set(id, key);
    const issued = await this.act((api) => api.issueDirectoryToken(key, id));
    if (!issued) return;
    this.#keys.delete(id);
    this.issued = { name, text: issued.text };
    await this.#load();
  }

  async #revoke(id: string): Promise<void> {
    if (await this.act((api) => api.revokeDirectoryToken(id), 'desk.connections.keyHasRevoked'))
      await this.#load();
  }
}

/** A list to its end, within a bound that no programme comes near. */
async function everyPage<Item>(
  list: (cursor?: string) => Promise<{ items: readonly Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items: more, nextCursor } = await list(cursor);
    items.push(...more);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return items;
}

if (!customElements.get('snodo-connections-desk'))
  customElements.define('snodo-connections-desk', SnodoConnectionsDesk);
