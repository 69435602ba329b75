import { css, html, nothing, type PropertyValues } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import './snodo-written-first.ts';
import './snodo-written-second.ts';
import type {
  Reading,
  ReturnReason,
  ThemeLabel,
  WrittenAnswer,
  WrittenAnswersApi,
  WrittenTheme,
} from './written-answers-api.ts';

/** What this reading is over for: somebody else has the text now. */
const movedOn: ReadonlySet<string> = new Set(['written_answer_changed', 'same_reader', 'not_found']);

/**
 * One text after the other of one question, for the first or the second reading, until none is left for this person.
 *
 * @fires snodo-texts-read - Something was read or a theme made: figures are to be loaded anew
 * @fires snodo-reading-closed - Back to the questions
 */
export class SnodoWrittenReading extends OwnSection<WrittenAnswersApi> {
  static override properties = {
    ...OwnSection.properties,
    campaign: { attribute: false },
    question: { attribute: false },
    reading: { attribute: false },
    themes: { attribute: false },
    queue: { state: true },
    ownThemes: { state: true },
  };

  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
      h3:focus {
        outline: none;
        box-shadow: none;
      }
      .button.plain {
        margin-inline-start: calc(-1 * var(--snodo-space-4));
      }
    `,
  ];

  declare campaign: string;
  declare question: string;
  declare reading: Reading;
  declare themes: readonly WrittenTheme[];
  /** Texts still to be read; the first is on the page. */
  declare private queue: Load<readonly WrittenAnswer[]>;
  /** Made here since the figures were loaded. */
  declare private ownThemes: readonly WrittenTheme[];

  protected override readonly section = 'written';
  #cursor: string | null = null;
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.campaign = '';
    this.question = '';
    this.reading = 'first';
    this.themes = [];
    this.queue = pending;
    this.ownThemes = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('campaign') || changed.has('question') || changed.has('reading');
    if (isOther || changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<h3 tabindex="-1">${i18n.t(`written.${this.reading}.heading`)}</h3>
      ${this.#content(i18n)} ${this.outcomeLine()}
      <p>
        <button type="button" class="button plain" @click=${this.#close}>${i18n.t('written.close')}</button>
      </p>`;
  }

  #content(i18n: I18n) {
    const { queue, isWorking } = this;
    if (queue.state === 'pending') return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
    if (queue.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#load()}
      ></snodo-load-state>`;
    const [text] = queue.loaded;
    if (!text)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('written.done.heading')}
        text=${i18n.t(`written.done.${this.reading}`)}
      ></snodo-load-state>`;
    const known = new Set(this.themes.map(({ id }) => id));
    const themes = [...this.themes, ...this.ownThemes.filter(({ id }) => !known.has(id))];
    return this.reading === 'first'
      ? html`<snodo-written-first
          .text=${text}
          .themes=${themes}
          .isWorking=${isWorking}
          @snodo-text-coded=${this.#code}
          @snodo-text-skipped=${() => void this.#next()}
          @snodo-theme-added=${this.#addTheme}
        ></snodo-written-first>`
      : html`<snodo-written-second
          .text=${text}
          .themes=${themes}
          .isWorking=${isWorking}
          @snodo-text-judged=${this.#judge}
          @snodo-text-skipped=${() => void this.#next()}
        ></snodo-written-second>`;
  }

  get #text(): WrittenAnswer | undefined {
    return this.queue.state === 'ready' ? this.queue.loaded[0] : undefined;
  }

  readonly #code = async ({ detail }: CustomEvent<{ words: string; themes: string[] }>): Promise<void> => {
    const text = this.#text;
    if (!text) return;
    const { version } = text;
    const coding = { version, words: detail.words, themes: [...detail.themes] };
    await this.#settleText((api) => api.codeText(this.campaign, text.id, coding), 'written.told.coded');
  };

  readonly #judge = async ({ detail: { reason } }: CustomEvent<{ reason?: ReturnReason }>): Promise<void> => {
    const text = this.#text;
    if (!text) return;
    const { version } = text;
    await this.#settleText(
      (api) =>
        api.judgeText(
          this.campaign,
          text.id,
          reason === undefined ? { version, verdict: 'agree' } : { version, verdict: 'send_back', reason },
        ),
      reason === undefined ? 'written.told.agreed' : 'written.told.returned',
    );
  };

  /** On to the next text, also when somebody else was quicker with this one. */
  async #settleText(
    work: (api: WrittenAnswersApi) => Promise<unknown>,
    done: 'written.told.coded' | 'written.told.agreed' | 'written.told.returned',
  ): Promise<void> {
    let problem: string | undefined;
    const answer = await this.act(
      (api) =>
        work(api).catch((cause: unknown) => {
          if (cause instanceof LoadFault) ({ problem } = cause);
          throw cause;
        }),
      done,
    );
    if (answer === undefined && (problem === undefined || !movedOn.has(problem))) return;
    this.dispatchEvent(new CustomEvent('snodo-texts-read'));
    await this.#next();
  }

  readonly #addTheme = async ({ detail: label }: CustomEvent<ThemeLabel>): Promise<void> => {
    const { campaign, question } = this;
    const theme = await this.act(
      (api) => api.createTheme(this.#key, campaign, { question, label }),
      'written.told.theme',
    );
    if (!theme) return;
    this.#key = crypto.randomUUID();
    this.ownThemes = [...this.ownThemes, theme];
    const first = this.renderRoot.querySelector('snodo-written-first');
    first?.choose(theme.id);
    first?.closeThemeForm();
    this.dispatchEvent(new CustomEvent('snodo-texts-read'));
  };

  async #next(): Promise<void> {
    if (this.queue.state !== 'ready') return;
    const rest = this.queue.loaded.slice(1);
    if (rest.length > 0 || this.#cursor === null) this.queue = { state: 'ready', loaded: rest };
    else await this.#load(this.#cursor);
    await this.updateComplete;
    this.renderRoot.querySelector('h3')?.focus();
  }

  async #load(cursor?: string): Promise<void> {
    const { api, campaign, question, reading } = this;
    if (!api) return;
    this.queue = pending;
    const page = await settle(api.listTexts(campaign, reading, question, cursor));
    this.#cursor = page.state === 'ready' ? page.loaded.nextCursor : null;
    this.queue = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-reading-closed'));
  };
}

if (!customElements.get('snodo-written-reading'))
  customElements.define('snodo-written-reading', SnodoWrittenReading);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-written-reading': SnodoWrittenReading;
  }
}
