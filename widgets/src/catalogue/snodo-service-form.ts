import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import type { KeptServiceSheet, ServiceInput } from './catalogue-keeping-api.ts';
import { hoursToLines, linesToHours } from './hours-text.ts';

const languages = ['it', 'en', 'ar'] as const;
const statuses = ['draft', 'active', 'suspended', 'closed'] as const;

/**
 * What changes most often on a service's sheet, in a dialog; everything else of the sheet stays as it is.
 *
 * @fires snodo-service-written - `detail.input`: the sheet to save
 * @fires snodo-dialog-closed - It was closed without saving
 */
export class SnodoServiceForm extends LitElement {
  static override properties = {
    sheet: { attribute: false },
    problem: { type: String },
    isSaving: { attribute: false },
    faultyLine: { state: true },
  };
  static override styles = [baseStyles, dialogStyles];

  declare sheet: KeptServiceSheet | undefined;
  /** Code of the problem with which saving was refused. */
  declare problem: string;
  declare isSaving: boolean;
  declare private faultyLine: number;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.problem = '';
    this.isSaving = false;
    this.faultyLine = 0;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('faultyLine') && this.faultyLine > 0)
      this.renderRoot.querySelector<HTMLElement>('#hours')?.focus();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { sheet } = this;
    if (!i18n || !sheet) return nothing;
    const { service } = sheet;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <form class="sheet" @submit=${this.#onSubmit}>
        <h2 id="title">${i18n.t('catalogue-desk.form_title', { name: sheet.name })}</h2>
        <p>${i18n.t('catalogue-desk.form_lead')}</p>
        ${languages.map(
          (language) =>
            html`<div class="field">
                <label for=${`name-${language}`}>${i18n.t(`catalogue-desk.name_${language}`)}</label>
                <input
                  id=${`name-${language}`}
                  maxlength="120"
                  dir=${language === 'ar' ? 'rtl' : 'ltr'}
                  ?required=${language === 'it'}
                  .value=${service.name[language] ?? ''}
                />
              </div>
              <div class="field">
                <label for=${`description-${language}`}
                  >${i18n.t(`catalogue-desk.description_${language}`)}</label
                >
                <textarea
                  id=${`description-${language}`}
                  maxlength="2000"
                  rows="3"
                  dir=${language === 'ar' ? 'rtl' : 'ltr'}
                  ?required=${language === 'it'}
                  .value=${service.description[language] ?? ''}
                ></textarea>
              </div>`,
        )}
        ${this.#choices(i18n, service)} ${this.#figures(i18n, service)}
        <div role="status">
          ${
            this.problem === ''
              ? nothing
              : html`<p class="fault">${i18n.t('catalogue-desk.fault', { code: this.problem })}</p>`
          }
        </div>
        <div class="row">
          <button class="button primary" ?disabled=${this.isSaving}>${i18n.t('catalogue-desk.save')}</button>
          <button
            type="button"
            class="button"
            @click=${() => this.renderRoot.querySelector('dialog')?.close()}
          >
            ${i18n.t('catalogue-desk.cancel')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #choices(i18n: I18n, { status, audience }: ServiceInput) {
    const audiences = [
      'everyone',
      'members',
      ...(audience.kind === 'organisations' ? (['organisations'] as const) : []),
    ] as const;
    return html`<div class="field">
        <label for="status">${i18n.t('catalogue-desk.status')}</label>
        <select id="status">
          ${statuses.map(
            (each) =>
              html`<option value=${each} ?selected=${each === status}>
                ${i18n.t(`catalogue-desk.status.${each}`)}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="audience">${i18n.t('catalogue-desk.audience')}</label>
        <select id="audience">
          ${audiences.map(
            (each) =>
              html`<option value=${each} ?selected=${each === audience.kind}>
                ${i18n.t(`catalogue-desk.audience.${each}`)}
              </option>`,
          )}
        </select>
      </div>`;
  }

  #figures(i18n: I18n, { openPlaces, capacityPlaces, windows }: ServiceInput) {
    const number = (id: 'open_places' | 'capacity_places', least: number, given: number | null | undefined) =>
      html`<div class="field">
        <label for=${id}>${i18n.t(`catalogue-desk.${id}`)}</label>
        <input
          id=${id}
          type="number"
          inputmode="numeric"
          min=${least}
          max="100000"
          .value=${given === null || given === undefined ? '' : String(given)}
        />
      </div>`;
    return html`${number('open_places', 0, openPlaces)} ${number('capacity_places', 1, capacityPlaces)}
      <div class="field">
        <label for="hours">${i18n.t('catalogue-desk.hours')}</label>
        <textarea
          id="hours"
          rows="4"
          dir="ltr"
          aria-describedby="hours-help hours-fault"
          aria-invalid=${this.faultyLine > 0 ? 'true' : 'false'}
          .value=${hoursToLines(windows ?? null)}
        ></textarea>
        <p class="help" id="hours-help">${i18n.t('catalogue-desk.hours_help')}</p>
        <p class="fault" id="hours-fault">
          ${this.faultyLine > 0 ? i18n.t('catalogue-desk.hours_fault', { line: this.faultyLine }) : nothing}
        </p>
      </div>`;
  }

  #text(id: string): string {
    const field = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      `#${id}`,
    );
    return field?.value.trim() ?? '';
  }

  #texts(name: 'name' | 'description'): ServiceInput['name'] {
    const [it = '', en = '', ar = ''] = languages.map((language) => this.#text(`${name}-${language}`));
    return { it, ...(en === '' ? {} : { en }), ...(ar === '' ? {} : { ar }) };
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { sheet } = this;
    if (!sheet || this.isSaving) return;
    const hours = linesToHours(this.#text('hours'));
    this.faultyLine = 'faultyLine' in hours ? hours.faultyLine : 0;
    if ('faultyLine' in hours) return;
    const figure = (id: string) => (this.#text(id) === '' ? null : Number(this.#text(id)));
    const kind = this.#text('audience');
    const input: ServiceInput = {
      ...sheet.service,
      name: this.#texts('name'),
      description: this.#texts('description'),
      status: statuses.find((each) => each === this.#text('status')) ?? sheet.service.status,
      audience: kind === 'everyone' || kind === 'members' ? { kind } : sheet.service.audience,
      openPlaces: figure('open_places'),
      capacityPlaces: figure('capacity_places'),
      windows: hours.windows,
    };
    this.dispatchEvent(
      new CustomEvent('snodo-service-written', { bubbles: true, composed: true, detail: { input } }),
    );
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed', { bubbles: true, composed: true }));
  };
}

if (!customElements.get('snodo-service-form')) customElements.define('snodo-service-form', SnodoServiceForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-form': SnodoServiceForm;
  }
}
