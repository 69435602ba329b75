import { html, nothing } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { saveFile } from '../../surveys/save-file.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import type { ImportFile, ImportReport } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { KeepingSection } from './keeping-section.ts';
import { readCsvFile } from './read-csv-file.ts';

const kinds = ['members', 'offers', 'requests', 'transfers'] as const;

/** Taking over from another time bank, with a trial first, and taking everything away. */
export class SnodoBankMoving extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    report: { state: true },
    isTooBig: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare private report: ImportReport | undefined;
  declare private isTooBig: boolean;

  #key = crypto.randomUUID();

  constructor() {
    super();
    this.isTooBig = false;
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      <h3>${i18n.t('time-bank-desk.moving.importHeading')}</h3>
      <p>${i18n.t('time-bank-desk.moving.importLead')}</p>
      <form @submit=${this.#send} @input=${this.#forget}>
        <div class="field">
          <label for="shape">${i18n.t('time-bank-desk.moving.shape')}</label>
          <select id="shape" name="shape">
            <option value="timeoverflow">TimeOverflow</option>
            <option value="komunitin">Komunitin</option>
          </select>
        </div>
        <div class="field">
          <label for="kind">${i18n.t('time-bank-desk.moving.kind')}</label>
          <select id="kind" name="kind">
            ${kinds.map(
              (kind) => html`<option value=${kind}>${i18n.t(`time-bank-desk.moving.kind_${kind}`)}</option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="file">${i18n.t('time-bank-desk.moving.file')}</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv"
            required
            aria-describedby="file-help"
          />
          <p class="help" id="file-help">${i18n.t('time-bank-desk.moving.fileHelp')}</p>
          ${this.isTooBig ? html`<p class="fault" role="alert">${i18n.t('time-bank-desk.moving.tooBig')}</p>` : nothing}
        </div>
        <div class="row">
          <button class="button primary" value="try" ?disabled=${this.isWorking}>
            ${i18n.t('time-bank-desk.moving.try')}
          </button>
          ${
            this.report !== undefined && !this.report.isDone && this.report.fitRows === this.report.rows
              ? html`<button class="button" value="take" ?disabled=${this.isWorking}>
                  ${i18n.t('time-bank-desk.moving.take')}
                </button>`
              : nothing
          }
        </div>
      </form>
      <div role="status">${this.report === undefined ? nothing : this.#report(i18n, this.report)}</div>
      ${this.outcomeLine()}
      <h3>${i18n.t('time-bank-desk.moving.exportHeading')}</h3>
      <p>${i18n.t('time-bank-desk.moving.exportLead')}</p>
      <button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#export}>
        <snodo-icon name="download"></snodo-icon>${i18n.t('time-bank-desk.moving.export')}
      </button>
    </div>`;
  }

  #report(i18n: I18n, { rows, fitRows, isDone, notes }: ImportReport) {
    return html`<p>
        <strong
          >${i18n.t(isDone ? 'time-bank-desk.moving.done' : 'time-bank-desk.moving.report', {
            fit: i18n.number(fitRows),
            rows: i18n.number(rows),
          })}</strong
        >
      </p>
      ${
        notes.length === 0
          ? nothing
          : html`<ul role="list" class="rows">
              ${notes.map(
                ({ row, column, code, severity }) =>
                  html`<li>
                    <p class=${severity === 'fault' ? 'fault' : 'soft'}>
                      ${
                        column === null
                          ? i18n.t('time-bank-desk.moving.row', { row: String(row) })
                          : i18n.t('time-bank-desk.moving.rowColumn', { row: String(row), column })
                      }:
                      ${i18n.t(`time-bank-desk.note.${code}` as MessageKey)}
                    </p>
                  </li>`,
              )}
            </ul>`
      }`;
  }

  readonly #forget = (): void => {
    this.report = undefined;
    this.isTooBig = false;
    this.#key = crypto.randomUUID();
  };

  readonly #send = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const file = given.get('file');
    const text = file instanceof File ? await readCsvFile(file) : undefined;
    this.isTooBig = text === undefined;
    if (text === undefined || text === '') return;
    const sent: ImportFile = {
      shape: given.get('shape') === 'komunitin' ? 'komunitin' : 'timeoverflow',
      kind: kinds.find((kind) => kind === given.get('kind')) ?? 'members',
      text,
      isDryRun: submitting.submitter?.getAttribute('value') !== 'take',
    };
    this.report = await this.act((api) => api.importFile(this.#key, sent));
    this.#key = crypto.randomUUID();
  };

  readonly #export = async (): Promise<void> => {
    const content = await this.act((api) => api.exportAll());
    if (content) saveFile({ name: 'snodo-time-bank.jsonl', content });
  };
}

if (!customElements.get('snodo-bank-moving')) customElements.define('snodo-bank-moving', SnodoBankMoving);
