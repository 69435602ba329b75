import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { completedPlan, emptyPlan, findKeptPlan, forgetPlan, keepPlan } from './campaign-form-draft.ts';
import {
  formSteps,
  howStep,
  questionsStep,
  stepOfField,
  whenStep,
  whoStep,
  type FormStep,
  type StepView,
} from './campaign-form-steps.ts';
import { askedName, audienceFacts, faultList, faultWords, planSentence } from './campaign-words.ts';
import { campaignStyles } from './campaign.styles.ts';
import type {
  CampaignChoices,
  CampaignDetail,
  CampaignFault,
  CampaignPlan,
  CampaignPreview,
  CampaignsApi,
} from './campaigns-api.ts';

const views = { who: whoStep, questions: questionsStep, when: whenStep, how: howStep } as const;

/**
 * The launch form: one thing at a time, then the plan in a sentence with what speaks against it, each fault leading
 * to its field. What is typed stays in this tab until it is saved.
 *
 * @fires snodo-campaign-saved - `detail`: the campaign as the API has it now
 * @fires snodo-campaign-form-closed - Nothing is to be saved
 */
export class SnodoCampaignForm extends OwnSection<CampaignsApi> {
  static override properties = {
    ...OwnSection.properties,
    campaign: { attribute: false },
    choices: { state: true },
    plan: { state: true },
    step: { state: true },
    preview: { state: true },
    isRestored: { state: true },
    isIncomplete: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    campaignStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
      }
      form {
        max-inline-size: 40rem;
      }
      progress {
        inline-size: 100%;
        block-size: 0.5rem;
        accent-color: var(--snodo-color-primary);
      }
      h2:focus {
        outline: none;
      }
    `,
  ];

  /** The draft that is changed; undefined: a new one. */
  declare campaign: CampaignDetail | undefined;
  declare private choices: Load<CampaignChoices>;
  declare private plan: CampaignPlan | undefined;
  declare private step: FormStep;
  declare private preview: Load<CampaignPreview>;
  declare private isRestored: boolean;
  /** She wanted to go on from a step in which something was not chosen. */
  declare private isIncomplete: boolean;

  protected override readonly section = 'campaigns';
  /** The same as long as the same plan is sent again, so that a lost answer makes no second draft. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.choices = pending;
    this.step = 'who';
    this.preview = pending;
    this.isRestored = false;
    this.isIncomplete = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const { i18n, plan, choices } = this;
    if (!i18n) return nothing;
    const heading = i18n.t(this.campaign ? 'campaign.form.changeHeading' : 'campaign.form.heading');
    if (choices.state === 'pending')
      return html`<h1>${heading}</h1>
        <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (choices.state === 'failed' || !plan)
      return html`<h1>${heading}</h1>
        <snodo-load-state
          state="failed"
          heading=${i18n.t('common.failed')}
          text=${i18n.t('common.network')}
          action=${i18n.t('common.retry')}
          @snodo-load-retried=${() => this.api && this.#load(this.api)}
        ></snodo-load-state>`;
    const number = formSteps.indexOf(this.step) + 1;
    return html`<h1>${heading}</h1>
      <section aria-labelledby="step">
        <p class="soft">${i18n.t('campaign.form.step', { step: number, steps: formSteps.length })}</p>
        <progress
          value=${number}
          max=${formSteps.length}
          aria-label=${i18n.t('campaign.form.step', { step: number, steps: formSteps.length })}
        ></progress>
        <h2 id="step" tabindex="-1">${i18n.t(`campaign.form.${this.step}`)}</h2>
        ${this.isRestored ? html`<p class="soft" role="status">${i18n.t('campaign.form.restored')}</p>` : nothing}
        <form @submit=${this.#go}>
          ${this.step === 'check' ? this.#check(i18n, plan, choices.loaded) : this.#fields(i18n, plan, choices.loaded)}
          ${this.outcomeLine()}
          <div class="row">
            ${
              number === 1
                ? nothing
                : html`<button type="button" class="button" @click=${() => this.#show(formSteps[number - 2])}>
                    ${i18n.t('campaign.form.previous')}
                  </button>`
            }
            <button class="button primary" ?disabled=${this.isWorking}>
              ${i18n.t(this.step === 'check' ? 'campaign.form.save' : 'campaign.form.next')}
            </button>
            <button type="button" class="button plain" @click=${this.#close}>
              ${i18n.t('common.cancel')}
            </button>
          </div>
        </form>
        <p class="soft">${i18n.t('campaign.form.kept')}</p>
      </section>`;
  }

  #fields(i18n: I18n, plan: CampaignPlan, choices: CampaignChoices): TemplateResult {
    const view: StepView = {
      i18n,
      plan,
      choices,
      wrong: (field) => this.#wrong(i18n, field),
      change: (changes) => this.#change(changes),
    };
    return this.step === 'check' ? html`` : views[this.step](view);
  }

  #check(i18n: I18n, plan: CampaignPlan, choices: CampaignChoices): TemplateResult {
    const { preview } = this;
    const instrument = choices.instruments.find(({ code }) => code === plan.instrument.code)?.title ?? '';
    const organisations = choices.organisations
      .filter(({ code }) => plan.organisations.includes(code))
      .toSorted((one, other) => plan.organisations.indexOf(one.code) - plan.organisations.indexOf(other.code))
      .map(({ name, sites }) =>
        askedName(i18n, { name, sites: sites.filter(({ id }) => plan.sites.includes(id)) }),
      );
    return html`<p class="sentence">${planSentence(i18n, plan, { organisations, instrument })}</p>
      ${
        preview.state === 'pending'
          ? html`<p role="status">${i18n.t('campaign.form.checking')}</p>`
          : preview.state === 'failed'
            ? html`<snodo-load-state
                state="failed"
                heading=${i18n.t('common.failed')}
                text=${i18n.t('common.network')}
                action=${i18n.t('common.retry')}
                @snodo-load-retried=${() => void this.#preview()}
              ></snodo-load-state>`
            : html`${audienceFacts(i18n, preview.loaded)}
              ${
                preview.loaded.faults.length === 0
                  ? html`<p class="row" role="status">
                      <snodo-icon name="circle-check"></snodo-icon>${i18n.t('campaign.form.fine')}
                    </p>`
                  : html`<div role="status">
                      <p><strong>${i18n.t('campaign.form.faults')}</strong></p>
                      ${faultList(i18n, preview.loaded.faults, (fault) => void this.#show(stepOfField[fault.field]))}
                    </div>`
              }`
      }
      <p class="soft">${i18n.t('campaign.form.afterwards')}</p>`;
  }

  #wrong(i18n: I18n, field: CampaignFault['field']): string | undefined {
    const { plan, preview } = this;
    if (this.isIncomplete && field === 'organisations' && plan?.organisations.length === 0)
      return i18n.t('campaign.form.whoMissing');
    if (this.isIncomplete && field === 'languages' && plan?.languages.length === 0)
      return i18n.t('campaign.form.languagesMissing');
    const found =
      preview.state === 'ready' ? preview.loaded.faults.filter((fault) => fault.field === field) : [];
    return found.length === 0 ? undefined : found.map((fault) => faultWords(i18n, fault)).join(' ');
  }

  #change(changes: Partial<CampaignPlan>): void {
    if (!this.plan) return;
    this.plan = { ...this.plan, ...changes };
    this.#key = crypto.randomUUID();
    this.isRestored = false;
    this.#keep();
  }

  #keep(): void {
    if (this.plan) keepPlan({ subject: this.campaign?.code ?? '', step: this.step, plan: this.plan });
  }

  async #load(api: CampaignsApi): Promise<void> {
    this.choices = pending;
    const choices = await settle(api.getChoices());
    if (choices.state === 'ready') {
      const kept = findKeptPlan(this.campaign?.code ?? '');
      this.plan = kept?.plan ?? this.campaign?.plan ?? emptyPlan(choices.loaded);
      this.step = kept?.step ?? 'who';
      this.isRestored = kept !== undefined;
    }
    this.choices = choices;
    if (this.step === 'check') await this.#preview();
  }

  readonly #go = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { plan, step } = this;
    if (!plan) return;
    if (step === 'check') return this.#save(plan);
    this.isIncomplete =
      (step === 'who' && plan.organisations.length === 0) || (step === 'how' && plan.languages.length === 0);
    if (!this.isIncomplete) await this.#show(formSteps[formSteps.indexOf(step) + 1]);
  };

  async #show(step: FormStep | undefined): Promise<void> {
    if (step === undefined) return;
    this.step = step;
    this.outcome = undefined;
    this.#keep();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#step')?.focus();
    if (step === 'check') await this.#preview();
  }

  async #preview(): Promise<void> {
    const { api, plan } = this;
    if (!api || !plan) return;
    this.preview = pending;
    this.preview = await settle(api.previewPlan(completedPlan(plan)));
  }

  async #save(plan: CampaignPlan): Promise<void> {
    const { campaign } = this;
    const whole = completedPlan(plan);
    const saved = await this.act((api) =>
      campaign ? api.updatePlan(campaign.code, campaign.version, whole) : api.createPlan(this.#key, whole),
    );
    if (!saved) return;
    forgetPlan();
    this.dispatchEvent(new CustomEvent('snodo-campaign-saved', { detail: saved }));
  }

  readonly #close = (): void => {
    forgetPlan();
    this.dispatchEvent(new CustomEvent('snodo-campaign-form-closed'));
  };
}

if (!customElements.get('snodo-campaign-form'))
  customElements.define('snodo-campaign-form', SnodoCampaignForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-form': SnodoCampaignForm;
  }
}
