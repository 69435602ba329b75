import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../ui/i18n.ts';
import {
  againstWords,
  changeWords,
  costWords,
  reasonWords,
  unknownWords,
  whereWords,
  windowWords,
} from './match-words.ts';
import type { Match, MatchResult } from './matching-api.ts';
import { matchListStyles } from './match-list.styles.ts';

/** Cards shown at once; the others open on demand. */
const shownMatches = 3;
const mostMatches = 12;
const mostChanges = 3;

/**
 * For each need the answers that fit best, each with the whole reason why. Facts that are not known are said
 * to be so; facts made up for a demonstration are labelled.
 *
 * @fires snodo-answer-chosen - `detail.id`: the button `choose` of that answer's card
 * @fires snodo-search-repeated - She asks to search again after a failure
 */
export class SnodoMatchList extends LitElement {
  static override properties = {
    state: {},
    result: { attribute: false },
    districtNames: { attribute: false },
    heading: { attribute: false },
    intro: { attribute: false },
    failure: { attribute: false },
    choose: { attribute: false },
  };
  static override styles = [baseStyles, matchListStyles];

  declare state: 'pending' | 'ready' | 'failed';
  declare result: MatchResult | undefined;
  /** Names of districts by code, for answers without a place. */
  declare districtNames: ReadonlyMap<string, string>;
  /** Other words than those of the survey's end. */
  declare heading: string | undefined;
  declare intro: string | undefined;
  declare failure: string | undefined;
  /** Name of a button on each card; left out: none. */
  declare choose: string | undefined;
  readonly #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.state = 'pending';
    this.districtNames = new Map();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading">${this.heading ?? i18n.t('matching.title')}</h2>
      ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    if (this.state === 'pending') return html`<p role="status">${i18n.t('matching.pending')}</p>`;
    if (this.state === 'failed') {
      return html`<p role="alert">${this.failure ?? i18n.t('matching.failed')}</p>
        <p><button class="button" @click=${this.#repeat}>${i18n.t('common.retry')}</button></p>`;
    }
    const needs = this.result?.needs ?? [];
    if (needs.length === 0) return html`<p>${i18n.t('matching.no_need')}</p>`;
    return html`<p class="soft">${this.intro ?? i18n.t('matching.intro')}</p>
      ${needs.map((need) => this.#need(i18n, need))}`;
  }

  #need(i18n: I18n, { name, matches, hidden }: MatchResult['needs'][number]): TemplateResult {
    const shown = matches.slice(0, mostMatches);
    const hiddenCount = hidden.reduce((sum, { count }) => sum + count, 0);
    const first = shown.slice(0, shownMatches);
    const rest = shown.slice(shownMatches);
    return html`<section class="need">
      <h3>
        <bdi>${name}</bdi> <span class="soft">${i18n.t('matching.count', { count: matches.length })}</span>
      </h3>
      ${
        matches.length === 0
          ? html`<div class="card empty">
              <svg viewBox="0 0 48 32" aria-hidden="true">
                <path d="M10 6 24 16 10 26M24 16H38" />
                <circle cx="10" cy="6" r="4" />
                <circle cx="10" cy="26" r="4" />
                <circle cx="24" cy="16" r="4" />
                <circle class="missing" cx="40" cy="16" r="4" />
              </svg>
              <div>
                <h4>${i18n.t('matching.need_empty')}</h4>
                <p>${i18n.t('matching.need_empty_next')}</p>
                ${hiddenCount > 0 ? html`<p class="soft">${i18n.t('matching.need_hidden', { count: hiddenCount })}</p>` : nothing}
              </div>
            </div>`
          : html`<ul role="list" class="stack">
              ${first.map((match) => html`<li>${this.#card(i18n, match)}</li>`)}
            </ul>`
      }
      ${
        rest.length > 0
          ? html`<details>
              <summary>${i18n.t('matching.more', { count: rest.length })}</summary>
              <ul role="list" class="stack">
                ${rest.map((match) => html`<li>${this.#card(i18n, match)}</li>`)}
              </ul>
            </details>`
          : nothing
      }
    </section>`;
  }

  #card(i18n: I18n, match: Match): TemplateResult {
    const { answer, score, assessablePoints } = match;
    const isMadeUp = (...fields: string[]) => fields.some((field) => answer.generatedFields.includes(field));
    const fact = (name: MessageKey, words: string, isGenerated: boolean) =>
      html`<div>
        <dt>${i18n.t(name)}</dt>
        <dd>
          ${words || html`<span class="soft">${i18n.t('matching.unknown')}</span>`}
          ${words && isGenerated ? html`<span class="made-up">${i18n.t('matching.generated_field')}</span>` : nothing}
        </dd>
      </div>`;
    return html`<article class="card match">
      <header>
        <h4><bdi>${answer.name}</bdi></h4>
        <p class="soft">
          ${i18n.t(`matching.kind_${answer.kind}`)} ·
          ${i18n.t('matching.by_provider', { provider: answer.provider })}
        </p>
      </header>
      ${answer.description ? html`<p><bdi>${answer.description}</bdi></p>` : nothing}
      ${match.needsCheck ? html`<p class="check">${i18n.t('matching.needs_check')}</p>` : nothing}
      <dl>
        ${fact('matching.where', whereWords(i18n, match, this.districtNames), isMadeUp('place', 'districts'))}
        ${fact('matching.when', windowWords(i18n, answer.windows), isMadeUp('windows'))}
        ${fact('matching.cost', costWords(i18n, answer.cost), isMadeUp('cost'))}
      </dl>
      ${
        assessablePoints > 0
          ? html`<div class="score">
              <p>
                ${i18n.t('matching.score', { score: i18n.number(score), assessable: i18n.number(assessablePoints) })}
              </p>
              <progress aria-hidden="true" max=${assessablePoints} .value=${score}></progress>
            </div>`
          : nothing
      }
      ${this.#explanation(i18n, match)}
      <footer class="soft">
        ${
          answer.verifiedOn
            ? i18n.t('matching.verified', { day: i18n.day(answer.verifiedOn) })
            : i18n.t('matching.never_verified')
        }
        ${
          answer.source === 'generated' || answer.generatedFields.length > 0
            ? html`<p>
                <strong class="made-up">${i18n.t('matching.generated')}</strong>
                ${i18n.t('matching.generated_help')}
              </p>`
            : nothing
        }
      </footer>
      ${
        this.choose === undefined
          ? nothing
          : html`<p>
              <button class="button" @click=${() => this.#chosen(answer.id)}>
                ${this.choose}<span class="visually-hidden">: ${answer.name}</span>
              </button>
            </p>`
      }
    </article>`;
  }

  #explanation(i18n: I18n, { criteria, changes }: Match): TemplateResult {
    const part = (title: MessageKey, lines: readonly string[]) =>
      lines.length > 0
        ? html`<div>
            <h5>${i18n.t(title)}</h5>
            <ul>
              ${lines.map((line) => html`<li>${line}</li>`)}
            </ul>
          </div>`
        : nothing;
    const changed = changes.map((change) => changeWords(i18n, change)).filter((words) => words !== '');
    return html`<div class="why">
      ${part('matching.why', reasonWords(i18n, criteria))}
      ${part('matching.against', againstWords(i18n, criteria))}
      ${part('matching.not_known', unknownWords(i18n, criteria))}
      ${part('matching.would_change', changed.slice(0, mostChanges))}
    </div>`;
  }

  #chosen(id: string): void {
    this.dispatchEvent(
      new CustomEvent('snodo-answer-chosen', { bubbles: true, composed: true, detail: { id } }),
    );
  }

  readonly #repeat = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-search-repeated', { bubbles: true, composed: true }));
  };
}

if (!customElements.get('snodo-match-list')) customElements.define('snodo-match-list', SnodoMatchList);
