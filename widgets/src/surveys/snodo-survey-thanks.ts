import { ContextProvider } from '@lit/context';
import { needFacts, visibleQuestions, type Answers } from '@snodo/survey-engine/player';
import { LitElement, html } from 'lit';
import { askForMatches, type MatchResult, type NeedFacts } from '../matching/matching-api.ts';
import '../matching/snodo-match-list.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { focusFromTop } from './focus.ts';
import type { SurveyPage } from './survey-page.ts';
import { surveyStyles } from './survey.styles.ts';

/**
 * The last screen: thanks, and what already answers the needs that she told. The search runs on her answers
 * as they are in memory, without token or cookie, and leaves nothing behind.
 */
export class SnodoSurveyThanks extends LitElement {
  static override properties = {
    page: { attribute: false },
    answers: { attribute: false },
    audiencePass: { attribute: false },
    i18n: { attribute: false },
    withdrawalCode: { attribute: false },
    state: { state: true },
    result: { state: true },
  };
  static override styles = [baseStyles, surveyStyles];

  declare page: SurveyPage;
  declare answers: Answers;
  /** Opens the firm's own offers; the same for all of its people. */
  declare audiencePass: string | null;
  declare i18n: I18n;
  /** Shown once and kept nowhere. */
  declare withdrawalCode: string;
  declare private state: 'pending' | 'ready' | 'failed';
  declare private result: MatchResult | undefined;
  /** Replaceable, so that the screen can be shown on fixtures. */
  askForMatches: typeof askForMatches = askForMatches;
  readonly #provider = new ContextProvider(this, { context: i18nContext });

  constructor() {
    super();
    this.state = 'pending';
    this.answers = {};
    this.withdrawalCode = '';
    this.audiencePass = null;
  }

  protected override firstUpdated(): void {
    this.#provider.setValue(this.i18n);
    focusFromTop(this.renderRoot, 'h2');
    void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    return html`<div class="screen">
      <h2 tabindex="-1">${i18n.t('closing.thanks_title')}</h2>
      <p>${i18n.t('closing.thanks')}</p>
      <section class="card">
        <h3>${i18n.t('closing.code_title')}</h3>
        <p>${i18n.t('closing.code')}</p>
        <p>
          ${i18n.t('closing.code_label')}: <strong><bdi dir="ltr">${this.withdrawalCode}</bdi></strong>
        </p>
      </section>
      <snodo-match-list
        .state=${this.state}
        .result=${this.result}
        .districtNames=${this.#districtNames()}
        @snodo-search-repeated=${() => void this.#load()}
      ></snodo-match-list>
    </div>`;
  }

  /** The districts as the questionnaire calls them. */
  #districtNames(): ReadonlyMap<string, string> {
    const { survey } = this.page.questionnaire;
    const source = survey.x.need?.district;
    const name = typeof source === 'string' ? source : source?.question;
    const asked = visibleQuestions(survey, this.answers).find((one) => one.name === name);
    return new Map(asked?.choices.map(({ value, text }) => [value, text]));
  }

  async #load(): Promise<void> {
    const { community, language, questionnaire, settings } = this.page;
    const facts = needFacts(questionnaire.survey, this.answers);
    if (facts.entries.length === 0) {
      this.result = { rulesVersion: '', needs: [] };
      this.state = 'ready';
      return;
    }
    this.state = 'pending';
    try {
      this.result = await this.askForMatches(settings.origins.api, community, {
        ...facts,
        language,
        ...(this.audiencePass && { audiencePass: this.audiencePass }),
      } as NeedFacts);
      this.state = 'ready';
    } catch {
      this.state = 'failed';
    }
  }
}

if (!customElements.get('snodo-survey-thanks'))
  customElements.define('snodo-survey-thanks', SnodoSurveyThanks);
