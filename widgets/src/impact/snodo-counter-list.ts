import type { components } from '@snodo/client';
import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';

export type Counter = components['schemas']['Counter'];

/**
 * The programme's figures, each with its name, what exactly it counts, whether it was published or is
 * computed, and of which year. A source that all of them share is named once, below.
 */
export class SnodoCounterList extends LitElement {
  static override properties = { counters: { attribute: false } };

  static override styles = [
    baseStyles,
    css`
      :host {
        container-type: inline-size;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        border: 1px solid var(--snodo-color-hairline);
        border-radius: var(--snodo-radius-card);
        background: var(--snodo-color-hairline);
        gap: 1px;
        overflow: hidden;
      }
      li {
        display: grid;
        flex: 1 1 11.5rem;
        align-content: start;
        gap: var(--snodo-space-1);
        padding: var(--snodo-space-4);
        background: var(--snodo-color-surface);
      }
      .figure {
        font-size: var(--snodo-text-xxl);
        font-weight: 700;
        line-height: 1.1;
        color: var(--snodo-color-services);
      }
      .label {
        font-size: var(--snodo-text-m);
        font-weight: 700;
        line-height: 1.3;
      }
      .from {
        margin-block-start: var(--snodo-space-3);
        color: var(--snodo-color-ink-soft);
      }
      @container (max-width: 32rem) {
        ul {
          grid-template-columns: 1fr;
        }
        li {
          grid-template-columns: 6.5rem 1fr;
          column-gap: var(--snodo-space-3);
          padding-block: var(--snodo-space-3);
        }
        .figure {
          font-size: var(--snodo-text-xl);
          grid-row: span 3;
        }
        li > :not(.figure) {
          grid-column: 2;
        }
      }
      @container (max-width: 19rem) {
        li {
          display: block;
        }
        li > * {
          display: block;
        }
      }
    `,
  ];

  declare counters: readonly Counter[];

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.counters = [];
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || this.counters.length === 0) return nothing;
    const sources = new Set(this.counters.map(({ source }) => source));
    const shared = sources.size === 1 ? [...sources][0] : undefined;
    return html`
      <ul role="list">
        ${this.counters.map((counter) => this.#counter(i18n, counter, shared === undefined))}
      </ul>
      ${shared === undefined ? nothing : html`<p class="from">${i18n.t('portal.counter.source', { source: shared })}</p>`}
    `;
  }

  #counter(i18n: I18n, counter: Counter, isSourceShown: boolean) {
    const { count, label, counts, kind, source, asOfYear } = counter;
    const origin = i18n.t(kind === 'published' ? 'portal.counter.published' : 'portal.counter.computed', {
      // A year is a name, not a quantity: it takes no thousands separator.
      year: String(asOfYear),
    });
    return html`<li>
      <span class="figure">${i18n.number(count)}</span>
      <span class="label">${label}</span>
      <span>${counts}</span>
      <span class="soft">${origin}</span>
      ${isSourceShown ? html`<span class="soft">${i18n.t('portal.counter.source', { source })}</span>` : nothing}
    </li>`;
  }
}

if (!customElements.get('snodo-counter-list')) customElements.define('snodo-counter-list', SnodoCounterList);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-counter-list': SnodoCounterList;
  }
}
