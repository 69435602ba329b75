import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import { isDraft, outlineOf, someWords, type Draft } from './draft.ts';
import type { InstrumentDefinition, InstrumentsApi } from './instruments-api.ts';
import { partAt } from './json-path.ts';
import type { ExportFormat } from './questionnaire-export.ts';
import './snodo-instrument-preview.ts';

/** A published version to be read and tried: its questions in their order, and the preview. Nothing can be changed. */
export class SnodoInstrumentView extends LitElement {
  static override properties = {
    api: { attribute: false },
    code: { attribute: false },
    version: { attribute: false },
    back: { attribute: false },
    opened: { state: true },
    at: { state: true },
    failure: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
      h1 {
        font-size: var(--snodo-text-xl);
      }
      h2 {
        font-size: var(--snodo-text-l);
      }
      .panes {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(18rem, 30rem);
        align-items: start;
        gap: var(--snodo-space-4);
      }
      section {
        display: grid;
        gap: var(--snodo-space-3);
      }
      ol {
        display: grid;
      }
      li > button {
        display: flex;
        gap: var(--snodo-space-3);
        inline-size: 100%;
        min-block-size: 44px;
        padding: var(--snodo-space-2);
        border: 0;
        border-block-end: 1px solid var(--snodo-color-hairline);
        border-inline-start: 4px solid transparent;
        background: transparent;
        color: var(--snodo-color-ink);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li > button[aria-current] {
        border-inline-start-color: var(--snodo-color-tram);
        background: var(--snodo-color-tram-wash);
      }
      li > h3 {
        padding-block: var(--snodo-space-4) var(--snodo-space-2);
        font-size: var(--snodo-text-m);
      }
      .number {
        min-inline-size: 1.5rem;
        color: var(--snodo-color-ink-soft);
        text-align: end;
      }
      @media (max-width: 60rem) {
        .panes {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  declare api: InstrumentsApi | undefined;
  declare code: string | undefined;
  declare version: number | undefined;
  /** Where the way back leads. */
  declare back: string;
  declare private opened: Load<InstrumentDefinition>;
  /** Name of the question that the preview shows. */
  declare private at: string | undefined;
  /** Why a file could not be made. */
  declare private failure: string;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.opened = pending;
    this.back = '/console';
    this.failure = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('code') || changed.has('version')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`${this.#content(i18n)}
      <p>
        <a class="button" href=${`${this.back}?lang=${i18n.language}`}>${i18n.t('instrument.back')}</a>
      </p>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { opened } = this;
    if (opened.state === 'pending')
      return html`<h1>${i18n.t('instrument.heading')}</h1>
        <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (opened.state === 'failed') return this.#failed(i18n, opened.problem);
    const { definition, version } = opened.loaded;
    if (!isDraft(definition)) return this.#failed(i18n, 'not_found');
    const title = someWords(definition, partAt(definition, ['title']), i18n.language);
    return html`<div>
        <h1><bdi>${title}</bdi></h1>
        <p class="soft">${i18n.t('instrument.version', { version })}</p>
      </div>
      <div class="row" role="group" aria-label=${i18n.t('instrument.take.heading')}>
        ${(['paper', 'xlsform', 'surveyjs', 'codebook'] as const).map(
          (format) =>
            html`<button
              type="button"
              class="button"
              @click=${() => void this.#take(i18n, format, definition, version)}
            >
              <snodo-icon name="download"></snodo-icon>${i18n.t(`instrument.take.${format}`)}
            </button>`,
        )}
      </div>
      ${this.failure === '' ? nothing : html`<p class="fault" role="alert">${this.failure}</p>`}
      <div class="panes">
        <section class="card" aria-labelledby="questions">
          <h2 id="questions">${i18n.t('instrument.all')}</h2>
          ${this.#questions(i18n, definition)}
        </section>
        <section class="card" aria-labelledby="preview">
          <h2 id="preview">${i18n.t('editor.part.preview')}</h2>
          <p class="soft">${i18n.t('instrument.tryText')}</p>
          <snodo-instrument-preview .draft=${definition} .at=${this.at}></snodo-instrument-preview>
        </section>
      </div>`;
  }

  async #take(i18n: I18n, format: ExportFormat, definition: unknown, version: number): Promise<void> {
    this.failure = '';
    try {
      const [{ exportFile }, { saveFile }] = await Promise.all([
        import('./questionnaire-export.ts'),
        import('../save-file.ts'),
      ]);
      saveFile(await exportFile(format, definition, `${this.code}-${version}`, i18n.language));
    } catch (fault) {
      this.failure = i18n.t('common.failed');
      if (!(fault instanceof TypeError)) throw fault;
    }
  }

  #questions(i18n: I18n, draft: Draft): TemplateResult {
    return html`<ol role="list">
      ${outlineOf(draft).map((entry) => {
        const words = someWords(draft, entry.words, i18n.language) || entry.name;
        if (entry.kind !== 'question')
          return html`<li>
            <h3><bdi>${words}</bdi></h3>
          </li>`;
        return html`<li>
          <button
            type="button"
            aria-current=${this.at === entry.name ? 'true' : nothing}
            @click=${() => (this.at = entry.name)}
          >
            <span class="number tabular">${entry.number}</span><bdi>${words}</bdi>
          </button>
        </li>`;
      })}
    </ol>`;
  }

  #failed(i18n: I18n, problem: string): TemplateResult {
    const heading = html`<h1>${i18n.t('instrument.heading')}</h1>`;
    if (problem === 'not_signed_in')
      return html`${heading}
        <snodo-load-state state="empty" heading=${i18n.t('console.signIn.heading')}>
          <a
            class="button primary"
            href=${signInAddress(`${location.pathname}${location.search}`, i18n.language)}
            >${i18n.t('portal.signIn')}</a
          >
        </snodo-load-state>`;
    if (problem === 'not_found' || problem === 'forbidden')
      return html`${heading}
        <snodo-load-state state="empty" heading=${i18n.t('instrument.gone')}></snodo-load-state>`;
    return html`${heading}
      <snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#load()}
      ></snodo-load-state>`;
  }

  async #load(): Promise<void> {
    const { api, code, version } = this;
    if (!api || code === undefined || version === undefined) return;
    this.opened = pending;
    this.opened = await settle(api.get(code, version));
  }
}

if (!customElements.get('snodo-instrument-view'))
  customElements.define('snodo-instrument-view', SnodoInstrumentView);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-instrument-view': SnodoInstrumentView;
  }
}
