import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { Territory } from '../places/place.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import type { ServiceSheet } from './catalogue-api.ts';
import { askedOf, judgeAll, judgeEach, type Outcome, type Predicate, type Told } from './eligibility.ts';
import { eligibilityText } from './service-words.ts';

const icons = { yes: 'circle-check', no: 'x', unknown: 'info' } as const;

/**
 * Whether somebody may use a service, judged by what is told here: yes, no or not known, each with the reason. What is
 * told stays in the element: it is neither kept nor sent.
 */
export class SnodoEligibilityCheck extends LitElement {
  static override properties = {
    sheet: { attribute: false },
    territory: { attribute: false },
    told: { state: true },
  };
  static override styles = [
    baseStyles,
    css`
      details > :not(summary) {
        margin-block-start: var(--snodo-space-3);
      }
      summary {
        min-block-size: 44px;
        align-content: center;
        font-weight: 600;
        cursor: pointer;
      }
      form,
      ul {
        display: grid;
        gap: var(--snodo-space-3);
      }
      li,
      .outcome > p:first-child {
        display: flex;
        gap: var(--snodo-space-2);
      }
      .outcome {
        display: grid;
        gap: var(--snodo-space-3);
        padding: var(--snodo-space-3);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-sunken);
      }
      .yes snodo-icon {
        color: var(--snodo-color-ok);
      }
      .no snodo-icon {
        color: var(--snodo-color-danger);
      }
    `,
  ];

  declare sheet: ServiceSheet | undefined;
  declare territory: Territory | undefined;
  /** Undefined until she asks. */
  declare private told: Told | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { sheet, territory } = this;
    if (!i18n || !sheet || !territory) return nothing;
    const predicates = askedOf(sheet);
    if (predicates.length === 0) return nothing;
    return html`<details>
      <summary>${i18n.t('catalogue.check.open')}</summary>
      <p class="soft">${i18n.t('catalogue.check.private')}</p>
      <form @submit=${this.#onSubmit} @change=${() => (this.told = undefined)}>
        ${predicates.map((predicate, index) => this.#question(i18n, territory, predicate, index))}
        <div><button class="button">${i18n.t('catalogue.check.ask')}</button></div>
      </form>
      <div role="status">${this.#answer(i18n, sheet, territory, predicates)}</div>
    </details>`;
  }

  #question(i18n: I18n, territory: Territory, predicate: Predicate, index: number) {
    const id = `q${index}`;
    const { kind } = predicate;
    if (kind === 'age' || kind === 'income_up_to')
      return html`<div class="field">
        <label for=${id}>${i18n.t(`catalogue.check.${kind}`)}</label>
        <input id=${id} name=${kind} type="number" min="0" max=${kind === 'age' ? 120 : 1_000_000} step="1" />
      </div>`;
    if (kind === 'lives_in')
      return html`<div class="field">
        <label for=${id}>${i18n.t('catalogue.check.lives_in')}</label>
        <select id=${id} name="district">
          <option value="">${i18n.t('catalogue.check.open_answer')}</option>
          ${territory.districts.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>`;
    return html`<div class="field">
      <label for=${id}>${eligibilityText(i18n, territory, predicate)}</label>
      <select id=${id} name=${`met-${index}`}>
        <option value="">${i18n.t('catalogue.check.open_answer')}</option>
        <option value="yes">${i18n.t('catalogue.check.yes')}</option>
        <option value="no">${i18n.t('catalogue.check.no')}</option>
      </select>
    </div>`;
  }

  #answer(i18n: I18n, sheet: ServiceSheet, territory: Territory, predicates: readonly Predicate[]) {
    if (!this.told) return nothing;
    const outcomes = judgeEach(predicates, this.told);
    const outcome = judgeAll(outcomes);
    return html`<div class=${`outcome ${outcome}`}>
      <p>
        <snodo-icon name=${icons[outcome]}></snodo-icon>
        <strong>${i18n.t(`catalogue.check.outcome.${outcome}`)}</strong>
      </p>
      <ul role="list">
        ${predicates.map((predicate, index) => {
          const each: Outcome = outcomes[index] ?? 'unknown';
          return html`<li class=${each}>
            <snodo-icon name=${icons[each]}></snodo-icon>
            <span
              >${eligibilityText(i18n, territory, predicate)}:
              ${i18n.t(`catalogue.check.reason.${each}`)}</span
            >
          </li>`;
        })}
      </ul>
      ${
        sheet.eligibilityText === null
          ? nothing
          : html`<p>${i18n.t('catalogue.check.words', { words: sheet.eligibilityText })}</p>`
      }
    </div>`;
  }

  readonly #onSubmit = (submitting: SubmitEvent): void => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const met = new Map<number, boolean>();
    for (const [name, answer] of given)
      if (name.startsWith('met-') && answer !== '') met.set(Number(name.slice(4)), answer === 'yes');
    const figure = (name: string) => {
      const text = given.get(name);
      return typeof text === 'string' && text !== '' ? Number(text) : undefined;
    };
    const [ageYears, income, district] = [figure('age'), figure('income_up_to'), given.get('district')];
    this.told = {
      met,
      ...(ageYears === undefined ? {} : { ageYears }),
      ...(income === undefined ? {} : { incomeCents: income * 100 }),
      ...(typeof district === 'string' && district !== '' ? { district } : {}),
    };
  };
}

if (!customElements.get('snodo-eligibility-check'))
  customElements.define('snodo-eligibility-check', SnodoEligibilityCheck);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-eligibility-check': SnodoEligibilityCheck;
  }
}
