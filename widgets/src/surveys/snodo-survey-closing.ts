import { LitElement, html } from 'lit';
import type { Send } from '../embed/proofs.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import type { Draft } from './draft.ts';
import { codeOf, failureWords } from './failure-words.ts';
import { focusFromTop } from './focus.ts';
import { createHandInApi, type HandInApi, type Submission } from './hand-in-api.ts';
import { handIn } from './hand-in.ts';
import { loadingScreen, noticeScreen, type Action } from './room-screens.ts';
import { SnodoSurveyReview } from './snodo-survey-review.ts';
import './snodo-answer-withdrawal.ts';
import './snodo-survey-thanks.ts';
import type { SurveyPage } from './survey-page.ts';
import { surveyStyles } from './survey.styles.ts';

/**
 * The end of a survey, loaded when it is reached: the review, the hand-in and what follows. Whatever fails,
 * the draft and its ballot stay.
 *
 * @fires snodo-question-reopened - `reopened` names the question to change; absent for the one she was at
 * @fires snodo-sign-in-asked - In a click: signing in has to come first
 * @fires snodo-answers-submitted - The programme has the answers
 */
export class SnodoSurveyClosing extends LitElement {
  static override properties = {
    page: { attribute: false },
    i18n: { attribute: false },
    draft: { attribute: false },
    audiencePass: { attribute: false },
    stage: { state: true },
    words: { state: true },
  };
  static override styles = [baseStyles, surveyStyles];

  declare page: SurveyPage;
  declare i18n: I18n;
  declare draft: Draft;
  declare audiencePass: string | null;
  /** Sends as the person who is signed in. */
  declare send: Send;
  /** Keeps the draft on the device. */
  declare keep: (draft: Draft) => void;
  declare private stage: 'review' | 'handing-in' | 'failed' | 'handed-in';
  declare private words: string;
  reopened: string | undefined;
  /** Replaceable, so that the closing can be shown on fixtures. */
  api: HandInApi | undefined;
  #code = '';
  private withdrawalCode = '';

  constructor() {
    super();
    this.stage = 'review';
  }

  protected override render() {
    const { i18n, page, draft } = this;
    switch (this.stage) {
      case 'review':
        // Nothing is left to hand in of what she handed in before; she may take it back.
        if (!draft.isFinished)
          return html`<snodo-answer-withdrawal
            .page=${page}
            .i18n=${i18n}
            .api=${(this.api ??= createHandInApi(page))}
          ></snodo-answer-withdrawal>`;
        return html`<snodo-survey-review
          .survey=${page.questionnaire.survey}
          .i18n=${i18n}
          .answers=${draft.answers}
          @snodo-question-reopened=${this.#reopen}
          @snodo-answers-confirmed=${this.#confirm}
        ></snodo-survey-review>`;
      case 'handing-in':
        return loadingScreen(i18n.t('closing.handing_in'));
      case 'handed-in':
        return html`<snodo-survey-thanks
          .page=${page}
          .i18n=${i18n}
          .answers=${draft.answers}
          .audiencePass=${this.audiencePass}
          .withdrawalCode=${this.withdrawalCode}
        ></snodo-survey-thanks>`;
      default:
        return html`<div class="screen">${this.#failure()}</div>`;
    }
  }

  #failure() {
    const { i18n } = this;
    const again = (words: MessageKey, go: () => void) => ({ words: i18n.t(words), isPrimary: true, go });
    const ways: Readonly<Record<string, Action>> = {
      sign_in_expired: again('survey.start', () => this.#tell('snodo-sign-in-asked')),
      not_signed_in: again('survey.start', () => this.#tell('snodo-sign-in-asked')),
      // The new questions come with the page; the draft waits for it.
      instrument_changed: again('closing.reload', () => location.reload()),
    };
    const way = ways[this.#code] ?? again('common.retry', () => void this.#handIn());
    return noticeScreen({
      title: i18n.t('closing.hand_in_failed'),
      words: `${this.words} ${i18n.t('closing.kept')}`,
      actions: [way, { words: i18n.t('closing.to_answers'), go: () => (this.stage = 'review') }],
    });
  }

  readonly #reopen = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof SnodoSurveyReview) this.reopened = currentTarget.reopened;
  };

  readonly #confirm = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof SnodoSurveyReview)) return;
    this.#keep({ ...this.draft, answers: currentTarget.answers });
    void this.#handIn();
  };

  async #handIn(): Promise<void> {
    const { instrument } = this.page.questionnaire;
    this.stage = 'handing-in';
    try {
      this.withdrawalCode = await handIn({
        api: (this.api ??= createHandInApi(this.page)),
        campaign: `${this.page.community}/${this.page.campaign}`,
        draft: this.draft,
        submission: {
          instrument: { code: instrument.code, version: instrument.version },
          language: this.page.language,
          answers: this.draft.answers as Submission['answers'],
        },
        send: this.send,
        keep: (draft) => this.#keep(draft),
      });
      this.stage = 'handed-in';
      this.#tell('snodo-answers-submitted');
    } catch (fault) {
      this.words = await failureWords(this.i18n, fault);
      this.#code = codeOf(fault);
      this.stage = 'failed';
      await this.updateComplete;
      focusFromTop(this.renderRoot, 'h2');
    }
  }

  #keep(draft: Draft): void {
    this.draft = draft;
    this.keep(draft);
  }

  #tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-survey-closing'))
  customElements.define('snodo-survey-closing', SnodoSurveyClosing);
