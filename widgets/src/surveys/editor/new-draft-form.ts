import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, Language } from '../../ui/i18n.ts';
import type { NewInstrumentDraft } from './instruments-api.ts';
import { languageName } from './language-names.ts';
import type { ReadFile, ReadLine } from './questionnaire-file.ts';
import type { ReadyMade } from './ready-made.ts';

/** What a new questionnaire starts from: nothing, JSON, or a version of another. */
export type DraftOrigin =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'version';
      readonly instrument: string;
      readonly version: number;
      readonly title: string;
    }
  | { readonly kind: 'file'; readonly read: ReadFile };

interface FormActions {
  readonly templates: readonly ReadyMade[];
  readonly isWorking: boolean;
  readonly submit: (draft: NewInstrumentDraft) => void;
  readonly close: () => void;
}

/** Asks for a title, a short name and what to start from. */
export function newDraftForm(i18n: I18n, origin: DraftOrigin, actions: FormActions): TemplateResult {
  return html`<form class="card" @submit=${(submitting: SubmitEvent) => send(submitting, origin, actions)}>
    <h3>${i18n.t('instrument.createHeading')}</h3>
    ${
      origin.kind === 'version'
        ? html`<p>${i18n.t('instrument.fromVersion', { title: origin.title })}</p>`
        : origin.kind === 'file'
          ? fileReport(i18n, origin.read)
          : html`<div class="field">
              <label for="new-title">${i18n.t('instrument.title')}</label>
              <input
                id="new-title"
                name="title"
                maxlength="200"
                required
                autocomplete="off"
                @input=${suggestCode}
              />
            </div>`
    }
    <div class="field">
      <label for="new-code">${i18n.t('instrument.code')}</label>
      <input
        id="new-code"
        name="code"
        required
        dir="ltr"
        pattern="[a-z][a-z0-9\\-]{1,62}"
        maxlength="63"
        .value=${origin.kind === 'file' ? codeOf(origin.read.title) : ''}
        autocomplete="off"
        spellcheck="false"
        aria-describedby="new-code-help"
      />
      <p class="help" id="new-code-help">${i18n.t('instrument.codeHelp')}</p>
    </div>
    ${origin.kind === 'new' ? originFields(i18n, actions.templates) : nothing}
    <div class="row">
      <button
        class="button primary"
        ?disabled=${actions.isWorking}
        data-unreadable=${i18n.t('instrument.jsonBad')}
      >
        ${i18n.t('instrument.create')}
      </button>
      <button type="button" class="button plain" @click=${actions.close}>${i18n.t('common.cancel')}</button>
    </div>
  </form>`;
}

/** What became of the file: enough to decide whether to go on with it. */
function fileReport(
  i18n: I18n,
  { title, kept, changed, dropped, omitted, faults }: ReadFile,
): TemplateResult {
  const list = (heading: string, lines: readonly ReadLine[]) =>
    lines.length === 0
      ? nothing
      : html`<details>
          <summary>${heading}</summary>
          <ul>
            ${lines.map(
              ({ words, source, detail }) =>
                html`<li>
                  ${words}
                  <span class="soft"
                    ><bdi dir="ltr">${source}</bdi>${detail && html` · <bdi>${detail}</bdi>`}</span
                  >
                </li>`,
            )}
          </ul>
        </details>`;
  return html`<p>
      <strong><bdi>${title}</bdi></strong>
    </p>
    <p>${i18n.t('instrument.file.kept', { count: kept })}</p>
    ${list(i18n.t('instrument.file.changed', { count: changed.length }), changed)}
    ${list(i18n.t('instrument.file.dropped', { count: dropped.length }), dropped)}
    ${omitted > 0 ? html`<p class="soft">${i18n.t('instrument.file.omitted', { count: omitted })}</p>` : nothing}
    ${faults > 0 ? html`<p>${i18n.t('instrument.file.faults', { count: faults })}</p>` : nothing}`;
}

/** What a questionnaire that is all new starts from, and in which language. */
function originFields(i18n: I18n, templates: readonly ReadyMade[]): TemplateResult {
  return html`<div class="field">
      <label for="new-from">${i18n.t('instrument.from')}</label>
      <select id="new-from" name="from">
        <option value="">${i18n.t('instrument.blank')}</option>
        ${templates.map(({ code, title }) => html`<option value=${code}>${title}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="new-language">${i18n.t('instrument.language')}</label>
      <select id="new-language" name="language">
        ${(['it', 'en', 'ar'] as const).map(
          (language) =>
            html`<option value=${language} .selected=${language === i18n.language}>
              ${languageName(language)}
            </option>`,
        )}
      </select>
    </div>
    <details>
      <summary>${i18n.t('instrument.fromJson')}</summary>
      <div class="field">
        <label for="new-json">${i18n.t('instrument.json')}</label>
        <textarea
          id="new-json"
          name="json"
          dir="ltr"
          spellcheck="false"
          @input=${({ target }: Event) => (target as HTMLTextAreaElement).setCustomValidity('')}
        ></textarea>
      </div>
    </details>`;
}

/** A short name out of a title: its letters without marks, joined by hyphens; empty for other scripts. */
export function codeOf(title: string): string {
  return title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^[^a-z]+/u, '')
    .slice(0, 40)
    .replace(/-+$/u, '');
}

function suggestCode({ target }: Event): void {
  const title = target as HTMLInputElement;
  const code = title.form?.elements.namedItem('code');
  if (!(code instanceof HTMLInputElement)) return;
  const before = code.dataset['suggested'] ?? '';
  if (code.value !== before) return;
  code.value = codeOf(title.value);
  code.dataset['suggested'] = code.value;
}

function send(submitting: SubmitEvent, origin: DraftOrigin, { submit }: FormActions): void {
  submitting.preventDefault();
  const form = submitting.target as HTMLFormElement;
  const given = new FormData(form);
  const wordOf = (name: string) => {
    const word = given.get(name);
    return typeof word === 'string' ? word.trim() : '';
  };
  const code = wordOf('code');
  if (origin.kind === 'version') {
    const { instrument, version } = origin;
    return submit({ code, source: { kind: 'version', instrument, version } });
  }
  if (origin.kind === 'file') {
    const { definition } = origin.read;
    return definition && submit({ code, source: { kind: 'definition', definition } });
  }
  const language = wordOf('language') as Language;
  const json = wordOf('json');
  const title = wordOf('title');
  const template = wordOf('from');
  if (json === '' && template !== '')
    return submit({ code, source: { kind: 'template', template, title, language } });
  if (json === '') return submit({ code, source: { kind: 'blank', title, language } });
  const definition = readObject(json);
  if (definition) return submit({ code, source: { kind: 'definition', definition } });
  const field = form.querySelector('textarea');
  field?.setCustomValidity(form.querySelector<HTMLElement>('[data-unreadable]')?.dataset['unreadable'] ?? '');
  field?.reportValidity();
}

/** A JSON object, or undefined. */
export function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? (json as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
