import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import {
  ageMark,
  askedName,
  audienceFacts,
  faultList,
  keptFacts,
  nextWords,
  planSentence,
  statusChip,
} from './campaign-words.ts';
import { campaignStyles } from './campaign.styles.ts';
import type { CampaignDetail, CampaignsApi, CampaignStep } from './campaigns-api.ts';
import './snodo-campaign-notice.ts';
import './snodo-campaign-paper.ts';

/** Steps in the order in which they stand on the page, before those that give up. */
const stepsLeadingOn = [
  'propose',
  'approve',
  'schedule',
  'send_back',
] as const satisfies readonly CampaignStep[];

/**
 * One campaign with its plan in a sentence, what speaks against it, the notice to the works council and the steps
 * that whoever looks at it may take, each confirmed in a full sentence.
 *
 * @fires snodo-campaign-changed - `detail`: the campaign as the API has it now
 * @fires snodo-campaign-edit-asked - `detail`: the draft to be changed
 */
export class SnodoCampaignPlan extends OwnSection<CampaignsApi> {
  static override properties = {
    ...OwnSection.properties,
    code: { attribute: false },
    isInList: { attribute: false },
    plan: { state: true },
    asking: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    campaignStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
      article {
        display: grid;
        gap: var(--snodo-space-4);
      }
      .part {
        display: grid;
        gap: var(--snodo-space-3);
        padding-block-start: var(--snodo-space-4);
        border-block-start: 1px solid var(--snodo-color-hairline);
      }
      .confirm {
        padding: var(--snodo-space-4);
        border-inline-start: 6px solid var(--snodo-color-tram);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-sunken);
      }
    `,
  ];

  /** Of the campaign that is shown. */
  declare code: string | undefined;
  /** It stands below a row that says already where the campaign stands and what comes next. */
  declare isInList: boolean;
  declare private plan: Load<CampaignDetail>;
  /** The step that waits to be confirmed. */
  declare private asking: CampaignStep | undefined;

  protected override readonly section = 'campaigns';

  constructor() {
    super();
    this.isInList = false;
    this.plan = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('code')) void this.#load();
  }

  protected override render() {
    const { i18n, plan } = this;
    if (!i18n) return nothing;
    if (plan.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (plan.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('campaign.plan.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#load()}
      ></snodo-load-state>`;
    return this.#sheet(i18n, plan.loaded);
  }

  #sheet(i18n: I18n, campaign: CampaignDetail): TemplateResult {
    const { audience, instrumentTitle, plan, preview, status } = campaign;
    const organisations = audience.map((asked) => askedName(i18n, asked));
    const hasOpened = ['scheduled', 'open', 'closed'].includes(status);
    return html`<article aria-label=${campaign.name}>
      ${
        this.isInList
          ? nothing
          : html`<div class="chips">${statusChip(i18n, campaign)} ${ageMark(i18n, campaign)}</div>`
      }
      <p class="sentence">${planSentence(i18n, plan, { organisations, instrument: instrumentTitle })}</p>
      ${this.isInList ? nothing : html`<p>${nextWords(i18n, campaign)}</p>`}
      ${
        campaign.stopReason === null
          ? nothing
          : html`<p class="notice">
              <snodo-icon name="info"></snodo-icon
              ><span>${i18n.t('campaign.plan.stopped', { reason: campaign.stopReason })}</span>
            </p>`
      }
      ${this.#facts(i18n, campaign)}
      ${
        preview === null
          ? nothing
          : html`<div class="part">
              ${audienceFacts(i18n, preview)}
              ${
                preview.faults.length === 0
                  ? nothing
                  : html`<h3>${i18n.t('campaign.plan.faults')}</h3>
                      ${faultList(i18n, preview.faults)}`
              }
            </div>`
      }
      <snodo-campaign-notice
        class="part"
        .api=${this.api}
        .campaign=${campaign}
        @snodo-campaign-changed=${(changing: CustomEvent<CampaignDetail>) => this.#show(changing.detail)}
      ></snodo-campaign-notice>
      ${
        hasOpened
          ? html`<snodo-campaign-paper
              class="part"
              .api=${this.api}
              .campaign=${campaign}
              @snodo-campaign-stale=${() => void this.#load()}
            ></snodo-campaign-paper>`
          : nothing
      }
      ${keptFacts(i18n, campaign)} ${this.#steps(i18n, campaign)} ${this.outcomeLine()}
    </article>`;
  }

  #facts(i18n: I18n, campaign: CampaignDetail): TemplateResult {
    const { plan } = campaign;
    const person = (who: { displayName: string | null } | null) =>
      who === null ? undefined : (who.displayName ?? i18n.t('campaign.plan.erased'));
    const facts: readonly (readonly [string, string | undefined])[] = [
      [i18n.t('campaign.plan.agreedOn'), i18n.day(plan.agreedOn)],
      [
        i18n.t('campaign.age'),
        campaign.ageDays === null ? undefined : i18n.t('campaign.days', { count: campaign.ageDays }),
      ],
      [
        i18n.t('campaign.daysToField'),
        campaign.daysToField === null ? undefined : i18n.t('campaign.days', { count: campaign.daysToField }),
      ],
      [i18n.t('campaign.plan.floor'), i18n.number(plan.floor)],
      [
        i18n.t('campaign.plan.research'),
        i18n.t(plan.isForResearch ? 'campaign.plan.research_yes' : 'campaign.plan.research_no'),
      ],
      [
        i18n.t('campaign.plan.reminders'),
        plan.reminderDays.length === 0
          ? i18n.t('campaign.plan.noReminders')
          : listText(
              i18n,
              plan.reminderDays.map((day) => i18n.day(day)),
            ),
      ],
      [i18n.t('campaign.plan.owner'), person(campaign.owner)],
      [i18n.t('campaign.plan.proposedBy'), person(campaign.proposedBy)],
      [i18n.t('campaign.plan.approvedBy'), person(campaign.approvedBy)],
    ];
    return html`<dl>
        ${facts.map(([term, words]) =>
          words === undefined
            ? nothing
            : html`<div>
                <dt>${term}</dt>
                <dd><bdi>${words}</bdi></dd>
              </div>`,
        )}
      </dl>
      ${
        campaign.soleApprovalReason === null
          ? nothing
          : html`<p class="soft">${i18n.t('campaign.plan.sole', { reason: campaign.soleApprovalReason })}</p>`
      }`;
  }

  #steps(i18n: I18n, campaign: CampaignDetail): TemplateResult | typeof nothing {
    const { may } = campaign;
    const { asking } = this;
    if (asking !== undefined && may.includes(asking)) return this.#confirmation(i18n, campaign, asking);
    const leading = stepsLeadingOn.filter((step) => may.includes(step));
    if (leading.length === 0 && !may.includes('edit') && !may.includes('cancel')) return nothing;
    return html`<div class="part">
      <div class="row">
        ${leading.map((step) => this.#button(i18n, step, step === 'send_back' ? '' : 'primary'))}
        ${
          may.includes('edit')
            ? html`<button
                type="button"
                class="button"
                @click=${() =>
                  this.dispatchEvent(new CustomEvent('snodo-campaign-edit-asked', { detail: campaign }))}
              >
                ${i18n.t('campaign.plan.edit')}
              </button>`
            : nothing
        }
        ${may.includes('cancel') ? this.#button(i18n, 'cancel', 'danger') : nothing}
      </div>
    </div>`;
  }

  #button(i18n: I18n, step: CampaignStep, look: 'primary' | 'danger' | ''): TemplateResult {
    return html`<button type="button" class=${`button ${look}`} @click=${() => this.#ask(step)}>
      ${i18n.t(`campaign.step.${step}`)}
    </button>`;
  }

  #confirmation(i18n: I18n, campaign: CampaignDetail, step: CampaignStep): TemplateResult {
    const isAlone = step === 'approve' && campaign.needsSoleApprovalReason;
    const needsReason = isAlone || step === 'send_back' || step === 'cancel';
    return html`<form class="confirm" @submit=${this.#move}>
      <p id="confirm">
        ${i18n.t(`campaign.confirm.${step}`, { name: campaign.name, day: i18n.day(campaign.opensOn) })}
      </p>
      ${
        needsReason
          ? html`<div class="field">
              <label for="reason">${i18n.t(isAlone ? 'campaign.soleReason' : 'campaign.reason')}</label>
              <textarea
                id="reason"
                name="reason"
                required
                maxlength="500"
                rows="2"
                aria-describedby="reason-help"
              ></textarea>
              <p class="help" id="reason-help">${i18n.t('campaign.reasonHelp')}</p>
            </div>`
          : nothing
      }
      <div class="row">
        <button
          class=${`button ${step === 'cancel' ? 'danger' : 'primary'}`}
          aria-describedby="confirm"
          ?disabled=${this.isWorking}
        >
          ${i18n.t(`campaign.step.${step}`)}
        </button>
        <button type="button" class="button" @click=${() => (this.asking = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  async #ask(step: CampaignStep): Promise<void> {
    this.outcome = undefined;
    this.asking = step;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.confirm textarea, .confirm button')?.focus();
  }

  readonly #move = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { asking, plan } = this;
    if (!asking || plan.state !== 'ready') return;
    const { code, version } = plan.loaded;
    const reason = String(new FormData(submitting.target as HTMLFormElement).get('reason') ?? '').trim();
    const move = { step: asking, version, ...(reason === '' ? {} : { reason }) };
    const changed = await this.act((api) => api.movePlan(code, move), `campaign.done.${asking}`);
    if (!changed) {
      // Somebody else may have been quicker: the page then says how it stands now.
      await this.#load();
      return;
    }
    this.asking = undefined;
    this.#show(changed);
  };

  #show(campaign: CampaignDetail): void {
    this.plan = { state: 'ready', loaded: campaign };
    this.dispatchEvent(new CustomEvent('snodo-campaign-changed', { detail: campaign }));
  }

  async #load(): Promise<void> {
    const { api, code } = this;
    if (!api || code === undefined) return;
    if (this.plan.state !== 'ready' || this.plan.loaded.code !== code) {
      this.plan = pending;
      this.asking = undefined;
      this.outcome = undefined;
    }
    const plan = await settle(api.getPlan(code));
    if (this.code === code) this.plan = plan;
  }
}

if (!customElements.get('snodo-campaign-plan'))
  customElements.define('snodo-campaign-plan', SnodoCampaignPlan);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-plan': SnodoCampaignPlan;
  }
}
