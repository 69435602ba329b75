import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { listText } from '../ui/list-text.ts';
import './snodo-theme-form.ts';
import type { ThemePublication, WrittenQuestion, WrittenTheme } from './written-answers-api.ts';

/** What becomes of a theme: published, left out for a reason, or, with another's id, merged into that one. */
type Fate = 'publish' | 'too_few' | 'off_topic' | 'could_tell_who' | (string & {});
const leftOut = ['too_few', 'off_topic', 'could_tell_who'] as const;

/**
 * What becomes of each theme of a question whose texts have all been read twice. A sentence says what will happen
 * before it does: a published theme can be neither changed nor taken back.
 *
 * @fires snodo-themes-confirmed - `detail`: the publication as the API takes it
 */
export class SnodoWrittenPublication extends LitElement {
  static override properties = {
    question: { attribute: false },
    isWorking: { attribute: false },
    wasRefused: { attribute: false },
    fates: { state: true },
    isAsking: { state: true },
  };

  static override styles = [
    baseStyles,
    css`
      :host,
      form,
      ul {
        display: grid;
        gap: var(--snodo-space-4);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--snodo-space-2) var(--snodo-space-4);
        padding-block-end: var(--snodo-space-3);
        border-block-end: 1px solid var(--snodo-color-hairline);
      }
      .name {
        flex: 1 1 14rem;
      }
      .field {
        flex: 1 1 16rem;
      }
      .fault {
        flex: 1 1 100%;
      }
      .confirm {
        padding: var(--snodo-space-4);
        border-inline-start: 6px solid var(--snodo-color-tram);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-sunken);
      }
      h4:focus {
        outline: none;
        box-shadow: none;
      }
    `,
  ];

  declare question: WrittenQuestion | undefined;
  declare isWorking: boolean;
  /** The API found too few people behind a theme that others were merged into. */
  declare wasRefused: boolean;
  declare private fates: Readonly<Record<string, Fate>>;
  declare private isAsking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isWorking = false;
    this.wasRefused = false;
    this.fates = {};
    this.isAsking = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { question } = this;
    if (!i18n || !question) return nothing;
    const { themes, leastPeople } = question;
    if (themes.length === 0) return html`<p>${i18n.t('written.publish.noThemes')}</p>`;
    return html`<form @submit=${this.#ask}>
        <p>${i18n.t('written.publish.lead', { least: i18n.number(leastPeople) })}</p>
        <ul role="list">
          ${themes.map((theme) => this.#row(i18n, question, theme))}
        </ul>
        ${
          this.wasRefused
            ? html`<p class="fault">
                ${i18n.t('written.publish.overlap', { least: i18n.number(leastPeople) })}
              </p>`
            : nothing
        }
        <div class="row">
          <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('written.publish.go')}</button>
        </div>
      </form>
      ${this.isAsking ? this.#confirmation(i18n, question) : nothing}`;
  }

  #row(i18n: I18n, question: WrittenQuestion, theme: WrittenTheme): TemplateResult {
    const { themes } = question;
    const fate = this.#fateOf(question, theme);
    const option = (value: Fate, words: string) =>
      html`<option value=${value} .selected=${fate === value}>${words}</option>`;
    const isShort = fate === 'publish' && this.#mostPeople(question, theme) < question.leastPeople;
    return html`<li>
      <p class="name">
        <strong><bdi>${theme.label[i18n.language]}</bdi></strong>
        <span class="soft tabular">${i18n.t('written.texts', { count: theme.texts })}</span>
      </p>
      <div class="field">
        <label for=${theme.id} class="visually-hidden"
          >${i18n.t('written.publish.fate', { theme: theme.label[i18n.language] })}</label
        >
        <select
          id=${theme.id}
          aria-invalid=${isShort ? 'true' : 'false'}
          aria-describedby=${isShort ? `fault-${theme.id}` : ''}
          @change=${({ target }: Event) => this.#decide(theme.id, (target as HTMLSelectElement).value)}
        >
          ${option('publish', i18n.t('written.publish.fate.publish'))}
          ${themes
            .filter((other) => other.id !== theme.id && this.#fateOf(question, other) === 'publish')
            .map((other) =>
              option(other.id, i18n.t('written.publish.fate.merge', { theme: other.label[i18n.language] })),
            )}
          ${leftOut.map((reason) => option(reason, i18n.t(`written.publish.fate.${reason}`)))}
        </select>
      </div>
      ${
        isShort
          ? html`<p class="fault" id=${`fault-${theme.id}`}>
              ${i18n.t('written.publish.short', { least: i18n.number(question.leastPeople) })}
            </p>`
          : nothing
      }
      <snodo-theme-form .theme=${theme} .isWorking=${this.isWorking}></snodo-theme-form>
    </li>`;
  }

  #confirmation(i18n: I18n, question: WrittenQuestion): TemplateResult {
    const { themes } = this.#publication(question);
    const merged = themes.reduce((sum, { of }) => sum + of.length - 1, 0);
    const out = question.themes.length - themes.reduce((sum, { of }) => sum + of.length, 0);
    return html`<form class="confirm" @submit=${this.#confirm}>
      <h4 tabindex="-1">${i18n.t('written.publish.sure')}</h4>
      <p>
        ${
          themes.length === 0
            ? i18n.t('written.publish.noneSentence', { question: question.title })
            : i18n.t('written.publish.sentence', {
                count: themes.length,
                question: question.title,
                themes: listText(
                  i18n,
                  themes.map(({ label }) => label[i18n.language]),
                ),
              })
        }
        ${merged === 0 ? nothing : i18n.t('written.publish.mergedSentence', { count: merged })}
        ${out === 0 ? nothing : i18n.t('written.publish.outSentence', { count: out })}
      </p>
      <p>${i18n.t('written.publish.bands')}</p>
      <p>${i18n.t('written.publish.once')}</p>
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('written.publish.confirm')}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.isWorking}
          @click=${() => (this.isAsking = false)}
        >
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  #fateOf({ leastPeople }: WrittenQuestion, { id, texts }: WrittenTheme): Fate {
    return this.fates[id] ?? (texts >= leastPeople ? 'publish' : 'too_few');
  }

  /** At most so many people wrote of a theme and of what is merged into it: one text may have several. */
  #mostPeople(question: WrittenQuestion, theme: WrittenTheme): number {
    return question.themes
      .filter((other) => other.id === theme.id || this.#fateOf(question, other) === theme.id)
      .reduce((sum, { texts }) => sum + texts, 0);
  }

  #decide(theme: string, fate: Fate): void {
    this.isAsking = false;
    // Whatever was merged into a theme that is not published any more stands alone again.
    const kept = Object.entries(this.fates).filter(([, other]) => fate === 'publish' || other !== theme);
    this.fates = { ...Object.fromEntries(kept), [theme]: fate };
  }

  #publication(question: WrittenQuestion): ThemePublication {
    const fate = (theme: WrittenTheme) => this.#fateOf(question, theme);
    const published = question.themes.filter((theme) => fate(theme) === 'publish');
    return {
      question: question.question,
      themes: published.map(({ id, label }) => ({
        label,
        of: [id, ...question.themes.filter((other) => fate(other) === id).map((other) => other.id)],
      })),
      leftOut: question.themes.flatMap((theme) => {
        const reason = leftOut.find((one) => one === fate(theme));
        return reason === undefined ? [] : [{ theme: theme.id, reason }];
      }),
    };
  }

  readonly #ask = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) {
      wrong.focus();
      return;
    }
    this.isAsking = true;
    await this.updateComplete;
    this.renderRoot.querySelector('h4')?.focus();
  };

  readonly #confirm = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    const { question } = this;
    if (!question) return;
    const detail = this.#publication(question);
    this.dispatchEvent(new CustomEvent('snodo-themes-confirmed', { detail }));
  };
}

if (!customElements.get('snodo-written-publication'))
  customElements.define('snodo-written-publication', SnodoWrittenPublication);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-written-publication': SnodoWrittenPublication;
  }
}
