import { css, html, nothing } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import type {
  ImportProvider,
  ServiceImport,
  ServiceImportApi,
  ServiceImportNote,
  ServiceImportReport,
} from './service-import-api.ts';
import { modelColumns, modelFile, rareColumns } from './service-import-model.ts';

const mostBytes = 370_000;
const mostLines = 100;
const deeds = ['add', 'change', 'same'] as const;

/**
 * Brings services in from a file: first it is tried, then, once all of it fits, brought in whole.
 *
 * @fires snodo-services-imported - The services of a file are in the catalogue
 */
export class SnodoServiceImport extends OwnSection<ServiceImportApi> {
  static override properties = {
    ...OwnSection.properties,
    providers: { state: true },
    report: { state: true },
    isTooLarge: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      .wide {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        inline-size: 100%;
      }
      th,
      td {
        padding: var(--snodo-space-2) var(--snodo-space-3);
        border-block-end: 1px solid var(--snodo-color-hairline);
        text-align: start;
        vertical-align: top;
      }
      td:first-child {
        white-space: nowrap;
      }
      details > :not(summary) {
        margin-block-start: var(--snodo-space-3);
      }
      summary {
        min-block-size: 44px;
        align-content: center;
        font-weight: 600;
        cursor: pointer;
      }
      .report {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .report:empty {
        display: none;
      }
    `,
  ];

  declare private providers: readonly ImportProvider[];
  declare private report: ServiceImportReport | undefined;
  declare private isTooLarge: boolean;
  /** What was tried last, to be brought in as it was tried. */
  #tried: ServiceImport | undefined;

  protected override readonly section = 'service-import';

  constructor() {
    super();
    this.providers = [];
    this.isTooLarge = false;
  }

  protected override firstUpdated(): void {
    void this.#loadProviders();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="list"></snodo-icon>${i18n.t('service-import.heading')}</h2>
      <p>${i18n.t('service-import.lead')}</p>
      ${this.#columns(i18n)} ${this.#form(i18n)}
      <div role="status" class="report">${this.#reading(i18n)}</div>
      ${this.outcomeLine()}
    </section>`;
  }

  #columns(i18n: I18n) {
    return html`<details>
      <summary>${i18n.t('service-import.columns')}</summary>
      <p>${i18n.t('service-import.columns_help')}</p>
      <div class="wide" role="region" tabindex="0" aria-label=${i18n.t('service-import.columns')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${i18n.t('service-import.column')}</th>
              <th scope="col">${i18n.t('service-import.example')}</th>
            </tr>
          </thead>
          <tbody>
            ${[...modelColumns, ...rareColumns].map(
              ([column, example]) =>
                html`<tr>
                  <th scope="row" dir="ltr">${column}</th>
                  <td><bdi>${example}</bdi></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <button type="button" class="button" @click=${this.#download}>${i18n.t('service-import.model')}</button>
    </details>`;
  }

  #form(i18n: I18n) {
    return html`<form @submit=${this.#onSubmit}>
      <div class="field">
        <label for="file">${i18n.t('service-import.file')}</label>
        <p id="file-help" class="soft">${i18n.t('service-import.file_help')}</p>
        <input
          id="file"
          name="file"
          type="file"
          accept=".csv,.xlsx,.json,.zip"
          required
          aria-describedby="file-help"
          @change=${() => (this.report = undefined)}
        />
      </div>
      ${
        this.providers.length < 2
          ? nothing
          : html`<div class="field">
              <label for="provider">${i18n.t('service-import.provider')}</label>
              <select id="provider" name="provider">
                <option value="">${i18n.t('service-import.provider_none')}</option>
                ${this.providers.map(
                  ({ organisation, name }) => html`<option value=${organisation}>${name}</option>`,
                )}
              </select>
            </div>`
      }
      <div>
        <label class="choice">
          <input type="checkbox" name="verified" checked aria-describedby="verified-help" />
          ${i18n.t('service-import.verified')}
        </label>
        <p id="verified-help" class="soft">${i18n.t('service-import.verified_help')}</p>
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('service-import.try')}</button>
    </form>`;
  }

  #reading(i18n: I18n) {
    if (this.isTooLarge) return html`<p class="fault">${i18n.t('service-import.too_large')}</p>`;
    const { report } = this;
    if (!report) return nothing;
    const faults = report.notes.filter(({ isFault }) => isFault);
    const notes = report.notes.filter(({ isFault }) => !isFault);
    const state = report.isDone ? 'done' : report.isFit ? 'fit' : 'unfit';
    return html`<h3 class=${state === 'unfit' ? 'fault' : ''}>${i18n.t(`service-import.${state}`)}</h3>
      ${this.#counts(i18n, report)} ${this.#table(i18n, 'faults', faults)}
      ${this.#table(i18n, 'notes', notes)}
      ${
        state === 'fit' && report.services.length > 0
          ? html`<button
              type="button"
              class="button primary"
              ?disabled=${this.isWorking}
              @click=${() => void this.#send(false)}
            >
              ${i18n.t('service-import.bring')}
            </button>`
          : nothing
      }`;
  }

  #counts(i18n: I18n, { format, services }: ServiceImportReport) {
    const count = (deed: (typeof deeds)[number] | null) =>
      services.filter((service) => service.deed === deed).length;
    const words = { add: 'added', change: 'changed', same: 'same' } as const;
    const counts = [
      ...deeds.map((deed) => [words[deed], count(deed)] as const),
      ['unread', count(null)] as const,
    ].filter(([, figure]) => figure > 0);
    return html`<p class="row">
      ${format === null ? nothing : html`<span class="chip">${i18n.t(`service-import.format.${format}`)}</span>`}
      ${counts.map(
        ([word, figure]) =>
          html`<span class="chip">${i18n.t(`service-import.${word}`, { count: figure })}</span>`,
      )}
    </p>`;
  }

  #table(i18n: I18n, kind: 'faults' | 'notes', notes: readonly ServiceImportNote[]) {
    if (notes.length === 0) return nothing;
    return html`<div class="wide" role="region" tabindex="0" aria-label=${i18n.t(`service-import.${kind}`)}>
        <table>
          <caption class="visually-hidden">
            ${i18n.t(`service-import.${kind}`)}
          </caption>
          <thead>
            <tr>
              <th scope="col">${i18n.t('service-import.place')}</th>
              <th scope="col">${i18n.t('service-import.column')}</th>
              <th scope="col">${i18n.t('service-import.reason')}</th>
              <th scope="col">${i18n.t('service-import.given')}</th>
            </tr>
          </thead>
          <tbody>
            ${notes.slice(0, mostLines).map(
              ({ source, row, column, code, given }) =>
                html`<tr>
                  <td>
                    <bdi>${source}</bdi>${
                      row === null ? nothing : html`, ${i18n.t('service-import.row', { row: String(row) })}`
                    }
                  </td>
                  <td><bdi>${column ?? ''}</bdi></td>
                  <td>${i18n.t(`service-import.code.${code}` as MessageKey)}</td>
                  <td><bdi>${given ?? ''}</bdi></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${notes.length > mostLines ? html`<p class="soft">${i18n.t('service-import.more')}</p>` : nothing}`;
  }

  readonly #download = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(modelFile());
    link.download = 'servizi.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  };

  readonly #onSubmit = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const file = given.get('file');
    if (!(file instanceof File)) return;
    this.report = undefined;
    this.isTooLarge = file.size > mostBytes;
    if (this.isTooLarge) return;
    const provider = given.get('provider');
    this.#tried = {
      file: base64Of(new Uint8Array(await file.arrayBuffer())),
      provider: typeof provider === 'string' && provider !== '' ? provider : null,
      isVerified: given.get('verified') !== null,
      isDryRun: true,
    };
    await this.#send(true);
  };

  async #send(isDryRun: boolean): Promise<void> {
    const file = this.#tried;
    if (!file) return;
    const report = await this.act((api) => api.importServices({ ...file, isDryRun }));
    if (report === undefined) return;
    this.report = report;
    if (report.isDone)
      this.dispatchEvent(new CustomEvent('snodo-services-imported', { bubbles: true, composed: true }));
  }

  /** Without the list the file itself has to name who gives what; nothing else is lost. */
  async #loadProviders(): Promise<void> {
    try {
      this.providers = (await this.api?.listProviders()) ?? [];
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
    }
  }
}

/** In steps, since a call takes so many arguments and no more. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8190)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + 8190))));
  return parts.join('');
}

if (!customElements.get('snodo-service-import'))
  customElements.define('snodo-service-import', SnodoServiceImport);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-import': SnodoServiceImport;
  }
}
