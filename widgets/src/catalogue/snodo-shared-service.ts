import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { Deeds } from './deeds.ts';
import { enrolmentNavigation } from './enrolment-navigation.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type { EnrolmentsApi, Feedback, SharePreview, SharedService } from './enrolments-api.ts';
import { familyFields, readFamily } from './family-fields.ts';
import { euroText } from './service.ts';
import { feedbackWords, ownShare, sharedFacts, sharedHead, sharedPeople } from './shared-view.ts';
import { canBeJoined, enrolmentStateText } from './shared-words.ts';

/** A pause in typing after which the estimate is asked for. */
const typingPauseMs = 300;
const outStates: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'cancelled', 'declined', 'ended']);

/**
 * One shared service as its own small page: what it is and where it stands, what a week would cost, joining, her
 * share to agree to, and who is in it for those who are. Owns its loads.
 */
export class SnodoSharedService extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    group: { type: String },
    shown: { state: true },
    feedback: { state: true },
    preview: { state: true },
  };
  static override styles = [baseStyles, enrolmentStyles];

  declare api: EnrolmentsApi | undefined;
  declare isSignedIn: boolean;
  /** Id of the shared service. */
  declare group: string;
  declare private shown: Load<SharedService>;
  declare private feedback: readonly Feedback[];
  /** What a week would cost as the form stands; undefined: no time of the week is chosen. */
  declare private preview: SharePreview | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #deeds = new Deeds(this);
  /** The same as long as the same form is sent again, so that a lost answer joins nothing twice. */
  #key = crypto.randomUUID();
  #typing: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor() {
    super();
    this.isSignedIn = false;
    this.group = '';
    this.shown = pending;
    this.feedback = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('group')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`${enrolmentNavigation(i18n, undefined)} ${this.#content(i18n)} ${this.#deeds.line()}`;
  }

  #content(i18n: I18n): TemplateResult {
    const { shown } = this;
    if (shown.state === 'pending')
      return html`<h1 class="visually-hidden">${i18n.t('shared.title')}</h1>
        <snodo-load-state state="pending" heading=${i18n.t('shared.pending')}></snodo-load-state>`;
    if (shown.state === 'failed') return this.#failed(i18n, shown.problem);
    const shared = shown.loaded;
    return html`${sharedHead(i18n, shared)}
    ${ownShare(i18n, shared, {
      isWorking: this.#deeds.isWorking,
      answer: (answer) =>
        answer === 'refuse' ? this.#deeds.ask('refuse') : void this.#answer(i18n, shared, answer),
      question: this.#deeds.question(
        i18n,
        'refuse',
        i18n.t('shared.sureRefuse', { title: shared.title }),
        () => void this.#answer(i18n, shared, 'refuse'),
      ),
    })}
    ${sharedFacts(i18n, shared)} ${this.#joining(i18n, shared)} ${sharedPeople(i18n, shared)}
    ${feedbackWords(i18n, this.feedback)}`;
  }

  #failed(i18n: I18n, problem: string): TemplateResult {
    if (problem === 'not_found' || problem === 'invalid_request')
      return html`<h1>${i18n.t('shared.notFound')}</h1>
        <snodo-load-state state="empty" heading=${i18n.t('shared.notFoundHelp')}>
          <a class="button" href="/shared-services?lang=${i18n.language}">${i18n.t('shared.all')}</a>
        </snodo-load-state>`;
    return html`<h1 class="visually-hidden">${i18n.t('shared.title')}</h1>
      <snodo-load-state
        state="failed"
        heading=${i18n.t('shared.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
  }

  /** Her family where she is in it or waits, else the way in. */
  #joining(i18n: I18n, shared: SharedService): TemplateResult | typeof nothing {
    const { mine } = shared;
    if (mine && !outStates.has(mine.state))
      return html`<section class="stack" aria-labelledby="mine">
        <h2 id="mine" tabindex="-1">${i18n.t('shared.mine')}</h2>
        <p class="row">
          <span class="chip services">${enrolmentStateText(i18n, mine.state, true)}</span>
          ${i18n.t('shared.mineText', { children: mine.children })}
        </p>
        <div>
          <a class="button" href="/enrolments?lang=${i18n.language}">${i18n.t('shared.mineLink')}</a>
        </div>
      </section>`;
    if (!canBeJoined(shared)) return nothing;
    if (!this.isSignedIn)
      return html`<div>
        <a class="button primary" href=${signInAddress(`/shared-service?group=${shared.id}`, i18n.language)}
          >${i18n.t('shared.signIn')}</a
        >
      </div>`;
    return html`<section class="stack" aria-labelledby="join">
      <h2 id="join" tabindex="-1">${i18n.t(shared.freePlaces === 0 ? 'shared.joinWait' : 'shared.join')}</h2>
      <p>${i18n.t('shared.joinLead')}</p>
      <form
        class="stack"
        @input=${this.#typed}
        @submit=${(event: SubmitEvent) => void this.#join(event, i18n, shared)}
      >
        ${familyFields(i18n, shared)}
        <div role="status">${this.#estimate(i18n)}</div>
        <div class="field">
          <label for="words">${i18n.t('shared.words')}</label>
          <textarea id="words" name="words" rows="2" maxlength="500"></textarea>
        </div>
        <div>
          <button class="button primary" ?disabled=${this.#deeds.isWorking}>
            ${i18n.t(shared.freePlaces === 0 ? 'shared.joinWait' : 'shared.join')}
          </button>
        </div>
      </form>
    </section>`;
  }

  #estimate(i18n: I18n): TemplateResult {
    const { preview } = this;
    if (!preview) return html`<p class="soft">${i18n.t('shared.estimateNone')}</p>`;
    return html`<p class="figure">
        ${i18n.t('shared.estimate', { share: euroText(i18n, preview.shareCents) })}
      </p>
      <p class="soft">
        ${i18n.t('shared.estimateWith', {
          families: preview.families,
          alone: euroText(i18n, preview.aloneCents),
        })}
      </p>`;
  }

  readonly #typed = (): void => {
    this.#key = crypto.randomUUID();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#loadPreview(), typingPauseMs);
  };

  async #loadPreview(): Promise<void> {
    const { api } = this;
    const form = this.renderRoot.querySelector('form');
    const turn = (this.#turn += 1);
    const family = form === null ? undefined : readFamily(form);
    if (!api || family === undefined) {
      this.preview = undefined;
      return;
    }
    const preview = await settle(api.previewShare(this.group, family));
    // An estimate is a help: without it she can join all the same, and is asked about her share before anything is owed.
    if (turn === this.#turn) this.preview = preview.state === 'ready' ? preview.loaded : undefined;
  }

  async #join(event: SubmitEvent, i18n: I18n, { id }: SharedService): Promise<void> {
    event.preventDefault();
    const family = readFamily(event.target as HTMLFormElement);
    if (family === undefined) return;
    await this.#change(i18n, (api) => api.joinSharedService(id, this.#key, family), '#mine');
  }

  #answer(i18n: I18n, { id, mine }: SharedService, answer: 'agree' | 'refuse'): Promise<void> {
    const number = mine?.asked?.number ?? 0;
    return this.#change(
      i18n,
      (api) => api.answerQuote(id, number, answer),
      answer === 'agree' ? '#share' : 'h1',
    );
  }

  /** What came of it is shown, with the focus on it; after a refusal it is read anew, for it has moved on. */
  async #change(
    i18n: I18n,
    work: (api: EnrolmentsApi) => Promise<SharedService>,
    focus: string,
  ): Promise<void> {
    const { api } = this;
    if (!api) return;
    const isDone = await this.#deeds.run(
      i18n,
      async () => {
        this.shown = { state: 'ready', loaded: await work(api) };
      },
      i18n.t('enrolment.done'),
    );
    if (!isDone) await this.#loadShared(api);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isDone ? focus : 'h1')?.focus();
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.shown = pending;
    await this.#loadShared(api);
    if (this.shown.state !== 'ready') return;
    await this.updateComplete;
    const { service } = this.shown.loaded;
    const [feedback] = await Promise.all([settle(api.listFeedback(service.id)), this.#loadPreview()]);
    this.feedback = feedback.state === 'ready' ? feedback.loaded : [];
  };

  async #loadShared(api: EnrolmentsApi): Promise<void> {
    // Without a group in the address there is nothing to ask for.
    this.shown = await settle(
      this.group === '' ? Promise.reject(new LoadFault('not_found')) : api.getSharedService(this.group),
    );
  }
}

if (!customElements.get('snodo-shared-service'))
  customElements.define('snodo-shared-service', SnodoSharedService);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-shared-service': SnodoSharedService;
  }
}
