import { ContextConsumer } from '@lit/context';
import { findIdentifyingWords, type IdentifyingPassage } from '@snodo/survey-engine/identifying-words';
import { redactedText } from '@snodo/survey-engine/redaction';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import './snodo-theme-form.ts';
import { writtenFirstStyles } from './written-first.styles.ts';
import { markedText, struckOut, writtenTextStyles } from './written-text.ts';
import type { WrittenAnswer, WrittenTheme } from './written-answers-api.ts';

/**
 * The first reading of one text: strike out what could tell who wrote it, and say what it is about. Everything can be
 * done by keyboard; Control and Enter hand in.
 *
 * @fires snodo-text-coded - `detail`: `words` of the copy and `themes` by id
 * @fires snodo-text-skipped - The next one, please
 * @fires snodo-theme-added - `detail`: the label of a new theme
 */
export class SnodoWrittenFirst extends LitElement {
  static override properties = {
    text: { attribute: false },
    themes: { attribute: false },
    isWorking: { attribute: false },
    copy: { state: true },
    chosen: { state: true },
    said: { state: true },
  };

  static override styles = [baseStyles, writtenTextStyles, writtenFirstStyles];

  declare text: WrittenAnswer | undefined;
  declare themes: readonly WrittenTheme[];
  declare isWorking: boolean;
  /** The text as it is to stand. */
  declare private copy: string;
  declare private chosen: readonly string[];
  /** What a screen reader is told after something was struck out. */
  declare private said: string;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.themes = [];
    this.isWorking = false;
    this.copy = '';
    this.chosen = [];
    this.said = '';
  }

  /** A theme that has just been made is taken to be meant for this text. */
  choose(theme: string): void {
    if (!this.chosen.includes(theme)) this.chosen = [...this.chosen, theme];
  }

  closeThemeForm(): void {
    this.renderRoot.querySelector('snodo-theme-form')?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { text } = this;
    if (!changed.has('text') || !text || changed.get('text')?.id === text.id) return;
    this.copy = text.copy ?? text.words;
    this.chosen = text.themes;
    this.said = '';
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { text } = this;
    if (!i18n || !text) return nothing;
    return html`${
        text.returnReason === null
          ? nothing
          : html`<p class="returned">
              <snodo-icon name="history"></snodo-icon>${i18n.t(`written.returned.${text.returnReason}`)}
            </p>`
      }
      <div class="columns">
        <form id="reading" class="column" @submit=${this.#submit} @keydown=${this.#key}>
          ${this.#textPart(i18n, text)} ${this.#copyPart(i18n, text)}
        </form>
        <div class="column" @keydown=${this.#key}>
          ${this.#themePart(i18n, text)}
          <snodo-theme-form .isWorking=${this.isWorking}></snodo-theme-form>
        </div>
      </div>
      <div class="row">
        <button
          class="button primary"
          form="reading"
          ?disabled=${this.isWorking}
          aria-keyshortcuts="Control+Enter"
        >
          ${i18n.t('written.first.done')}
        </button>
        <button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#skip}>
          ${i18n.t('written.skip')}
        </button>
      </div>`;
  }

  #textPart(i18n: I18n, text: WrittenAnswer): TemplateResult {
    const count = findIdentifyingWords(this.copy).length;
    return html`<div>
        <p class="label">${i18n.t('written.first.text')}</p>
        ${markedText(i18n, this.copy, this.#strike)}
      </div>
      <p class="help">${i18n.t(count === 0 ? 'written.first.nothing' : 'written.first.help')}</p>
      <div class="row">
        ${
          count === 0
            ? nothing
            : html`<button type="button" class="button" @click=${this.#strikeAll}>
                <snodo-icon name="eye-off"></snodo-icon>${i18n.t('written.strikeAll', { count })}
              </button>`
        }
        ${
          this.copy === text.words
            ? nothing
            : html`<button type="button" class="button plain" @click=${() => this.#set(text.words)}>
                ${i18n.t('written.restore')}
              </button>`
        }
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  #copyPart(i18n: I18n, text: WrittenAnswer): TemplateResult {
    const left = redactedText(text.words, this.copy);
    return html`<div class="field">
        <label for="copy">${i18n.t('written.first.copy')}</label>
        <textarea
          id="copy"
          dir="auto"
          rows="4"
          maxlength="2000"
          aria-describedby="copy-help copy-fault"
          aria-invalid=${left === undefined ? 'true' : 'false'}
          .value=${this.copy}
          @input=${({ target }: Event) => this.#set((target as HTMLTextAreaElement).value)}
        ></textarea>
        <p class="help" id="copy-help">${i18n.t('written.first.copyHelp')}</p>
        <p id="copy-fault" role="status" class=${left === undefined ? 'fault' : 'soft'}>
          ${left === undefined ? i18n.t('written.first.added') : left === '' ? i18n.t('written.empty') : nothing}
        </p>
      </div>
      <button type="button" class="button" @click=${this.#strikeSelection}>
        ${i18n.t('written.strikeSelection')}
      </button>`;
  }

  #themePart(i18n: I18n, text: WrittenAnswer): TemplateResult {
    const isEmpty = redactedText(text.words, this.copy) === '';
    const toggle = (id: string, isOn: boolean) =>
      (this.chosen = isOn ? [...this.chosen, id] : this.chosen.filter((one) => one !== id));
    return html`<fieldset ?disabled=${isEmpty}>
      <legend>${i18n.t('written.themes.legend')}</legend>
      ${
        this.themes.length === 0
          ? html`<p class="help">${i18n.t('written.themes.none')}</p>`
          : html`<div class="themes">
              ${this.themes.map(
                ({ id, label, texts }) =>
                  html`<label class="theme">
                    <input
                      type="checkbox"
                      .checked=${this.chosen.includes(id)}
                      @change=${({ target }: Event) => toggle(id, (target as HTMLInputElement).checked)}
                    />
                    <bdi>${label[i18n.language]}</bdi>
                    <span class="soft tabular" aria-hidden="true">${i18n.number(texts)}</span>
                    <span class="visually-hidden">(${i18n.t('written.texts', { count: texts })})</span>
                  </label>`,
              )}
            </div>`
      }
      <p class="help">${i18n.t('written.themes.help')}</p>
    </fieldset>`;
  }

  #set(copy: string, said = ''): void {
    this.copy = copy;
    this.said = said;
  }

  readonly #strike = (passage: IdentifyingPassage): void => {
    this.#set(struckOut(this.copy, passage));
    void this.#tellWhatIsLeft();
  };

  readonly #strikeAll = (): void => {
    // From the end, so that what stands before keeps its place.
    const passages = findIdentifyingWords(this.copy).toReversed();
    this.#set(passages.reduce((copy, passage) => struckOut(copy, passage), this.copy));
    void this.#tellWhatIsLeft();
  };

  /** The button that was pressed is gone: on with the next mark, or with the copy. */
  async #tellWhatIsLeft(): Promise<void> {
    this.said = this.#i18n.value?.t('written.left', { count: findIdentifyingWords(this.copy).length }) ?? '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.suspected, #copy')?.focus();
  }

  readonly #strikeSelection = (): void => {
    const field = this.renderRoot.querySelector('textarea');
    if (!field || field.selectionStart === field.selectionEnd) return;
    this.#set(struckOut(this.copy, { start: field.selectionStart, end: field.selectionEnd }));
    field.focus();
  };

  readonly #key = (pressed: KeyboardEvent): void => {
    if (pressed.key !== 'Enter' || !pressed.ctrlKey) return;
    pressed.preventDefault();
    this.#handIn();
  };

  readonly #submit = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    this.#handIn();
  };

  #handIn(): void {
    const { text, isWorking, copy } = this;
    if (!text || isWorking) return;
    const words = redactedText(text.words, copy);
    if (words === undefined) {
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    const themes = words === '' ? [] : this.chosen;
    this.dispatchEvent(new CustomEvent('snodo-text-coded', { detail: { words, themes } }));
  }

  readonly #skip = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-text-skipped'));
  };
}

if (!customElements.get('snodo-written-first'))
  customElements.define('snodo-written-first', SnodoWrittenFirst);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-written-first': SnodoWrittenFirst;
  }
}
