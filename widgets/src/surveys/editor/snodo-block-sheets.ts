import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { momentIn } from '../../identity/moments.ts';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, Language } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import '../../ui/load-state.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import { blockSheetStyles } from './block-sheet.styles.ts';
import type { BlockSheet, InstrumentsApi, ValidatedBlock } from './instruments-api.ts';
import { directionOf, languageName } from './language-names.ts';
import { sheetForm } from './sheet-form.ts';

const languages = ['it', 'en', 'ar'] as const;

/** Which sheet is being written, or about to be given up. */
interface Opened {
  readonly block: string;
  readonly language: Language;
  readonly how: 'write' | 'giveUp';
}

/**
 * The official words of validated instruments: for each and each language, which words the programme has, from where,
 * and who answered for the licence; a form to enter them.
 */
export class SnodoBlockSheets extends OwnSection<InstrumentsApi> {
  static override properties = {
    ...OwnSection.properties,
    listed: { state: true },
    opened: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, blockSheetStyles];

  declare private listed: Load<readonly ValidatedBlock[]>;
  declare private opened: Opened | undefined;

  protected override readonly section = 'blocks';
  #nextFocus: string | undefined;

  constructor() {
    super();
    this.listed = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override updated(): void {
    const wanted = this.#nextFocus;
    this.#nextFocus = undefined;
    if (wanted !== undefined) this.renderRoot.querySelector<HTMLElement>(wanted)?.focus();
  }

  protected override render() {
    const { i18n, listed } = this;
    if (!i18n) return nothing;
    return html`<h1>${i18n.t('block.heading')}</h1>
      <p>${i18n.t('block.lead')}</p>
      ${this.outcomeLine()} ${this.#content(i18n, listed)}
      <p>
        <a class="button" href=${`/desk/surveys?lang=${i18n.language}`}>${i18n.t('instrument.back')}</a>
      </p>`;
  }

  #content(i18n: I18n, listed: Load<readonly ValidatedBlock[]>): TemplateResult {
    if (listed.state === 'ready') return html`${listed.loaded.map((block) => this.#block(i18n, block))}`;
    if (listed.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (listed.problem === 'not_signed_in')
      return html`<snodo-load-state state="empty" heading=${i18n.t('desk.signIn')}>
        <a class="button primary" href=${signInAddress('/desk?blocks', i18n.language)}
          >${i18n.t('portal.signIn')}</a
        >
      </snodo-load-state>`;
    if (listed.problem === 'forbidden')
      return html`<snodo-load-state state="empty" heading=${i18n.t('block.forbidden')}></snodo-load-state>`;
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${() => void this.#load()}
    ></snodo-load-state>`;
  }

  #block(i18n: I18n, block: ValidatedBlock): TemplateResult {
    return html`<section aria-labelledby=${block.code}>
      <h2 id=${block.code}><snodo-icon name="lock"></snodo-icon>${block.title}</h2>
      <p>
        ${i18n.t('block.about', { what: new Intl.ListFormat(i18n.language, { type: 'unit' }).format(block.about) })}
      </p>
      <p class="soft">${i18n.t('block.source', { source: block.source })}</p>
      <ul role="list" class="rows">
        ${languages.map((language) => this.#language(i18n, block, language))}
      </ul>
    </section>`;
  }

  #language(i18n: I18n, block: ValidatedBlock, language: Language): TemplateResult {
    const sheet = block.sheets.find((one) => one.language === language);
    const { opened } = this;
    const isOpen = opened?.block === block.code && opened.language === language;
    if (isOpen && opened.how === 'write')
      return html`<li>
        ${sheetForm(i18n, {
          block,
          language,
          sheet,
          isWorking: this.isWorking,
          wrong: this.wrongFields,
          send: (entry) => void this.#put(block.code, language, entry),
          close: () => this.#close(block.code, language),
        })}
      </li>`;
    return html`<li>
      <div>
        <h3 lang=${language}>${languageName(language)}</h3>
        ${sheet ? sheetWords(i18n, sheet) : html`<p class="over">${i18n.t('block.none')}</p>`}
      </div>
      ${isOpen && sheet ? this.#askToGiveUp(i18n, block.code, sheet) : this.#buttons(i18n, block.code, language, sheet)}
    </li>`;
  }

  #buttons(i18n: I18n, block: string, language: Language, sheet: BlockSheet | undefined): TemplateResult {
    const about = { language: languageName(language) };
    return html`<p class="row">
      <button
        type="button"
        class="button"
        id=${`${block}-${language}`}
        aria-label=${i18n.t(sheet ? 'block.correctOf' : 'block.enterOf', about)}
        @click=${() => this.#open({ block, language, how: 'write' }, `#${block}-${language}-source`)}
      >
        ${i18n.t(sheet ? 'block.correct' : 'block.enter')}
      </button>
      ${
        sheet
          ? html`<button
              type="button"
              class="button plain"
              aria-label=${i18n.t('block.giveUpOf', about)}
              @click=${() => this.#open({ block, language, how: 'giveUp' }, '.ask')}
            >
              ${i18n.t('block.giveUp')}
            </button>`
          : nothing
      }
    </p>`;
  }

  #askToGiveUp(i18n: I18n, block: string, { language, revision }: BlockSheet): TemplateResult {
    return html`<div class="ask" tabindex="-1">
      <p>${i18n.t('block.giveUpAsk', { language: languageName(language) })}</p>
      <p class="row">
        <button
          type="button"
          class="button danger"
          ?disabled=${this.isWorking}
          @click=${() => void this.#giveUp(block, language, revision)}
        >
          ${i18n.t('block.giveUpNow')}
        </button>
        <button type="button" class="button plain" @click=${() => this.#close(block, language)}>
          ${i18n.t('common.cancel')}
        </button>
      </p>
    </div>`;
  }

  #open(opened: Opened, focus: string): void {
    this.opened = opened;
    this.#nextFocus = focus;
  }

  #close(block: string, language: Language): void {
    this.opened = undefined;
    this.#nextFocus = `#${block}-${language}`;
  }

  async #load(): Promise<void> {
    const { api } = this;
    if (!api) return;
    const listed = await settle(api.listBlocks());
    this.listed = listed.state === 'ready' ? { ...listed, loaded: listed.loaded.blocks } : listed;
  }

  async #put(
    block: string,
    language: Language,
    entry: Parameters<InstrumentsApi['putSheet']>[2],
  ): Promise<void> {
    const done = await this.act((api) => api.putSheet(block, language, entry), 'block.entered');
    if (done === undefined) return;
    await this.#load();
    this.#close(block, language);
  }

  async #giveUp(block: string, language: Language, revision: number): Promise<void> {
    const done = await this.act((api) => api.deleteSheet(block, language, revision), 'block.givenUp');
    if (done !== undefined) await this.#load();
    this.#close(block, language);
  }
}

/** Who answered for which words, and the words themselves folded away. */
function sheetWords(i18n: I18n, sheet: BlockSheet): TemplateResult {
  const name = sheet.enteredBy.displayName ?? i18n.t('editor.somebody');
  return html`<p class="has">
      <snodo-icon name="circle-check"></snodo-icon>
      <span>${i18n.t('block.enteredBy', { name, at: momentIn(i18n, sheet.enteredAt) })}</span>
    </p>
    <p class="soft">${i18n.t('block.basis', { basis: sheet.licenceBasis })}</p>
    <details>
      <summary>${i18n.t('block.words')}</summary>
      <div class="words" lang=${sheet.language} dir=${directionOf(sheet.language)}>
        ${sheet.instruction === null ? nothing : html`<p><strong>${sheet.instruction}</strong></p>`}
        <ol>
          ${sheet.items.map((words) => html`<li>${words}</li>`)}
        </ol>
        <p>${sheet.scale.join(' · ')}</p>
      </div>
      <p class="soft">${i18n.t('block.source', { source: sheet.source })}</p>
      <p class="soft">${i18n.t('block.acknowledged', { note: sheet.licenceNote })}</p>
    </details>`;
}

if (!customElements.get('snodo-block-sheets')) customElements.define('snodo-block-sheets', SnodoBlockSheets);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-block-sheets': SnodoBlockSheets;
  }
}
