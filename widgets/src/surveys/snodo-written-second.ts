import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { markedText, writtenTextStyles } from './written-text.ts';
import type { ReturnReason, WrittenAnswer, WrittenTheme } from './written-answers-api.ts';

const reasons = [
  'still_tells_who',
  'too_much_struck',
  'theme_wrong',
  'theme_missing',
] as const satisfies readonly ReturnReason[];

/**
 * The second reading of one text: the copy of somebody else, to agree with or to send back for a reason.
 *
 * @fires snodo-text-judged - `detail.reason`: why it goes back; undefined: agreed
 * @fires snodo-text-skipped - The next one, please
 */
export class SnodoWrittenSecond extends LitElement {
  static override properties = {
    text: { attribute: false },
    themes: { attribute: false },
    isWorking: { attribute: false },
    isSendingBack: { state: true },
  };

  static override styles = [
    baseStyles,
    writtenTextStyles,
    css`
      :host,
      form,
      fieldset {
        display: grid;
        gap: var(--snodo-space-4);
      }
      fieldset {
        gap: var(--snodo-space-1);
      }
      legend,
      .label {
        padding-block-end: var(--snodo-space-2);
        font-weight: 600;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-2);
      }
      .choice {
        display: flex;
        align-items: center;
        gap: var(--snodo-space-3);
        min-block-size: 44px;
      }
      .back {
        padding: var(--snodo-space-4);
        border: 1px solid var(--snodo-color-line);
        border-radius: var(--snodo-radius-field);
      }
    `,
  ];

  declare text: WrittenAnswer | undefined;
  declare themes: readonly WrittenTheme[];
  declare isWorking: boolean;
  declare private isSendingBack: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.themes = [];
    this.isWorking = false;
    this.isSendingBack = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text') && changed.get('text')?.id !== this.text?.id) this.isSendingBack = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { text, themes, isWorking, isSendingBack } = this;
    if (!i18n || !text) return nothing;
    const given = themes.filter(({ id }) => text.themes.includes(id));
    return html`<div>
        <p class="label">${i18n.t('written.second.text')}</p>
        ${text.words === '' ? html`<p>${i18n.t('written.empty')}</p>` : markedText(i18n, text.words)}
      </div>
      <div>
        <p class="label">${i18n.t('written.second.themes')}</p>
        ${
          given.length === 0
            ? html`<p>${i18n.t('written.second.noThemes')}</p>`
            : html`<ul role="list" class="chips">
                ${given.map(({ label }) => html`<li class="chip"><bdi>${label[i18n.language]}</bdi></li>`)}
              </ul>`
        }
      </div>
      <p class="help">${i18n.t('written.second.help')}</p>
      <div class="row">
        <button type="button" class="button primary" ?disabled=${isWorking} @click=${() => this.#judge()}>
          ${i18n.t('written.second.agree')}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded=${isSendingBack ? 'true' : 'false'}
          ?disabled=${isWorking}
          @click=${this.#openReasons}
        >
          ${i18n.t('written.second.sendBack')}
        </button>
        <button type="button" class="button plain" ?disabled=${isWorking} @click=${this.#skip}>
          ${i18n.t('written.skip')}
        </button>
      </div>
      ${
        isSendingBack
          ? html`<form class="back" @submit=${this.#sendBack}>
              <fieldset>
                <legend>${i18n.t('written.second.why')}</legend>
                ${reasons.map(
                  (reason) =>
                    html`<label class="choice">
                      <input type="radio" name="reason" value=${reason} required />
                      <span>${i18n.t(`written.reason.${reason}`)}</span>
                    </label>`,
                )}
              </fieldset>
              <div class="row">
                <button class="button" ?disabled=${isWorking}>${i18n.t('written.second.confirmBack')}</button>
              </div>
            </form>`
          : nothing
      }`;
  }

  readonly #openReasons = async (): Promise<void> => {
    this.isSendingBack = !this.isSendingBack;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input[type="radio"]')?.focus();
  };

  readonly #sendBack = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    const reason = new FormData(submitting.target as HTMLFormElement).get('reason');
    const known = reasons.find((one) => one === reason);
    if (known !== undefined) this.#judge(known);
  };

  #judge(reason?: ReturnReason): void {
    this.dispatchEvent(new CustomEvent('snodo-text-judged', { detail: { reason } }));
  }

  readonly #skip = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-text-skipped'));
  };
}

if (!customElements.get('snodo-written-second'))
  customElements.define('snodo-written-second', SnodoWrittenSecond);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-written-second': SnodoWrittenSecond;
  }
}
