import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { Testimony, TimeBankApi } from './time-bank-api.ts';

/**
 * Thanks that both people let everyone read, with first names. Words alone: nobody is marked or counted. While there
 * are none, and where they cannot be had, nothing stands here: nobody came for them.
 */
export class SnodoTestimonies extends LitElement {
  static override properties = { api: { attribute: false }, found: { state: true } };
  static override styles = [
    baseStyles,
    css`
      section {
        display: grid;
        gap: var(--snodo-space-4);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
        gap: var(--snodo-space-4);
      }
      blockquote {
        margin: 0;
        overflow-wrap: anywhere;
      }
      figure {
        display: grid;
        gap: var(--snodo-space-2);
        padding: var(--snodo-space-4);
        border-inline-start: 4px solid var(--snodo-color-hours);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-hours-wash);
      }
    `,
  ];

  declare api: TimeBankApi | undefined;
  declare private found: Load<readonly Testimony[]>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.found = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { found } = this;
    if (!i18n || found.state !== 'ready' || found.loaded.length === 0) return nothing;
    return html`<section aria-labelledby="told">
      <h2 id="told">${i18n.t('offer.testimonies')}</h2>
      <ul role="list">
        ${found.loaded.map(
          ({ words, from, to }) =>
            html`<li>
              <figure>
                <blockquote><bdi>${words}</bdi></blockquote>
                <figcaption class="soft">${i18n.t('offer.fromTo', { from, to })}</figcaption>
              </figure>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  async #load(): Promise<void> {
    if (this.api) this.found = await settle(this.api.listTestimonies());
  }
}

if (!customElements.get('snodo-testimonies')) customElements.define('snodo-testimonies', SnodoTestimonies);
