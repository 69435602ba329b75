import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { costText, windowLines } from '../catalogue/service.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { cardStyles } from '../ui/card.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { districtName, type Activity, type Territory } from './place.ts';

/**
 * Something that people do together at a place: when, where, what it costs, and the step to its place.
 *
 * @fires snodo-place-chosen - `detail.code`: the person wants to see where it is held
 */
export class SnodoActivityCard extends LitElement {
  static override properties = { activity: { attribute: false }, territory: { attribute: false } };
  static override styles = [baseStyles, cardStyles];

  declare activity: Activity | undefined;
  declare territory: Territory;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.territory = { districts: [], quarters: [] };
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { activity } = this;
    if (!i18n || !activity) return nothing;
    return html`<article class="card labs" aria-labelledby="name">
      <p class="kind"><snodo-icon name="calendar-days"></snodo-icon>${i18n.t('places.activity')}</p>
      <h3 id="name"><bdi>${activity.name}</bdi></h3>
      <ul role="list" class="facts">
        <li>
          <snodo-icon name="clock"></snodo-icon>
          <span>${windowLines(i18n, activity.windows).map((line) => html`<div>${line}</div>`)}</span>
        </li>
        <li>
          <snodo-icon name="map-pin"></snodo-icon>
          <span><bdi>${activity.place.name}</bdi> · ${districtName(this.territory, activity.district)}</span>
        </li>
        <li><snodo-icon name="euro"></snodo-icon>${costText(i18n, activity.cost)}</li>
        ${
          activity.audience === 'yours'
            ? html`<li><snodo-icon name="users"></snodo-icon>${i18n.t('portal.fact.yours')}</li>`
            : nothing
        }
      </ul>
      <details>
        <summary class="button plain">
          ${i18n.t('portal.details')}<snodo-icon name="chevron-down"></snodo-icon>
        </summary>
        <div class="more">
          <p>${activity.description}</p>
          <p>${i18n.t('places.organisedBy')} <bdi>${activity.organiser}</bdi></p>
          ${
            activity.source === 'generated'
              ? html`<p class="made-up">${i18n.t('portal.madeUp.whole')}</p>`
              : nothing
          }
        </div>
      </details>
      <p class="foot">
        <button type="button" class="button" @click=${() => this.#choosePlace(activity.place.code)}>
          ${i18n.t('places.seeItsPlace')}
        </button>
      </p>
    </article>`;
  }

  #choosePlace(code: string): void {
    this.dispatchEvent(
      new CustomEvent('snodo-place-chosen', { bubbles: true, composed: true, detail: { code } }),
    );
  }
}

if (!customElements.get('snodo-activity-card')) {
  customElements.define('snodo-activity-card', SnodoActivityCard);
}

declare global {
  interface HTMLElementTagNameMap {
    'snodo-activity-card': SnodoActivityCard;
  }
}
