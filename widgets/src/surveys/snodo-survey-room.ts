import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { SignedIn } from '../embed/sign-in.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { loadI18n, type I18n, type MessageKey } from '../ui/i18n.ts';
import { ApiFault } from './call-api.ts';
import { openDraftBox, type Draft, type DraftBox, type KeptDraft } from './draft.ts';
import { failureWords, isSignedOut } from './failure-words.ts';
import { focusFromTop } from './focus.ts';
import { loadingScreen, noticeScreen, welcomeScreen, type Action } from './room-screens.ts';
import type { SnodoSurveyClosing } from './snodo-survey-closing.ts';
import type { SnodoSurveyPlayer } from './snodo-survey-player.ts';
import './snodo-survey-player.ts';
import { standingIn, type GetStanding } from './survey-api.ts';
import type { SurveyPage } from './survey-page.ts';
import { surveyStyles } from './survey.styles.ts';

/** Signs a person in through a window that is already open; on demand, only those who answer need it. */
export type OpenDoor = (popup: Window, stop: AbortSignal) => Promise<SignedIn>;

type Stage = 'welcome' | 'signing-in' | 'pending' | 'notice' | 'questions' | 'closing';

interface Notice {
  readonly title: string;
  readonly words: string;
  readonly actions: readonly Action[];
}

/**
 * The room in which a person answers a survey: it welcomes, lets her sign in, asks, keeps her draft on this
 * device, hands in and shows what already answers her needs. It tells nobody outside how far she is.
 */
export class SnodoSurveyRoom extends LitElement {
  static override properties = {
    page: { attribute: false },
    i18n: { attribute: false },
    stage: { state: true },
  };
  static override styles = [baseStyles, surveyStyles];

  declare page: SurveyPage;
  declare i18n: I18n;
  declare private stage: Stage;

  /** Replaceable, so that the room can be shown on fixtures. */
  getStanding: GetStanding = (token) => standingIn(this.page.community, this.page.campaign)(token);
  openDoor: OpenDoor = async (popup, stop) => {
    const { signIn } = await import('../embed/sign-in.ts');
    return signIn(this.page.signIn, popup, stop);
  };

  #notice: Notice | undefined;
  #signedIn: SignedIn | undefined;
  #stop = new AbortController();
  #box: DraftBox | undefined;
  #draft: Draft = { answers: {} };
  #isKept = true;
  #isHandedIn = false;
  #pass: string | null = null;

  constructor() {
    super();
    this.stage = 'welcome';
  }

  protected override render() {
    return html`<div class="screen">
      <h1 class=${this.stage}>${this.page.questionnaire.campaign.name}</h1>
      ${this.#screen()}
    </div>`;
  }

  #screen(): TemplateResult | typeof nothing {
    const { i18n, page } = this;
    switch (this.stage) {
      case 'welcome':
        return welcomeScreen(i18n, page, () => void this.#enter(this.#check));
      case 'pending':
        return loadingScreen(i18n.t('common.pending'));
      case 'questions':
        return html`<snodo-survey-player
            .definition=${page.questionnaire.definition}
            .i18n=${i18n}
            .floor=${page.questionnaire.floor}
            .answers=${this.#draft.answers}
            .at=${this.#draft.at}
            @snodo-answer-given=${this.#keepAnswers}
            @snodo-questions-finished=${() => void this.#close()}
          ></snodo-survey-player>
          ${this.#draftNote()}`;
      case 'closing':
        return html`<snodo-survey-closing
            .page=${page}
            .i18n=${i18n}
            .draft=${this.#draft}
            .audiencePass=${this.#pass}
            .accessToken=${() => this.#token()}
            .keep=${(draft: Draft) => this.#keep(draft)}
            @snodo-question-reopened=${this.#reopen}
            @snodo-sign-in-asked=${() => void this.#enter(this.#close)}
            @snodo-answers-submitted=${this.#finish}
          ></snodo-survey-closing>
          ${this.#isHandedIn ? nothing : this.#draftNote()}`;
      default: {
        const { title, words, actions } = this.#notice ?? { title: '', words: '', actions: [] };
        return noticeScreen(title, words, actions);
      }
    }
  }

  #draftNote(): TemplateResult {
    const { i18n } = this;
    return html`<footer>
      <p class="help">${i18n.t(this.#isKept ? 'survey.draft_kept' : 'survey.draft_refused')}</p>
      <button class="button plain" @click=${() => this.#restart('welcome')}>
        ${i18n.t('survey.draft_delete')}
      </button>
    </footer>`;
  }

  /** Called in the click itself: a window opened any later is blocked. */
  async #enter(then: () => Promise<void>): Promise<void> {
    const { i18n } = this;
    const retry = { words: i18n.t('common.retry'), isPrimary: true, go: () => void this.#enter(then) };
    // In a host that is not https the frame has no cryptography; in its own window it has.
    const popup =
      isSecureContext && window.open('about:blank', 'snodo-sign-in', 'popup,width=480,height=720');
    if (!popup) {
      const own = { words: i18n.t('survey.own_window'), isPrimary: true, href: location.href };
      return this.#fail('survey.sign_in_stopped', new ApiFault('sign_in_blocked'), [own, retry]);
    }
    this.#stop = new AbortController();
    const cancel = { words: i18n.t('common.cancel'), go: () => this.#stop.abort() };
    this.#show('signing-in', {
      title: i18n.t('survey.signing_in'),
      words: i18n.t('survey.signing_in_help'),
      actions: [cancel],
    });
    try {
      this.#signedIn = await this.openDoor(popup, this.#stop.signal);
    } catch (fault) {
      popup.close();
      return this.#fail('survey.sign_in_stopped', fault, [retry]);
    }
    await then();
  }

  async #token(): Promise<string> {
    if (!this.#signedIn) throw new ApiFault('not_signed_in');
    return this.#signedIn.accessToken();
  }

  readonly #check = async (): Promise<void> => {
    const { page } = this;
    this.#show('pending');
    this.#box = openDraftBox(`${page.community}/${page.campaign}`, this.#signedIn?.owner ?? '');
    const draft = this.#box.find();
    try {
      const { status, audiencePass } = await this.getStanding(await this.#token());
      this.#pass = audiencePass;
      if (status === 'not_invited') return this.#fail('survey.not_invited_title', new ApiFault(status), []);
      // With a ballot in the draft the answers may not have arrived yet.
      if (status === 'answered' && !draft?.ballot) {
        return this.#fail('survey.answered_title', new ApiFault('already_answered'), []);
      }
      if (draft) this.#offer(draft);
      else this.#ask({ answers: {} });
    } catch (fault) {
      await this.#fail('common.failed', fault, [this.#again(fault, this.#check)]);
    }
  };

  #offer(draft: KeptDraft): void {
    const { i18n } = this;
    const restart = { words: i18n.t('survey.restart'), go: () => this.#restart('questions') };
    const resume = {
      words: i18n.t('survey.resume'),
      isPrimary: true,
      go: () => (this.#ask(draft), draft.isFinished && void this.#close()),
    };
    this.#show('notice', {
      title: i18n.t('survey.resume_title'),
      words: i18n.t('survey.resume_help', { day: i18n.day(new Date(draft.savedAt).toISOString()) }),
      // A ballot exists once: throwing it away would leave her without a voice.
      actions: draft.ballot ? [resume] : [resume, restart],
    });
  }

  #ask(draft: Draft): void {
    this.#draft = draft;
    this.#show('questions');
  }

  #restart(stage: 'welcome' | 'questions'): void {
    this.#box?.remove();
    this.#draft = { answers: {} };
    this.#show(stage);
  }

  #keep(draft: Draft): void {
    const isKept = this.#box?.keep(draft) ?? false;
    if (isKept !== this.#isKept) this.requestUpdate();
    this.#draft = draft;
    this.#isKept = isKept;
  }

  readonly #keepAnswers = ({ currentTarget }: Event): void => {
    const { answers, at } = currentTarget as SnodoSurveyPlayer;
    this.#keep({ ...this.#draft, answers, at, isFinished: false });
  };

  /** The end is loaded when it is reached; until then the questions stay. */
  readonly #close = async (): Promise<void> => {
    try {
      [this.i18n] = await Promise.all([
        loadI18n(this.i18n.language, ['common', 'survey', 'closing', 'matching']),
        import('./snodo-survey-closing.ts'),
      ]);
      this.#keep({ ...this.#draft, isFinished: true });
      this.#show('closing');
    } catch (fault) {
      await this.#fail('common.failed', fault, [this.#again(fault, this.#close)]);
    }
  };

  readonly #reopen = ({ currentTarget }: Event): void => {
    const { reopened } = currentTarget as SnodoSurveyClosing;
    this.#keep({ ...this.#draft, at: reopened, isFinished: false });
    this.#show('questions');
  };

  readonly #finish = (): void => {
    this.#box?.remove();
    this.#isHandedIn = true;
    this.requestUpdate();
  };

  /** Trying again begins with signing in where that is what is missing. */
  #again(fault: unknown, act: () => Promise<void>): Action {
    const isOut = isSignedOut(fault);
    const words = this.i18n.t(isOut ? 'survey.start' : 'common.retry');
    return { words, isPrimary: true, go: () => void (isOut ? this.#enter(this.#check) : act()) };
  }

  async #fail(title: MessageKey, fault: unknown, actions: readonly Action[]): Promise<void> {
    const words = await failureWords(this.i18n, fault);
    this.#show('notice', { title: this.i18n.t(title), words, actions });
  }

  #show(stage: Stage, notice?: Notice): void {
    this.stage = stage;
    this.#notice = notice;
    this.requestUpdate();
    void this.updateComplete.then(() => focusFromTop(this.renderRoot, 'h2[tabindex]'));
  }
}

if (!customElements.get('snodo-survey-room')) customElements.define('snodo-survey-room', SnodoSurveyRoom);
