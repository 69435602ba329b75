import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { checkView } from './check-view.ts';
import { checkStyles } from './check.styles.ts';
import { conflictView } from './conflict-view.ts';
import { DraftSession } from './draft-session.ts';
import { isDraft, localeOf, someWords, withWords, type Draft } from './draft.ts';
import { failedScreen, pendingScreen, publishedScreen, saveState } from './editor-screens.ts';
import type { EditorView } from './editor-view.ts';
import { editorStyles } from './editor.styles.ts';
import { focusWanted, languageOf, selectablePath } from './finding-words.ts';
import { formStyles } from './form.styles.ts';
import type { DraftFinding, InstrumentsApi } from './instruments-api.ts';
import { jsonView } from './json-view.ts';
import { partAt, pathText, withPart } from './json-path.ts';
import { missingTexts, translationView } from './translation-view.ts';
import { writingView, type Pane } from './writing-view.ts';

const views = ['write', 'translate', 'check', 'json'] as const;
type View = (typeof views)[number];

/**
 * The editor of a draft: outline, form and live preview; translation side by side; what keeps it from being published,
 * and publishing it; the JSON for whoever wants it. What is typed is saved a moment later, and never over what somebody
 * else has saved.
 *
 * @fires snodo-instrument-published - `detail`: code, version and class of the change
 */
export class SnodoInstrumentEditor extends OwnSection<InstrumentsApi> {
  static override properties = {
    ...OwnSection.properties,
    draftId: { attribute: false },
    saveDelay: { attribute: false },
    language: { state: true },
    view: { state: true },
    pane: { state: true },
    isAsked: { state: true },
    into: { state: true },
    missing: { state: true },
    jsonFault: { state: true },
    published: { state: true },
  };
  static override styles = [baseStyles, editorStyles, formStyles, checkStyles];

  declare draftId: string | undefined;
  /** Milliseconds from the last change until it is saved. */
  declare saveDelay: number;
  /** The language that is written in; the draft's own until another is chosen. */
  declare private language: string | undefined;
  declare private view: View;
  declare private pane: Pane;
  /** She is asked whether to publish. */
  declare private isAsked: boolean;
  /** The language that is translated into. */
  declare private into: string;
  /** The texts that the list of missing ones was made of; undefined: all texts are listed. */
  declare private missing: ReadonlySet<string> | undefined;
  declare private jsonFault: string | undefined;
  declare private published: { readonly version: number } | undefined;

  protected override readonly section = 'editor';
  #session: DraftSession | undefined;
  #nextFocus: string | undefined;
  /** The same as long as the same state is sent again, so that a lost answer publishes nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.saveDelay = 1200;
    this.into = '';
    this.view = 'write';
    this.pane = 'outline';
    this.isAsked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.#warn);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.#warn);
    void this.#session?.flush();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('draftId')) this.#load();
  }

  protected override render() {
    const { i18n } = this;
    const session = this.#session;
    if (!i18n || !session) return nothing;
    if (this.published) return publishedScreen(i18n, this.published.version);
    const { opened, definition } = session;
    if (opened.state === 'pending') return pendingScreen(i18n);
    if (opened.state === 'failed') return failedScreen(i18n, opened.problem, () => this.#load());
    const title = someWords(definition, partAt(definition, ['title']), this.#language);
    return html`<div class="bar">
        <h1><bdi>${title || opened.loaded.code}</bdi></h1>
        ${saveState(i18n, session.saving, () => void session.flush())}
      </div>
      ${
        session.theirs
          ? conflictView({
              i18n,
              mine: definition,
              theirs: session.theirs,
              keepMine: () => session.keepMine(),
              takeTheirs: () => void session.takeTheirs(),
            })
          : nothing
      }
      <nav class="views" aria-label=${i18n.t('editor.views')}>
        ${views.map(
          (one) =>
            html`<button
              type="button"
              aria-current=${one === this.view ? 'page' : nothing}
              @click=${() => this.#show(one)}
            >
              ${i18n.t(`editor.view.${one}`)}
            </button>`,
        )}
      </nav>
      <p class="visually-hidden" role="status">${session.said}</p>
      ${this.outcomeLine()} ${this.#content(i18n, session)}
      <p>
        <a class="button" href=${`/desk/surveys?lang=${i18n.language}`}>${i18n.t('instrument.back')}</a>
      </p>`;
  }

  get #language(): string {
    return this.language ?? localeOf(this.#session?.definition);
  }

  #content(i18n: I18n, session: DraftSession): TemplateResult {
    const formed = isDraft(session.definition) ? session.definition : undefined;
    if (this.view === 'check') return this.#checks(i18n, session, formed);
    if (this.view === 'json' || formed === undefined) return this.#json(i18n, session, formed !== undefined);
    const view = this.#editorView(i18n, session, formed);
    if (this.view === 'translate')
      return translationView(view, {
        into: this.into,
        missing: this.missing,
        setInto: (language) => this.#translateInto(language, this.missing !== undefined),
        setOnlyMissing: (isOnly) => this.#translateInto(this.into, isOnly),
      });
    return writingView(view, {
      pane: this.pane,
      canUndo: session.canUndo,
      canRedo: session.canRedo,
      show: (pane) => (this.pane = pane),
      writeIn: (language) => (this.language = language),
      undo: () => session.undo(i18n.t('editor.undone')),
      redo: () => session.redo(i18n.t('editor.redone')),
    });
  }

  #editorView(i18n: I18n, session: DraftSession, draft: Draft): EditorView {
    const { opened, check, selected } = session;
    const language = this.#language;
    return {
      i18n,
      draft,
      language,
      selected,
      published: opened.state === 'ready' ? opened.loaded.publishedTypes : {},
      blocks: session.blocks,
      findings: check.state === 'ready' ? check.loaded.findings : [],
      change: (path, part) => session.change(withPart(draft, path, part), selected, pathText(path)),
      write: (path, words, tongue = language) =>
        session.change(withWords(draft, path, tongue, words), selected, `${pathText(path)} ${tongue}`),
      replace: (next, to = selected, said) => {
        if (pathText(to) !== pathText(selected))
          this.#nextFocus = `[data-entry="${CSS.escape(pathText(to))}"]`;
        session.change(next, to, undefined, said);
      },
      select: (path) => {
        session.selected = path;
        this.pane = 'form';
        this.requestUpdate();
      },
    };
  }

  #json(i18n: I18n, session: DraftSession, isFormed: boolean): TemplateResult {
    return jsonView({
      i18n,
      definition: session.definition,
      fault: this.jsonFault,
      isFormed,
      take: (json) => {
        this.jsonFault = undefined;
        session.change(json, [], undefined, i18n.t('editor.jsonTaken'));
      },
      refuse: () => (this.jsonFault = i18n.t('instrument.jsonBad')),
    });
  }

  #checks(i18n: I18n, session: DraftSession, formed: Draft | undefined): TemplateResult {
    const { opened, check } = session;
    const latest = opened.state === 'ready' ? (opened.loaded.latestVersion ?? 0) : 0;
    return checkView({
      i18n,
      formed,
      language: this.#language,
      check,
      nextVersion: latest + 1,
      isAsked: this.isAsked,
      isWorking: this.isWorking,
      translate: (language) => {
        this.into = language;
        this.#show('translate');
      },
      open: (finding) => this.#open(session, finding),
      retry: () => void session.recheck(),
      ask: (isAsked) => {
        this.isAsked = isAsked;
        this.#nextFocus = isAsked ? '#publish' : '#view';
      },
      publish: () => void this.#publish(session, latest),
    });
  }

  #load(): void {
    const { api, draftId } = this;
    if (!api || draftId === undefined) return;
    this.#session = new DraftSession(api, draftId, () => this.requestUpdate(), this.saveDelay);
    void this.#session.load();
    this.requestUpdate();
  }

  #show(view: View): void {
    const session = this.#session;
    this.view = view;
    this.isAsked = false;
    this.#nextFocus = '#view';
    if (view === 'translate') this.#translateInto(this.into, true);
    if (view === 'check') void session?.flush().then(() => session.recheck());
  }

  #translateInto(language: string, isOnlyMissing: boolean): void {
    const definition = this.#session?.definition;
    if (!isDraft(definition)) return;
    const others = definition.x.locales.filter((one) => one !== localeOf(definition));
    this.into = others.includes(language) ? language : (others[0] ?? '');
    this.missing = isOnlyMissing ? missingTexts(definition, this.into) : undefined;
  }

  /** To the field that a finding is about, in the language that it is about. */
  #open(session: DraftSession, finding: DraftFinding): void {
    const { definition } = session;
    if (!isDraft(definition)) return this.#show('json');
    this.language = languageOf(finding, definition.x.locales) ?? this.language;
    session.selected = selectablePath(definition, finding.path);
    this.view = 'write';
    this.pane = 'form';
    this.#nextFocus = finding.path === '' ? '#view' : finding.path;
  }

  protected override updated(): void {
    const wanted = this.#nextFocus;
    this.#nextFocus = undefined;
    if (wanted !== undefined) focusWanted(this.renderRoot, wanted);
  }

  async #publish(session: DraftSession, latest: number): Promise<void> {
    const { draftId } = this;
    await session.flush();
    const { revision, isDirty } = session;
    if (draftId === undefined || revision === undefined || isDirty) return;
    const published = await this.act((api) => api.publishDraft(this.#key, draftId, revision, latest));
    this.#key = crypto.randomUUID();
    if (!published) return session.recheck();
    this.published = published;
    this.#nextFocus = '#view';
    this.dispatchEvent(new CustomEvent('snodo-instrument-published', { detail: published }));
  }

  readonly #warn = (leaving: BeforeUnloadEvent): void => {
    if (this.#session?.isDirty) leaving.preventDefault();
  };
}

if (!customElements.get('snodo-instrument-editor'))
  customElements.define('snodo-instrument-editor', SnodoInstrumentEditor);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-instrument-editor': SnodoInstrumentEditor;
  }
}
