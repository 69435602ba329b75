import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { checkStep } from './check-step.ts';
import { costStep } from './cost-step.ts';
import type { KeepingApi, KeptServiceSheet, ServiceChoices } from './keeping-api.ts';
import { keepingAddress, keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import { moreStep } from './more-step.ts';
import {
  completed,
  draftOf,
  emptyService,
  findDraft,
  forgetDraft,
  keepDraft,
  serviceSteps,
  type ServiceDraft,
  type ServiceStep,
} from './service-draft.ts';
import { refusedFields, serviceFaults, stepOf, type ServiceFault } from './service-faults.ts';
import type { StepView } from './step-view.ts';
import { whatStep } from './what-step.ts';
import { whenStep } from './when-step.ts';
import { whoStep } from './who-step.ts';

interface Loaded {
  readonly choices: ServiceChoices;
  /** Undefined: a new service. */
  readonly sheet: KeptServiceSheet | undefined;
}

/**
 * A service's sheet, one thing at a time: what it is, for whom, when and where, what it costs, whom to reach; then what
 * is missing or wrong, each leading to its field. What is written stays in this tab until it is saved.
 *
 * @fires snodo-service-saved - `detail`: the sheet as the API has it now
 */
export class SnodoServiceForm extends OwnSection<KeepingApi> {
  static override properties = {
    ...OwnSection.properties,
    service: { type: String },
    around: { state: true },
    draft: { state: true },
    step: { state: true },
    refused: { state: true },
    isStrict: { state: true },
    isRestored: { state: true },
    isOvertaken: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    keepingStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
      form {
        gap: var(--snodo-space-5);
        max-inline-size: 46rem;
      }
      progress {
        inline-size: 100%;
        block-size: 0.5rem;
        accent-color: var(--snodo-color-primary);
      }
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-1) var(--snodo-space-2);
      }
      .steps [aria-current] {
        font-weight: 700;
        text-decoration: none;
      }
      h3:focus,
      fieldset:focus,
      .part:focus {
        outline: none;
      }
      .label {
        align-self: center;
      }
      .read {
        padding: var(--snodo-space-4);
        border-inline-start: 6px solid var(--snodo-color-services);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-sunken);
      }
      ul:not([role='list']) {
        padding-inline-start: var(--snodo-space-5);
      }
    `,
  ];

  /** Code of the service; empty: a new one. */
  declare service: string;
  declare private around: Load<Loaded>;
  declare private draft: ServiceDraft | undefined;
  declare private step: ServiceStep;
  /** What the API refused when it was last sent. */
  declare private refused: readonly ServiceFault[];
  /** She wanted to go on, or to save, while something was wrong. */
  declare private isStrict: boolean;
  declare private isRestored: boolean;
  /** Somebody else saved it meanwhile. */
  declare private isOvertaken: boolean;

  protected override readonly section = 'catalogue';
  /** The same as long as the same sheet is sent again, so that a lost answer makes no second service. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.service = '';
    this.around = pending;
    this.step = 'what';
    this.refused = [];
    this.isStrict = false;
    this.isRestored = false;
    this.isOvertaken = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const { i18n, around, draft } = this;
    if (!i18n) return nothing;
    if (around.state !== 'ready' || !draft)
      return html`<snodo-load-state
        state=${around.state === 'failed' ? 'failed' : 'pending'}
        heading=${i18n.t(around.state === 'failed' ? 'common.failed' : 'common.pending')}
        text=${around.state === 'failed' ? i18n.t(around.problem === 'not_found' ? 'service-form.gone' : 'common.network') : ''}
        action=${around.state === 'failed' ? i18n.t('common.retry') : ''}
        @snodo-load-retried=${() => this.api && void this.#load(this.api)}
      ></snodo-load-state>`;
    const { sheet, choices } = around.loaded;
    const at = serviceSteps.indexOf(this.step);
    const heading = sheet
      ? i18n.t('catalogue-desk.form_title', { name: sheet.name })
      : i18n.t('service-form.new');
    return html`${keepingNavigation(i18n, 'services', choices.mayDecide)}
      <section aria-labelledby="heading">
        <h2 id="heading">${heading}</h2>
        ${this.#steps(i18n, at)}
        <h3 id="step" tabindex="-1">${i18n.t(`service-form.step.${this.step}`)}</h3>
        ${this.isRestored ? html`<p class="soft" role="status">${i18n.t('service-form.restored')}</p>` : nothing}
        <form novalidate @submit=${this.#go}>
          ${this.#fields(i18n, draft, around.loaded)} ${this.outcomeLine()}
          ${this.isOvertaken ? this.#overtaken(i18n) : nothing}
          <div class="row">
            ${
              at === 0
                ? nothing
                : html`<button
                    type="button"
                    class="button"
                    @click=${() => void this.#show(serviceSteps[at - 1])}
                  >
                    ${i18n.t('service-form.previous')}
                  </button>`
            }
            <button class="button primary" ?disabled=${this.isWorking}>
              ${i18n.t(this.step === 'check' ? 'service-form.save' : 'service-form.next')}
            </button>
            <button type="button" class="button plain" @click=${this.#drop}>
              ${i18n.t('service-form.drop')}
            </button>
          </div>
        </form>
        <p class="soft">${i18n.t('service-form.kept')}</p>
      </section>`;
  }

  /** Every step can be gone to; only what is wrong keeps it from being saved. */
  #steps(i18n: I18n, at: number): TemplateResult {
    const words = i18n.t('service-form.stepOf', { step: at + 1, steps: serviceSteps.length });
    return html`<p class="soft">${words}</p>
      <progress value=${at + 1} max=${serviceSteps.length} aria-label=${words}></progress>
      <div class="steps" role="group" aria-label=${i18n.t('service-form.steps')}>
        ${serviceSteps.map(
          (step) =>
            html`<button
              type="button"
              class="button plain"
              aria-current=${step === this.step ? 'step' : nothing}
              @click=${() => void this.#show(step)}
            >
              ${i18n.t(`service-form.step.${step}`)}
            </button>`,
        )}
      </div>`;
  }

  #fields(i18n: I18n, draft: ServiceDraft, { choices, sheet }: Loaded): TemplateResult {
    const faults = this.#faults(draft, choices);
    const view: StepView = {
      i18n,
      draft,
      choices,
      wrong: (field) => {
        const fault = this.isStrict ? faults.find((one) => one.field === field) : undefined;
        return fault === undefined ? undefined : i18n.t(`service-form.fault.${fault.code}`);
      },
      change: (changes) => this.#change(changes),
    };
    const isByRule = sheet?.isHoursByRule ?? false;
    switch (this.step) {
      case 'what':
        return whatStep(view);
      case 'who':
        return whoStep(view);
      case 'when':
        return whenStep(view, isByRule);
      case 'cost':
        return costStep(view, sheet?.openPlacesOn ?? null);
      case 'more':
        return moreStep(view);
      case 'check':
        return checkStep(view, { faults, isByRule, goTo: (fault) => void this.#goTo(fault) });
    }
  }

  #overtaken(i18n: I18n): TemplateResult {
    return html`<div class="notice">
      <snodo-icon name="circle-alert"></snodo-icon>
      <p>${i18n.t('service-form.overtaken')}</p>
      <button type="button" class="button" @click=${this.#catchUp}>${i18n.t('service-form.catchUp')}</button>
    </div>`;
  }

  #faults(draft: ServiceDraft, { timeZone }: ServiceChoices): readonly ServiceFault[] {
    const own = serviceFaults(draft, timeZone);
    return [...own, ...this.refused.filter(({ field }) => !own.some((one) => one.field === field))];
  }

  #change(changes: Partial<ServiceDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...changes };
    this.refused = this.refused.filter(({ field }) => !Object.hasOwn(changes, field.split('.')[0] ?? ''));
    this.#key = crypto.randomUUID();
    this.isRestored = false;
    this.#keep();
  }

  #keep(): void {
    if (this.draft) keepDraft({ subject: this.service, step: this.step, draft: this.draft });
  }

  async #load(api: KeepingApi): Promise<void> {
    this.around = pending;
    const around = await settle(
      Promise.all([api.getChoices(), this.service === '' ? undefined : api.getKept(this.service)]).then(
        ([choices, sheet]) => ({ choices, sheet }),
      ),
    );
    if (around.state === 'ready') {
      const { sheet, choices } = around.loaded;
      const kept = findDraft(this.service);
      const [only, second] = choices.providers;
      const provider = second === undefined ? (only?.code ?? '') : '';
      this.draft = kept?.draft ?? (sheet ? draftOf(sheet) : emptyService(provider));
      this.step = kept?.step ?? 'what';
      this.isRestored = kept !== undefined;
    }
    this.around = around;
  }

  readonly #go = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { draft, around, step } = this;
    if (!draft || around.state !== 'ready') return;
    const faults = this.#faults(draft, around.loaded.choices);
    this.isStrict = true;
    if (step === 'check') {
      if (faults.length === 0) await this.#save(draft, around.loaded);
      else this.renderRoot.querySelector<HTMLElement>('[role="alert"] button')?.focus();
      return;
    }
    const here = faults.find((fault) => stepOf(fault) === step);
    if (here) return this.#goTo(here);
    this.isStrict = false;
    await this.#show(serviceSteps[serviceSteps.indexOf(step) + 1]);
  };

  async #show(step: ServiceStep | undefined): Promise<void> {
    if (step === undefined) return;
    this.step = step;
    this.outcome = undefined;
    if (step === 'check') this.isStrict = true;
    this.#keep();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#step')?.focus();
  }

  /** To the field of a fault, where it says what is wrong. */
  async #goTo(fault: ServiceFault): Promise<void> {
    if (stepOf(fault) !== this.step) await this.#show(stepOf(fault));
    this.isStrict = true;
    await this.updateComplete;
    const field = fault.field.replace('.', '-');
    const found = this.renderRoot.querySelector<HTMLElement>(
      `[aria-describedby~="${field}-fault"], #${field}`,
    );
    const control = found?.matches('fieldset') ? found.querySelector<HTMLElement>('input') : undefined;
    (control ?? found)?.focus();
  }

  async #save(draft: ServiceDraft, { sheet }: Loaded): Promise<void> {
    const input = completed(draft);
    this.isOvertaken = false;
    const saved = await this.act((api) =>
      (sheet ? api.save(sheet.code, sheet.version, input) : api.create(this.#key, input)).catch(
        (cause: unknown) => {
          if (cause instanceof LoadFault) {
            this.refused = refusedFields(cause);
            this.isOvertaken = cause.problem === 'service_changed';
          }
          throw cause;
        },
      ),
    );
    if (!saved) return;
    forgetDraft();
    this.dispatchEvent(
      new CustomEvent('snodo-service-saved', { bubbles: true, composed: true, detail: saved }),
    );
  }

  /** What she wrote stays, and is saved over what stands there now. */
  readonly #catchUp = async (): Promise<void> => {
    const { around, service } = this;
    const sheet = await this.act((api) => api.getKept(service));
    if (!sheet || around.state !== 'ready') return;
    this.around = { state: 'ready', loaded: { ...around.loaded, sheet } };
    this.isOvertaken = false;
    this.refused = [];
  };

  readonly #drop = (): void => {
    forgetDraft();
    if (this.i18n) location.assign(keepingAddress(this.i18n, {}));
  };
}

if (!customElements.get('snodo-service-form')) customElements.define('snodo-service-form', SnodoServiceForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-form': SnodoServiceForm;
  }
}
