import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type { EnrolmentsApi, Service, SharedTemplateValues } from './enrolments-api.ts';
import { euroText, weekdayText } from './service.ts';
import { bandChoice } from './family-fields.ts';
import { clockText, dayFromNow, formBands, readSharedForm } from './shared-form-input.ts';

interface Around {
  readonly templates: readonly SharedTemplateValues[];
  readonly services: readonly Service[];
  readonly places: readonly { readonly code: string; readonly name: string }[];
}

const splits = ['child_hour', 'equal', 'band'] as const;
/** Fields whose refusal has a sentence of its own. */
const known: ReadonlySet<string> = new Set([
  'quorumFamilies',
  'startsOn',
  'quorumBy',
  'timetable',
  'family',
  'serviceId',
  'title',
  'hourCents',
]);

/**
 * Begins a shared service, in a dialog that stays open until it is begun. What she needs comes first and brings good
 * first values for all else.
 *
 * @fires snodo-shared-service-opened - `detail.id`
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export class SnodoSharedForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    around: { state: true },
    chosen: { state: true },
    split: { state: true },
    isMine: { state: true },
    faults: { state: true },
    isWorking: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    enrolmentStyles,
    css`
      form.sheet {
        max-inline-size: none;
      }
    `,
  ];

  declare api: EnrolmentsApi | undefined;
  declare private around: Load<Around>;
  declare private chosen: SharedTemplateValues | undefined;
  declare private split: (typeof splits)[number];
  declare private isMine: boolean;
  declare private faults: readonly string[];
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** The same as long as the same form is sent again, so that a lost answer begins nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.around = pending;
    this.split = 'child_hour';
    this.isMine = true;
    this.faults = [];
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.around = await settle(
      Promise.all([api.listTemplates(), api.listServices(), api.listPlaces()]).then(
        ([templates, services, places]) => ({ templates, services, places }),
      ),
    );
    if (this.around.state === 'ready') this.#choose(this.around.loaded.templates[0]);
  };

  #choose(template: SharedTemplateValues | undefined): void {
    this.chosen = template;
    if (template) this.split = template.split;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { around, chosen } = this;
    if (!i18n) return nothing;
    return html`<dialog aria-labelledby="heading" @close=${this.#close}>
      <form class="sheet" method="dialog" @submit=${this.#submit} @input=${this.#typed} novalidate>
        <h2 id="heading">${i18n.t('shared.formTitle')}</h2>
        <p class="soft">${i18n.t('shared.formLead')}</p>
        ${around.state === 'pending' ? html`<p role="status">${i18n.t('common.pending')}</p>` : nothing}
        ${
          around.state === 'failed'
            ? html`<div class="notice" role="alert">
                <p>${i18n.t('common.network')}</p>
                <button type="button" class="button" @click=${this.#load}>${i18n.t('common.retry')}</button>
              </div>`
            : nothing
        }
        ${around.state === 'ready' && chosen ? this.#fields(i18n, around.loaded, chosen) : nothing}
        ${this.#faultList(i18n)}
        <div class="row">
          <button class="button primary" ?disabled=${this.isWorking || chosen === undefined}>
            ${i18n.t('shared.formSend')}
          </button>
          <button type="button" class="button" @click=${this.#close}>${i18n.t('common.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #fields(i18n: I18n, around: Around, chosen: SharedTemplateValues): TemplateResult {
    return html`${this.#what(i18n, around, chosen)} ${this.#when(i18n, around, chosen)}
    ${this.#howMany(i18n, chosen)} ${this.#money(i18n)} ${this.#family(i18n)}`;
  }

  #what(i18n: I18n, { templates, services }: Around, chosen: SharedTemplateValues): TemplateResult {
    const fitting = services.filter(
      ({ entries, cost }) => cost !== null && entries.some((entry) => chosen.entries.includes(entry)),
    );
    return html`<fieldset>
        <legend>${i18n.t('shared.formTemplate')}</legend>
        <div class="choices">
          ${templates.map(
            (template) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="template"
                  value=${template.code}
                  .checked=${template.code === chosen.code}
                  @change=${() => this.#choose(template)}
                />
                <span>${i18n.t(`shared.template_${template.code}`)}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for="serviceId">${i18n.t('shared.formService')}</label>
        ${
          fitting.length === 0
            ? html`<p class="help" id="serviceId">${i18n.t('shared.formServiceNone')}</p>`
            : html`<select id="serviceId" name="serviceId" required>
                ${fitting.map(
                  ({ id, name, cost }) =>
                    html`<option value=${id}>
                      ${
                        cost?.kind === 'per_hour'
                          ? i18n.t('shared.formServicePrice', { name, euro: euroText(i18n, cost.feeCents) })
                          : name
                      }
                    </option>`,
                )}
              </select>`
        }
      </div>
      <div class="field">
        <label for="title">${i18n.t('shared.formName')}</label>
        <input
          id="title"
          name="title"
          required
          minlength="3"
          maxlength="80"
          autocomplete="off"
          aria-describedby="title-help"
        />
        <p class="help" id="title-help">${i18n.t('shared.formNameHelp')}</p>
      </div>
      <div class="field">
        <label for="words">${i18n.t('shared.formWords')}</label>
        <textarea id="words" name="words" rows="2" required maxlength="1000"></textarea>
      </div>`;
  }

  #when(i18n: I18n, { places }: Around, { windows }: SharedTemplateValues): TemplateResult {
    const [first] = windows;
    return html`<fieldset>
        <legend>${i18n.t('shared.formDays')}</legend>
        <div class="choices">
          ${[1, 2, 3, 4, 5, 6, 7].map(
            (day) =>
              html`<label class="choice">
                <input
                  type="checkbox"
                  name="days"
                  value=${day}
                  .checked=${windows.some(({ weekday }) => weekday === day)}
                />
                <span>${weekdayText(i18n, day)}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="pair">
        <div class="field">
          <label for="from">${i18n.t('shared.formFrom')}</label>
          <input id="from" name="from" type="time" required .value=${clockText(first?.startMinute ?? 960)} />
        </div>
        <div class="field">
          <label for="to">${i18n.t('shared.formTo')}</label>
          <input id="to" name="to" type="time" required .value=${clockText(first?.endMinute ?? 1140)} />
        </div>
      </div>
      <div class="field">
        <label for="place">${i18n.t('shared.formWhere')}</label>
        <select id="place" name="place">
          <option value="">${i18n.t('shared.homes')}</option>
          ${places.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>`;
  }

  #howMany(i18n: I18n, { quorumFamilies, places }: SharedTemplateValues): TemplateResult {
    return html`<div class="pair">
        <div class="field">
          <label for="quorumFamilies">${i18n.t('shared.formQuorum')}</label>
          <input
            id="quorumFamilies"
            name="quorumFamilies"
            type="number"
            inputmode="numeric"
            min="2"
            max="12"
            required
            .value=${String(quorumFamilies)}
          />
        </div>
        <div class="field">
          <label for="places">${i18n.t('shared.formPlaces')}</label>
          <input
            id="places"
            name="places"
            type="number"
            inputmode="numeric"
            min="2"
            max="60"
            required
            aria-describedby="places-help"
            .value=${String(places)}
          />
          <p class="help" id="places-help">${i18n.t('shared.formPlacesHelp')}</p>
        </div>
      </div>
      <div class="pair">
        <div class="field">
          <label for="quorumBy">${i18n.t('shared.formBy')}</label>
          <input
            id="quorumBy"
            name="quorumBy"
            type="date"
            required
            min=${dayFromNow(1)}
            max=${dayFromNow(180)}
            .value=${dayFromNow(21)}
          />
        </div>
        <div class="field">
          <label for="startsOn">${i18n.t('shared.formStarts')}</label>
          <input
            id="startsOn"
            name="startsOn"
            type="date"
            required
            min=${dayFromNow(1)}
            .value=${dayFromNow(28)}
          />
        </div>
      </div>`;
  }

  #money(i18n: I18n): TemplateResult {
    return html`<fieldset class="stack">
      <legend>${i18n.t('shared.split')}</legend>
      ${splits.map(
        (split) =>
          html`<label class="choice">
            <input
              type="radio"
              name="split"
              value=${split}
              .checked=${this.split === split}
              @change=${() => (this.split = split)}
            />
            <span
              >${i18n.t(`shared.split_${split}`)}
              <span class="soft">${i18n.t(`shared.splitHelp_${split}`)}</span></span
            >
          </label>`,
      )}
    </fieldset>`;
  }

  #family(i18n: I18n): TemplateResult {
    return html`<label class="choice">
        <input
          type="checkbox"
          name="isMine"
          .checked=${this.isMine}
          @change=${(event: Event) => (this.isMine = (event.target as HTMLInputElement).checked)}
        />
        <span>${i18n.t('shared.formMine')}</span>
      </label>
      ${
        this.isMine
          ? html`<div class="field">
                <label for="children">${i18n.t('shared.children')}</label>
                <input
                  id="children"
                  name="children"
                  type="number"
                  inputmode="numeric"
                  min="1"
                  max="6"
                  required
                  value="1"
                  aria-describedby="children-help"
                />
                <p class="help" id="children-help">${i18n.t('shared.childrenHelp')}</p>
              </div>
              ${this.split === 'band' ? bandChoice(i18n, formBands, 100) : nothing}`
          : nothing
      }`;
  }

  #faultList(i18n: I18n): TemplateResult {
    const { faults } = this;
    if (faults.length < 2) return outcomeLine(faults[0], true);
    return html`<div role="status" class="outcome">
      <p class="fault">${i18n.t('shared.formFault')}</p>
      <ul>
        ${faults.map((words) => html`<li>${words}</li>`)}
      </ul>
    </div>`;
  }

  readonly #typed = (): void => {
    this.#key = crypto.randomUUID();
    this.faults = [];
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed', { bubbles: true, composed: true }));
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const i18n = this.#i18n.value;
    const { api, chosen } = this;
    if (!api || !i18n || !chosen || this.isWorking) return;
    const input = readSharedForm(new FormData(event.target as HTMLFormElement), chosen);
    this.isWorking = true;
    try {
      const { id } = await api.openSharedService(this.#key, input);
      this.dispatchEvent(
        new CustomEvent('snodo-shared-service-opened', { bubbles: true, composed: true, detail: { id } }),
      );
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.faults = await faultWords(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  };
}

/** Each refused field in a sentence, once; without fields the sentence of the problem. */
async function faultWords(i18n: I18n, fault: LoadFault): Promise<string[]> {
  const keys = new Set(fault.fields.map((field) => (known.has(field) ? field : 'other')));
  if (keys.size === 0) return [await problemText(i18n, fault)];
  return [...keys].map((key) => i18n.t(`shared.fault_${key}` as MessageKey));
}

if (!customElements.get('snodo-shared-form')) customElements.define('snodo-shared-form', SnodoSharedForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-shared-form': SnodoSharedForm;
  }
}
