import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import '../ui/icon.ts';
import type { ThemeLabel, WrittenTheme } from './written-answers-api.ts';

/** Other words for a theme, with those that it is known by. */
export interface ThemeRenaming {
  readonly id: string;
  readonly former: ThemeLabel;
  readonly label: ThemeLabel;
}

const languages = ['it', 'en', 'ar'] as const;

/**
 * A new theme in three languages, or other words for one that is there, folded away until it is wanted.
 *
 * @fires snodo-theme-added - `detail`: the label in each language
 * @fires snodo-theme-renamed - `detail`: the theme's id, the label it had and the new one
 */
export class SnodoThemeForm extends LitElement {
  static override properties = { isWorking: { attribute: false }, theme: { attribute: false } };

  static override styles = [
    baseStyles,
    css`
      summary {
        display: flex;
        align-items: center;
        min-block-size: 44px;
        color: var(--snodo-color-places);
        font-weight: 600;
        cursor: pointer;
      }
      summary::before {
        content: '+';
        inline-size: 1.25rem;
        font-size: var(--snodo-text-m);
      }
      details[open] summary::before {
        content: '−';
      }
      form {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .button {
        justify-self: start;
      }
    `,
  ];

  declare isWorking: boolean;
  /** The theme that is to be called otherwise; a new one without it. */
  declare theme: WrittenTheme | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isWorking = false;
  }

  /** Empties and folds it, once the theme stands. */
  close(): void {
    this.renderRoot.querySelector('form')?.reset();
    const details = this.renderRoot.querySelector('details');
    if (details) details.open = false;
    this.renderRoot.querySelector<HTMLElement>('summary')?.focus();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { theme } = this;
    if (!i18n) return nothing;
    return html`<details>
      <summary>
        ${theme ? i18n.t('written.theme.rename', { theme: theme.label[i18n.language] }) : i18n.t('written.theme.new')}
      </summary>
      <form @submit=${this.#submit}>
        <p class="help">${i18n.t('written.theme.help')}</p>
        ${languages.map(
          (language) =>
            html`<div class="field">
              <label for=${language}>${i18n.t(`written.theme.${language}`)}</label>
              <input
                id=${language}
                name=${language}
                lang=${language}
                dir=${language === 'ar' ? 'rtl' : 'ltr'}
                required
                maxlength="120"
                pattern=".*\\S.*"
                autocomplete="off"
                .value=${theme?.label[language] ?? ''}
              />
            </div>`,
        )}
        <button class="button" ?disabled=${this.isWorking}>
          ${i18n.t(theme ? 'written.theme.renameNow' : 'written.theme.add')}
        </button>
      </form>
    </details>`;
  }

  readonly #submit = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const label = Object.fromEntries(
      languages.map((language) => [language, String(given.get(language)).trim()]),
    ) as ThemeLabel;
    const { theme } = this;
    const told = { bubbles: true, composed: true };
    this.dispatchEvent(
      theme === undefined
        ? new CustomEvent('snodo-theme-added', { ...told, detail: label })
        : new CustomEvent('snodo-theme-renamed', {
            ...told,
            detail: { id: theme.id, former: theme.label, label },
          }),
    );
  };
}

if (!customElements.get('snodo-theme-form')) customElements.define('snodo-theme-form', SnodoThemeForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-theme-form': SnodoThemeForm;
  }
}
