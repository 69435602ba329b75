import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { ThemeRenaming } from './snodo-theme-form.ts';
import './snodo-written-publication.ts';
import './snodo-written-reading.ts';
import type { Campaign } from './campaigns-api.ts';
import type {
  Reading,
  ThemePublication,
  WrittenAnswersApi,
  WrittenProgress,
  WrittenQuestion,
} from './written-answers-api.ts';

/** What is open below a question. */
interface Opened {
  readonly question: string;
  readonly what: Reading | 'publication';
}

/** A name that keeps its own direction, where no element can stand. */
const isolated = (name: string) => `\u2068${name}\u2069`;

/**
 * What people wrote in a campaign whose tables stand: how many texts wait for which reading, the reading itself, and the
 * publication of themes. Shows nothing to whoever may not, and a sentence to a manager who works for a firm that was
 * asked.
 */
export class SnodoWrittenAnswers extends OwnSection<WrittenAnswersApi> {
  static override properties = {
    ...OwnSection.properties,
    campaigns: { state: true },
    code: { state: true },
    progress: { state: true },
    opened: { state: true },
  };

  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      .question {
        display: grid;
        gap: var(--snodo-space-3);
        padding-block: var(--snodo-space-4);
        border-block-start: 1px solid var(--snodo-color-hairline);
      }
      .question > h3 {
        font-size: var(--snodo-text-m);
      }
      progress,
      ::-webkit-progress-bar {
        appearance: none;
        inline-size: 100%;
        block-size: 0.75rem;
        border: 1px solid var(--snodo-color-line);
        border-radius: var(--snodo-radius-full);
        background: var(--snodo-color-sunken);
        overflow: hidden;
      }
      ::-webkit-progress-bar {
        border: 0;
      }
      ::-webkit-progress-value {
        background: var(--snodo-color-tram);
      }
      ::-moz-progress-bar {
        background: var(--snodo-color-tram);
      }
      .opened {
        padding-block-start: var(--snodo-space-3);
      }
      select {
        max-inline-size: 28rem;
      }
    `,
  ];

  declare private campaigns: Load<readonly Campaign[]>;
  /** Code of the campaign that is read. */
  declare private code: string | undefined;
  declare private progress: Load<WrittenProgress>;
  declare private opened: Opened | undefined;

  protected override readonly section = 'written';
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.campaigns = pending;
    this.progress = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n, campaigns } = this;
    if (!i18n) return nothing;
    if (campaigns.state === 'failed' && ['forbidden', 'not_signed_in'].includes(campaigns.problem))
      return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="eye-off"></snodo-icon>${i18n.t('written.heading')}</h2>
      <p>${i18n.t('written.lead')}</p>
      ${this.#content(i18n)} ${this.outcomeLine()}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { campaigns } = this;
    if (campaigns.state === 'pending')
      return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
    if (campaigns.state === 'failed') return this.#failed(i18n, () => void this.#load());
    if (campaigns.loaded.length === 0) return html`<p class="soft">${i18n.t('written.noCampaign')}</p>`;
    return html`<div class="field">
        <label for="campaign">${i18n.t('written.campaign')}</label>
        <select id="campaign" @change=${this.#choose}>
          ${campaigns.loaded.map(
            ({ code, name, organisation }) =>
              html`<option value=${code} .selected=${code === this.code}>
                ${isolated(name)} · ${isolated(organisation.name)}
              </option>`,
          )}
        </select>
      </div>
      ${this.#questions(i18n)}`;
  }

  #questions(i18n: I18n): TemplateResult {
    const { progress } = this;
    if (progress.state === 'pending')
      return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
    if (progress.state === 'failed')
      return progress.problem === 'forbidden'
        ? html`<p>${i18n.t('written.ownFirm')}</p>`
        : this.#failed(i18n, () => void this.#loadProgress());
    const { questions } = progress.loaded;
    if (questions.length === 0) return html`<p class="soft">${i18n.t('written.noTexts')}</p>`;
    return html`<div>${questions.map((question) => this.#question(i18n, question))}</div>`;
  }

  #failed(i18n: I18n, retry: () => void): TemplateResult {
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${retry}
    ></snodo-load-state>`;
  }

  #question(i18n: I18n, question: WrittenQuestion): TemplateResult {
    const { title, agreed, waitingFirst, waitingSecond, isPublished } = question;
    const total = agreed + waitingFirst + waitingSecond;
    return html`<div class="question">
      <h3><bdi>${title}</bdi></h3>
      <progress aria-label=${i18n.t('written.progress')} max=${total} .value=${agreed}></progress>
      <p class="tabular">
        ${i18n.t(agreed === total ? 'written.countsDone' : 'written.counts', {
          agreed: i18n.number(agreed),
          total: i18n.number(total),
          first: i18n.number(waitingFirst),
          second: i18n.number(waitingSecond),
        })}
      </p>
      ${
        isPublished
          ? html`<p>
              <span class="chip"
                ><snodo-icon name="circle-check"></snodo-icon>${i18n.t('written.published')}</span
              >
            </p>`
          : html`<div class="row">${this.#actions(i18n, question)}</div>
              ${this.#notYours(i18n, question)} ${this.#openedPart(question)}`
      }
    </div>`;
  }

  #actions(i18n: I18n, { question, waitingFirst, waitingSecond, openToCaller }: WrittenQuestion) {
    const button = (what: Opened['what'], words: string, isPrimary: boolean) => {
      const isOpen = this.opened?.question === question && this.opened.what === what;
      return html`<button
        type="button"
        class=${isPrimary ? 'button primary' : 'button'}
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => this.#open(isOpen ? undefined : { question, what })}
      >
        ${words}
      </button>`;
    };
    if (waitingFirst + waitingSecond === 0)
      return button('publication', i18n.t('written.open.publication'), true);
    const { first, second } = openToCaller;
    return html`${first > 0 ? button('first', i18n.t('written.open.first', { count: first }), true) : nothing}
    ${second > 0 ? button('second', i18n.t('written.open.second', { count: second }), first === 0) : nothing}`;
  }

  /** Texts of which she has had her part wait for somebody else. */
  #notYours(i18n: I18n, { waitingFirst, waitingSecond, openToCaller: { first, second } }: WrittenQuestion) {
    const others = waitingFirst + waitingSecond - first - second;
    return others === 0 ? nothing : html`<p class="soft">${i18n.t('written.others', { count: others })}</p>`;
  }

  #openedPart(question: WrittenQuestion) {
    const { opened, code } = this;
    if (opened?.question !== question.question || code === undefined) return nothing;
    if (opened.what === 'publication')
      return html`<snodo-written-publication
        class="opened"
        .question=${question}
        .isWorking=${this.isWorking}
        .wasRefused=${this.wrongFields.includes('themes')}
        @snodo-themes-confirmed=${this.#publish}
        @snodo-theme-renamed=${this.#rename}
      ></snodo-written-publication>`;
    return html`<snodo-written-reading
      class="opened"
      .api=${this.api}
      .campaign=${code}
      .question=${question.question}
      .reading=${opened.what}
      .themes=${question.themes}
      @snodo-texts-read=${() => void this.#refresh()}
      @snodo-reading-closed=${() => this.#open(undefined)}
    ></snodo-written-reading>`;
  }

  #open(opened: Opened | undefined): void {
    this.opened = opened;
    this.outcome = undefined;
    if (opened === undefined) void this.#refresh();
  }

  readonly #publish = async ({ detail }: CustomEvent<ThemePublication>): Promise<void> => {
    const { code } = this;
    if (code === undefined) return;
    const published = await this.act(
      (api) => api.publishThemes(this.#key, code, detail),
      'written.told.published',
    );
    this.#key = crypto.randomUUID();
    if (published === undefined) return;
    this.opened = undefined;
    await this.#refresh();
  };

  readonly #rename = async ({ detail }: CustomEvent<ThemeRenaming>): Promise<void> => {
    const { code } = this;
    if (code === undefined) return;
    const { id, former, label } = detail;
    await this.act((api) => api.renameTheme(code, id, former, label), 'written.told.renamed');
    await this.#refresh();
  };

  readonly #choose = ({ target }: Event): void => {
    this.code = (target as HTMLSelectElement).value;
    this.opened = undefined;
    this.outcome = undefined;
    void this.#loadProgress();
  };

  async #load(): Promise<void> {
    const { api } = this;
    if (!api) return;
    this.campaigns = pending;
    this.campaigns = await settle(api.listReleased());
    if (this.campaigns.state !== 'ready') return;
    this.code = this.campaigns.loaded[0]?.code;
    await this.#loadProgress();
  }

  async #loadProgress(): Promise<void> {
    this.progress = pending;
    await this.#refresh();
  }

  /** Without taking away what is on the page meanwhile. */
  async #refresh(): Promise<void> {
    const { api, code } = this;
    if (!api || code === undefined) return;
    const progress = await settle(api.getProgress(code));
    if (code === this.code) this.progress = progress;
  }
}

if (!customElements.get('snodo-written-answers'))
  customElements.define('snodo-written-answers', SnodoWrittenAnswers);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-written-answers': SnodoWrittenAnswers;
  }
}
