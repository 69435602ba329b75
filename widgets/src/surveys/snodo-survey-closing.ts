import { LitElement, html, nothing } from 'lit';
import type { Send } from '../embed/proofs.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import type { Draft, DraftBox } from './draft.ts';
import { codeOf, failureWords } from './failure-words.ts';
import { focusFromTop } from './focus.ts';
import { createHandInApi, type HandInApi, type Submission } from './hand-in-api.ts';
import { mostWaitMilliseconds, prepareHandIn } from './hand-in.ts';
import { deliver, inTurn } from './outbox.ts';
import { loadingScreen, noticeScreen, type Action } from './room-screens.ts';
import { SnodoSurveyReview } from './snodo-survey-review.ts';
import './snodo-answer-withdrawal.ts';
import './snodo-survey-thanks.ts';
import './snodo-withdrawal-code.ts';
import type { Standing } from './survey-api.ts';
import type { SurveyPage } from './survey-page.ts';
import { surveyStyles } from './survey.styles.ts';
import { withdrawalCode } from './withdrawal-code.ts';

/**
 * The end of a survey, loaded when it is reached: the review, the ballot, the wait until the answers leave, and what
 * follows. Whatever fails, the draft and its ballot stay.
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
    organisation: { attribute: false },
    stage: { state: true },
    words: { state: true },
  };
  static override styles = [baseStyles, surveyStyles];

  declare page: SurveyPage;
  declare i18n: I18n;
  declare draft: Draft;
  declare audiencePass: string | null;
  /** The firm for which she answers; null: of none that is asked. */
  declare organisation: Standing['organisation'];
  /** Sends as the person who is signed in. */
  declare send: Send;
  /** Keeps the draft on the device. */
  declare keep: (draft: Draft) => Promise<boolean>;
  /** Where the draft is kept; undefined before anybody entered. */
  declare box: DraftBox | undefined;
  declare private stage: 'review' | 'handing-in' | 'waiting' | 'failed' | 'handed-in';
  declare private words: string;
  reopened: string | undefined;
  /** Replaceable, so that the closing can be shown on fixtures. */
  api: HandInApi | undefined;
  #code = '';
  #isKept = false;
  #departure: ReturnType<typeof setTimeout> | undefined;
  private withdrawalCode = '';

  constructor() {
    super();
    this.stage = 'review';
    this.organisation = null;
  }

  /** Somebody who comes back while her answers wait finds them waiting. */
  protected override firstUpdated(): void {
    if (!this.draft.waiting) return;
    this.#isKept = true;
    void this.#handIn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#departure);
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
          ></snodo-survey-review>
          ${this.#carriedFirm()}`;
      case 'handing-in':
        return loadingScreen(i18n.t('closing.handing_in'));
      case 'waiting':
        return html`<div class="screen">
          <h2 tabindex="-1">${i18n.t('closing.on_way_title')}</h2>
          <p role="status">
            ${i18n.t('closing.on_way', { minutes: i18n.number(mostWaitMilliseconds / 60_000) })}
          </p>
          <p>${i18n.t('closing.on_way_closed')}</p>
          <button class="button" aria-describedby="now" @click=${() => void this.#send()}>
            ${i18n.t('closing.send_now')}
          </button>
          <p class="help" id="now">${i18n.t('closing.send_now_help')}</p>
          <snodo-withdrawal-code .i18n=${i18n} .code=${this.withdrawalCode}></snodo-withdrawal-code>
        </div>`;
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

  /** A ballot that she has already may be of a firm that she has left since. */
  #carriedFirm() {
    const { i18n, organisation, draft } = this;
    const isOther = draft.ballot !== undefined && draft.ballot.organisation !== organisation?.code;
    if (!organisation || isOther || !this.page.questionnaire.campaign.asksSeveralFirms) return nothing;
    return html`<p class="help">${i18n.t('closing.carries_firm', { organisation: organisation.name })}</p>`;
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
    this.draft = { ...this.draft, answers: currentTarget.answers, waiting: undefined };
    void this.#handIn();
  };

  /** Gets the ballot, then lets the answers wait for their instant. */
  async #handIn(): Promise<void> {
    const { instrument } = this.page.questionnaire;
    this.stage = 'handing-in';
    try {
      this.draft = this.draft.waiting
        ? this.draft
        : await prepareHandIn({
            api: this.#api(),
            campaign: `${this.page.community}/${this.page.campaign}`,
            organisation: this.organisation?.code ?? null,
            draft: this.draft,
            submission: {
              instrument: { code: instrument.code, version: instrument.version },
              language: this.page.language,
              answers: this.draft.answers as Submission['answers'],
            },
            send: this.send,
            keep: this.#keep,
          });
      this.withdrawalCode = await withdrawalCode(this.draft.ballot?.token ?? '');
      const left = (this.draft.waiting?.sendAt ?? 0) - Date.now();
      if (left <= 0) return await this.#send();
      this.stage = 'waiting';
      this.#departure = setTimeout(() => void this.#send(), left);
      await this.#focus();
    } catch (fault) {
      await this.#fail(fault);
    }
  }

  async #send(): Promise<void> {
    clearTimeout(this.#departure);
    this.stage = 'handing-in';
    try {
      await inTurn(this.draft.ballot?.token ?? '', async () => {
        // Another page may have sent them meanwhile; then the draft is gone.
        const isGone = this.#isKept && !(await this.box?.find())?.waiting;
        if (!isGone) await deliver({ api: this.#api(), draft: this.draft, keep: this.#keep });
      });
      this.stage = 'handed-in';
      this.#tell('snodo-answers-submitted');
    } catch (fault) {
      await this.#fail(fault);
    }
  }

  #api(): HandInApi {
    return (this.api ??= createHandInApi(this.page));
  }

  async #fail(fault: unknown): Promise<void> {
    this.words = await failureWords(this.i18n, fault);
    this.#code = codeOf(fault);
    this.stage = 'failed';
    await this.#focus();
  }

  async #focus(): Promise<void> {
    await this.updateComplete;
    focusFromTop(this.renderRoot, 'h2');
  }

  readonly #keep = async (draft: Draft): Promise<void> => {
    this.draft = draft;
    this.#isKept = await this.keep(draft);
  };

  #tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-survey-closing'))
  customElements.define('snodo-survey-closing', SnodoSurveyClosing);
