import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { isMarked, openSignInWindow } from '../embed/sign-in-window.ts';
import type { SignedIn } from '../embed/signed-in.ts';
import type { Send } from '../embed/proofs.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { loadI18n, type I18n, type MessageKey } from '../ui/i18n.ts';
import { ApiFault } from './call-api.ts';
import { mayHaveDrafts, type Draft, type DraftBox, type KeptDraft } from './draft.ts';
import { focusFromTop } from './focus.ts';
import type { DoorWish, Entered } from './room-door.ts';
import { loadingScreen, noticeScreen, welcomeScreen, type Action, type Notice } from './room-screens.ts';
import type { SnodoSurveyClosing } from './snodo-survey-closing.ts';
import type { SnodoSurveyPlayer } from './snodo-survey-player.ts';
import './snodo-survey-player.ts';
import { standingIn, type GetStanding, type Standing } from './survey-api.ts';
import type { SurveyPage } from './survey-page.ts';
import { surveyStyles } from './survey.styles.ts';

/** Signs a person in; on demand, only those who answer need it. */
export type OpenDoor = (wish: DoorWish) => Promise<Entered | undefined>;

/** Stands in the address when the page `/embed/v1/returned` has led back here. */
const returnedFragment = '#entered';

type Stage = 'welcome' | 'signing-in' | 'pending' | 'notice' | 'questions' | 'closing';

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
  getStanding: GetStanding = (send) => standingIn(this.page)(send);
  openDoor: OpenDoor = async (wish) => (await import('./room-door.ts')).enterRoom(wish);

  #notice: Notice | undefined;
  #signedIn: SignedIn | undefined;
  #who: TemplateResult | undefined;
  #box: DraftBox | undefined;
  /** Its chunk comes behind the first question; undefined when it did not come. */
  #opening: Promise<DraftBox | undefined> | undefined;
  #draft: Draft = { answers: {} };
  #isKept = true;
  #isHandedIn = false;
  #pass: string | null = null;
  #firm: Standing['organisation'] = null;

  constructor() {
    super();
    this.stage = 'welcome';
  }

  protected override render() {
    return html`<div class="screen">
      <h1 class=${this.stage}>${this.page.questionnaire.campaign.name}</h1>
      ${this.#who}${this.#screen()}
    </div>`;
  }

  /** Comes back from redirect mode where it left. */
  protected override firstUpdated(): void {
    if (location.hash === returnedFragment) void this.#enter(this.#check);
    // Behind the first screen: what another visit left waiting leaves. Without it she finds it waiting.
    void mayHaveDrafts()
      .then(async (may) => may && (await import('./outbox.ts')).sendLeftWaiting(this.page))
      .catch(() => undefined);
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
            .survey=${page.questionnaire.survey}
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
            .organisation=${this.#firm}
            .send=${this.#send}
            .keep=${this.#keep}
            .box=${this.#box}
            @snodo-question-reopened=${this.#reopen}
            @snodo-sign-in-asked=${() => void this.#enter(this.#close)}
            @snodo-answers-submitted=${this.#finish}
          ></snodo-survey-closing>
          ${this.#isHandedIn || this.#draft.waiting ? nothing : this.#draftNote()}`;
      default:
        return this.#notice ? noticeScreen(this.#notice) : nothing;
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

  /** Called in the click itself: a window opened any later is blocked. Who is still signed in needs none. */
  async #enter(then: () => Promise<void>, prompt?: 'login'): Promise<void> {
    const { settings, language } = this.page;
    // In a host that is not https the frame has no cryptography; in its own window it has.
    const popup =
      !prompt && isMarked(settings.clientId)
        ? undefined
        : isSecureContext
          ? openSignInWindow(settings, language)
          : null;
    try {
      const entered = await this.openDoor({
        page: this.page,
        popup,
        previous: prompt && this.#signedIn,
        show: (notice) => this.#show('signing-in', notice),
        again: (asked) => void this.#enter(then, asked),
      });
      if (!entered) return;
      ({ signedIn: this.#signedIn, who: this.#who } = entered);
    } catch (fault) {
      return this.#fail('common.failed', fault, () => this.#enter(then, prompt));
    }
    await then();
  }

  readonly #send: Send = async (...call) => {
    if (!this.#signedIn) throw new ApiFault('not_signed_in');
    return this.#signedIn.send(...call);
  };

  readonly #check = async (): Promise<void> => {
    const { page } = this;
    this.#show('pending');
    try {
      const owner = this.#signedIn?.owner ?? '';
      this.#opening = import('./outbox.ts').then(
        ({ openDraftBox }) => (this.#box = openDraftBox(`${page.community}/${page.campaign}`, owner)),
        () => undefined,
      );
      const [{ status, audiencePass, organisation }, mayBeThere] = await Promise.all([
        this.getStanding(this.#send),
        mayHaveDrafts(),
      ]);
      const draft = mayBeThere ? await (await this.#opening)?.find() : undefined;
      this.#pass = audiencePass;
      this.#firm = organisation;
      if (status === 'not_invited') return this.#fail('survey.not_invited_title', new ApiFault(status));
      // With a ballot in the draft the answers may not have arrived yet.
      if (status === 'answered' && !draft?.ballot) return this.#close(true);
      if (draft?.waiting) this.#ask(draft);
      else if (draft) this.#offer(draft);
      else this.#ask({ answers: {} });
    } catch (fault) {
      await this.#fail('common.failed', fault, this.#check);
    }
  };

  #offer(draft: KeptDraft): void {
    const { i18n } = this;
    const restart = { words: i18n.t('survey.restart'), go: () => this.#restart('questions') };
    const resume = {
      words: i18n.t('survey.resume'),
      isPrimary: true,
      go: () => this.#ask(draft),
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
    if (draft.isFinished) void this.#close();
    else this.#show('questions');
  }

  #restart(stage: 'welcome' | 'questions'): void {
    void this.#opening?.then((box) => box?.remove());
    this.#draft = { answers: {} };
    this.#show(stage);
  }

  readonly #keep = async (draft: Draft): Promise<boolean> => {
    this.#draft = draft;
    this.#isKept = (await (await this.#opening)?.keep(draft)) ?? false;
    this.requestUpdate();
    return this.#isKept;
  };

  readonly #keepAnswers = ({ currentTarget }: Event): void => {
    const { answers, at } = currentTarget as SnodoSurveyPlayer;
    void this.#keep({ ...this.#draft, answers, at, isFinished: false });
  };

  /** The end is loaded when it is reached; until then the questions stay. */
  readonly #close = async (isAnswered = false): Promise<void> => {
    try {
      [this.i18n] = await Promise.all([
        loadI18n(this.i18n.language, ['common', 'survey', 'fault', 'closing', 'matching']),
        import('./snodo-survey-closing.ts'),
      ]);
      this.#isHandedIn = isAnswered;
      if (!isAnswered) void this.#keep({ ...this.#draft, isFinished: true });
      this.#show('closing');
    } catch (fault) {
      await this.#fail('common.failed', fault, () => this.#close(isAnswered));
    }
  };

  readonly #reopen = ({ currentTarget }: Event): void => {
    const { reopened } = currentTarget as SnodoSurveyClosing;
    void this.#keep({ ...this.#draft, at: reopened, isFinished: false });
    this.#show('questions');
  };

  readonly #finish = (): void => {
    void this.#opening?.then((box) => box?.remove());
    this.#isHandedIn = true;
    this.requestUpdate();
  };

  /** Trying again begins with signing in where that is what is missing. */
  async #fail(title: MessageKey, fault: unknown, act?: () => Promise<void>): Promise<void> {
    const { i18n } = this;
    const { words, isSignedOut } = await import('./failure-words.ts').then(
      ({ explainFailure }) => explainFailure(i18n, fault),
      () => ({ words: i18n.t('common.network'), isSignedOut: false }),
    );
    const again: Action = {
      words: i18n.t(isSignedOut ? 'survey.start' : 'common.retry'),
      isPrimary: true,
      go: () => void (isSignedOut ? this.#enter(this.#check) : act?.()),
    };
    this.#show('notice', { title: i18n.t(title), words, actions: act ? [again] : [] });
  }

  #show(stage: Stage, notice?: Notice): void {
    this.stage = stage;
    this.#notice = notice;
    this.requestUpdate();
    void this.updateComplete.then(() => focusFromTop(this.renderRoot, 'h2[tabindex]'));
  }
}

if (!customElements.get('snodo-survey-room')) customElements.define('snodo-survey-room', SnodoSurveyRoom);
