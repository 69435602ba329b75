import { publishGate } from '@snodo/survey-engine/authoring';
import type { Answers } from '@snodo/survey-engine/player';
import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, loadI18n, type I18n, type Language, type MessageKey } from '../../ui/i18n.ts';
import { SnodoSurveyPlayer } from '../snodo-survey-player.ts';
import type { Draft } from './draft.ts';
import { textIn } from './editor-view.ts';
import { languageName } from './language-names.ts';
import { isConditional, previewedDraft, type Previewed } from './previewed.ts';

/** No figure about fewer people leaves the programme where a firm's people are asked. */
const usualFloor = 10;

/**
 * A questionnaire as people will be asked it, through the element that asks them: in any of its languages, each in its
 * own direction, for the people of a firm or for those of the programme. Nothing that is answered here goes anywhere.
 */
export class SnodoInstrumentPreview extends LitElement {
  static override properties = {
    draft: { attribute: false },
    at: { attribute: false },
    language: { state: true },
    channel: { state: true },
    spoken: { state: true },
    answers: { state: true },
    shown: { state: true },
    isOver: { state: true },
    isSettled: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        gap: var(--snodo-space-3);
      }
      .sheet {
        padding: var(--snodo-space-4);
        border: 1px solid var(--snodo-color-line);
        border-radius: var(--snodo-radius-card);
        background: var(--snodo-color-paper);
        text-align: start;
        overflow-wrap: anywhere;
      }
      .sheet h3 {
        font-size: var(--snodo-text-m);
        padding-block-end: var(--snodo-space-3);
      }
      ul.refused {
        display: grid;
        gap: var(--snodo-space-1);
      }
    `,
  ];

  declare draft: Draft | undefined;
  /** Name of the question to show; the first one unless told. */
  declare at: string | undefined;
  declare private language: string | undefined;
  declare private channel: 'company' | 'programme';
  /** The sentences of the language that is shown. */
  declare private spoken: I18n | undefined;
  declare private answers: Answers;
  /** The last state that could be asked. */
  declare private shown: Previewed | undefined;
  declare private isOver: boolean;
  /** The first question is drawn: it takes the focus then, which it must not do here. */
  declare private isSettled: boolean;
  #isStale = false;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.channel = 'company';
    this.answers = {};
    this.isOver = false;
    this.isSettled = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.draft) return;
    const { locales } = this.draft.x;
    const own = this.#i18n.value?.language;
    if (this.language === undefined || !locales.includes(this.language))
      this.language = own !== undefined && locales.includes(own) ? own : locales[0];
    if (changed.has('at')) this.isOver = false;
    if (changed.has('draft') || changed.has('language') || changed.has('at'))
      this.#read(this.draft, this.language ?? 'it');
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { draft, shown, spoken, language } = this;
    if (!i18n || !draft) return nothing;
    return html`<div class="choices">
        <div class="field">
          <label for="language">${i18n.t('editor.preview.language')}</label>
          <select id="language" @change=${(changing: Event) => (this.language = textIn(changing))}>
            ${draft.x.locales.map(
              (one) => html`<option value=${one} .selected=${one === language}>${languageName(one)}</option>`,
            )}
          </select>
        </div>
        <div class="field">
          <label for="channel">${i18n.t('editor.preview.audience')}</label>
          <select
            id="channel"
            @change=${(changing: Event) => (this.channel = textIn(changing) as 'company' | 'programme')}
          >
            ${(['company', 'programme'] as const).map(
              (one) =>
                html`<option value=${one} .selected=${one === this.channel}>
                  ${i18n.t(`editor.preview.${one}`)}
                </option>`,
            )}
          </select>
        </div>
      </div>
      ${shown && spoken ? this.#sheet(i18n, draft, shown, spoken) : html`<p class="soft">${i18n.t('editor.preview.nothing')}</p>`}`;
  }

  protected override updated(): void {
    const player = this.renderRoot.querySelector('snodo-survey-player');
    if (player instanceof SnodoSurveyPlayer && !this.isSettled)
      void player.updateComplete.then(() => (this.isSettled = true));
  }

  #sheet(i18n: I18n, draft: Draft, shown: Previewed, spoken: I18n): TemplateResult {
    const { definition, survey } = shown;
    const isHidden = isConditional(draft, this.at);
    return html`${this.#isStale ? html`<p class="soft" role="status">${i18n.t('editor.preview.stale')}</p>` : nothing}
      ${isHidden ? html`<p class="soft" role="status">${i18n.t('editor.preview.hidden')}</p>` : nothing}
      ${this.#refused(i18n, definition)}
      <div class="sheet" lang=${spoken.language} dir=${spoken.direction} ?inert=${!this.isSettled}>
        ${this.isOver ? html`<p role="status">${i18n.t('editor.preview.over')}</p>` : nothing}
        <snodo-survey-player
          ?hidden=${this.isOver}
          .survey=${survey}
          .i18n=${spoken}
          .floor=${this.#floor(definition)}
          .answers=${this.answers}
          .at=${this.at}
          @snodo-answer-given=${this.#keep}
          @snodo-questions-finished=${() => (this.isOver = true)}
        ></snodo-survey-player>
      </div>
      <p>
        <button type="button" class="button" @click=${this.#again}>${i18n.t('editor.preview.again')}</button>
      </p>`;
  }

  #refused(i18n: I18n, definition: Previewed['definition']) {
    const faults = publishGate(definition, {
      kind: this.channel,
      languages: [],
      floor: this.#floor(definition),
      spoken: this.language ?? 'it',
    });
    if (faults.length === 0) return nothing;
    return html`<div>
      <p class="fault">${i18n.t(`editor.preview.refused.${this.channel}`)}</p>
      <ul class="refused">
        ${faults.map(
          ({ code, question }) =>
            html`<li>
              ${question ? html`<bdi>${question.title}</bdi>: ` : nothing}${i18n.t(`campaign.fault.${code}` as MessageKey)}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #floor(definition: Previewed['definition']): number {
    const own = definition.x.minN ?? 0;
    return this.channel === 'company' ? Math.max(usualFloor, own) : Math.max(5, own);
  }

  #read(draft: Draft, language: string): void {
    const read = previewedDraft(draft, language, this.at);
    const isSame = this.spoken?.language === language;
    this.#isStale = read === undefined;
    if (read) this.shown = read;
    if (!isSame) void this.#speak(language);
  }

  /** The sentences around the questions; Italian where the programme does not speak the language. */
  async #speak(language: string): Promise<void> {
    const known = (['it', 'en', 'ar'] as const).find((one) => one === language.split('-')[0]);
    const spoken = await loadI18n((known ?? 'it') satisfies Language, ['common', 'survey']);
    if (this.language === language) this.spoken = spoken;
  }

  readonly #keep = ({ target }: Event): void => {
    if (!(target instanceof SnodoSurveyPlayer)) return;
    const player = target;
    this.answers = player.answers;
    this.at = player.at;
  };

  readonly #again = (): void => {
    this.answers = {};
    this.at = undefined;
    this.isOver = false;
  };
}

if (!customElements.get('snodo-instrument-preview'))
  customElements.define('snodo-instrument-preview', SnodoInstrumentPreview);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-instrument-preview': SnodoInstrumentPreview;
  }
}
