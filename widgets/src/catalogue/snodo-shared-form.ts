import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type { EnrolmentsApi, SharedServiceInput, SharedTemplateValues } from './enrolments-api.ts';
import { bandChoice } from './family-fields.ts';
import {
  howManyFields,
  moneyFields,
  whatFields,
  whenFields,
  type Around,
  type SharedFormView,
} from './shared-form-fields.ts';
import { moreFields } from './shared-form-more.ts';
import { formBands, readBands, readSharedForm } from './shared-form-input.ts';

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
  'bandPercents',
  'childrenPerCarer',
  'noticeDays',
  'district',
  'place',
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
    days: { state: true },
    isEachDay: { state: true },
    bands: { state: true },
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
  declare private split: SharedServiceInput['split'];
  declare private days: readonly number[];
  declare private isEachDay: boolean;
  /** Bands as they are typed. */
  declare private bands: readonly number[];
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
    this.days = [];
    this.isEachDay = false;
    this.bands = formBands;
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
      Promise.all([api.listTemplates(), api.listServices(), api.listPlaces(), api.listDistricts()]).then(
        ([templates, services, places, districts]) => ({ templates, services, places, districts }),
      ),
    );
    if (this.around.state === 'ready') this.#choose(this.around.loaded.templates[0]);
  };

  #choose(template: SharedTemplateValues | undefined): void {
    this.chosen = template;
    if (!template) return;
    this.split = template.split;
    this.days = [...new Set(template.windows.map(({ weekday }) => weekday))];
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
    const view: SharedFormView = {
      i18n,
      around,
      chosen,
      choose: (template) => this.#choose(template),
      split: this.split,
      setSplit: (split) => (this.split = split),
      days: this.days,
      setDays: (days) => (this.days = days),
      isEachDay: this.isEachDay,
      setEachDay: (isEachDay) => (this.isEachDay = isEachDay),
    };
    return html`${whatFields(view)} ${whenFields(view)} ${howManyFields(view)} ${moneyFields(view)}
    ${moreFields(view)} ${this.#family(i18n)}`;
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
              ${this.split === 'band' ? bandChoice(i18n, this.bands, Math.max(...this.bands)) : nothing}`
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

  readonly #typed = (event: Event): void => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'bands')
      this.bands = readBands(event.target.value) ?? this.bands;
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
