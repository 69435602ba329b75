import { html, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { readObject } from './new-draft-form.ts';

interface JsonOptions {
  readonly i18n: I18n;
  readonly definition: unknown;
  /** Why what was typed was not taken. */
  readonly fault: string | undefined;
  readonly isFormed: boolean;
  readonly take: (definition: Record<string, unknown>) => void;
  readonly refuse: () => void;
}

/** The definition as JSON, for whoever wants it: nothing of the editor needs it. */
export function jsonView({ i18n, definition, fault, isFormed, take, refuse }: JsonOptions): TemplateResult {
  return html`<div class="pane wide">
    <h2 id="view" tabindex="-1">${i18n.t('editor.view.json')}</h2>
    <p>${i18n.t(isFormed ? 'editor.jsonHelp' : 'editor.jsonOnly')}</p>
    <form
      @submit=${(submitting: SubmitEvent) => {
        submitting.preventDefault();
        const text = new FormData(submitting.target as HTMLFormElement).get('json');
        const json = readObject(typeof text === 'string' ? text : '');
        if (json) take(json);
        else refuse();
      }}
    >
      <div class="field">
        <label for="json">${i18n.t('editor.view.json')}</label>
        <textarea
          id="json"
          name="json"
          dir="ltr"
          rows="24"
          spellcheck="false"
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby="json-fault"
          .value=${JSON.stringify(definition, null, 2)}
        ></textarea>
        <p class="fault" id="json-fault" role="status">${fault ?? ''}</p>
      </div>
      <p><button class="button primary">${i18n.t('editor.jsonTake')}</button></p>
    </form>
  </div>`;
}
