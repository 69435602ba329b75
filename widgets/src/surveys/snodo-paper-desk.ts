import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadedRows } from '../identity/loaded-rows.ts';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { loadI18n, type I18n, type Language } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { openAnswerCheck, type AnswerCheck } from './answer-check.ts';
import type { CampaignsApi, PaperDesk, PaperSubmission } from './campaigns-api.ts';
import type { RareField } from './question-field.ts';
import { openRareFields } from './rare-fields.ts';
import './snodo-paper-form.ts';
import type { Questionnaire } from './survey-page.ts';

type PaperCampaign = PaperDesk['items'][number];
type PaperBatch = PaperCampaign['batches'][number];

/** The papers that are being typed in: of one batch, in one language. */
interface OpenPapers {
  readonly campaign: PaperCampaign;
  readonly batch: PaperBatch;
  readonly questionnaire: Questionnaire;
  readonly paperI18n: I18n;
  readonly check: AnswerCheck;
  readonly rareField: RareField;
}

/**
 * The operator's part of the desk for questionnaires on paper: open campaigns with the ballots that were printed, and
 * one paper after the other to type in. Nobody is named, and what was stored is not shown again.
 */
export class SnodoPaperDesk extends OwnSection<CampaignsApi> {
  static override properties = {
    ...OwnSection.properties,
    desk: { state: true },
    papers: { state: true },
    entered: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      .batches {
        display: grid;
        gap: var(--snodo-space-3);
        flex: 1 1 100%;
      }
      .batch {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-3);
        align-items: center;
      }
    `,
  ];

  declare private desk: Load<PaperDesk['items']>;
  declare private papers: OpenPapers | undefined;
  /** What was said about the last paper. */
  declare private entered: string;

  protected override readonly section = 'papers';
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.desk = pending;
    this.entered = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n, desk } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="list"></snodo-icon>${i18n.t('campaign.paper.desk')}</h2>
      <p>${i18n.t('campaign.paper.deskLead')}</p>
      ${
        this.papers
          ? this.#papers(i18n, this.papers)
          : loadedRows(i18n, desk, {
              row: (campaign) => this.#campaign(i18n, campaign),
              none: i18n.t('campaign.paper.none'),
              retry: () => void this.#load(),
            })
      }
      ${this.outcomeLine()}
    </section>`;
  }

  #campaign(i18n: I18n, campaign: PaperCampaign): TemplateResult {
    const firms = new Set(campaign.batches.map(({ organisation }) => organisation.name));
    const isOfOwn = firms.size === 1 && firms.has(campaign.organisation);
    return html`<li>
      <div class="batches">
        <p>
          <strong><bdi>${campaign.name}</bdi></strong> · <bdi>${campaign.organisation}</bdi> ·
          ${i18n.t('campaign.paper.until', { day: i18n.day(campaign.closesOn) })}
        </p>
        ${campaign.batches.map(
          (batch) =>
            html`<div class="batch">
              <span class="tabular"
                >${isOfOwn ? nothing : html`<bdi>${batch.organisation.name}</bdi> · `}${i18n.t(
                  'campaign.paper.batch',
                  {
                    day: i18n.day(batch.issuedOn),
                    entered: i18n.number(batch.enteredBallots),
                    printed: i18n.number(batch.printedBallots),
                  },
                )}</span
              >
              ${campaign.languages.map(
                (language) =>
                  html`<button
                    type="button"
                    class="button"
                    ?disabled=${this.isWorking || batch.enteredBallots >= batch.printedBallots}
                    @click=${() => void this.#open(campaign, batch, language)}
                  >
                    ${i18n.t('campaign.paper.typeIn', { language: i18n.t(`common.language_${language}`) })}
                  </button>`,
              )}
            </div>`,
        )}
      </div>
    </li>`;
  }

  #papers(i18n: I18n, papers: OpenPapers): TemplateResult {
    const { campaign, batch, questionnaire, paperI18n, check, rareField } = papers;
    return html`<h3><bdi>${campaign.name}</bdi> · <bdi>${batch.organisation.name}</bdi></h3>
      <p role="status">${this.entered}</p>
      <snodo-paper-form
        .i18n=${i18n}
        .paperI18n=${paperI18n}
        .survey=${questionnaire.survey}
        .check=${check}
        .rareField=${rareField}
        .isWorking=${this.isWorking}
        @snodo-paper-finished=${(paper: CustomEvent<{ answers: PaperSubmission['answers'] }>) => void this.#enter(papers, paper.detail.answers)}
      ></snodo-paper-form>
      <p>
        <button type="button" class="button" @click=${() => void this.#leave()}>
          ${i18n.t('campaign.paper.leave')}
        </button>
      </p>`;
  }

  async #open(campaign: PaperCampaign, batch: PaperBatch, language: Language): Promise<void> {
    this.entered = '';
    this.papers = await this.act(async (api) => {
      const questionnaire = await api.getQuestionnaire(campaign.campaign, language);
      const [paperI18n, check, rareField] = await Promise.all([
        loadI18n(language, ['common', 'survey']),
        openAnswerCheck(questionnaire.survey, language),
        openRareFields(language),
      ]);
      return { campaign, batch, questionnaire, paperI18n, check, rareField };
    });
  }

  async #enter(papers: OpenPapers, answers: PaperSubmission['answers']): Promise<void> {
    const { campaign, batch, questionnaire } = papers;
    const paper = { batchId: batch.id, instrument: questionnaire.instrument, answers };
    const stored = await this.act((api) => api.enterPaper(this.#key, campaign.campaign, paper));
    if (!stored || !this.i18n) return;
    this.#key = crypto.randomUUID();
    this.entered = this.i18n.t('campaign.paper.stored', { count: stored.ballotsLeft });
    if (stored.ballotsLeft === 0) return this.#leave();
    await this.renderRoot.querySelector('snodo-paper-form')?.begin();
  }

  async #leave(): Promise<void> {
    this.papers = undefined;
    await this.#load();
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    this.desk = pending;
    const desk = await settle(this.api.getPaperDesk());
    this.desk = desk.state === 'ready' ? { state: 'ready', loaded: desk.loaded.items } : desk;
  }
}

if (!customElements.get('snodo-paper-desk')) customElements.define('snodo-paper-desk', SnodoPaperDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-paper-desk': SnodoPaperDesk;
  }
}
