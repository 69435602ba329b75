import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { listText } from '../ui/list-text.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { cardStyles } from '../ui/card.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { kindIcon, kindText, whereText, type Place, type Territory } from './place.ts';

const amenitiesShownMax = 3;

/**
 * A place in a list: its kind, where it is, who keeps it open, what is there, and the step to its page.
 *
 * @fires snodo-place-chosen - `detail.code`: the person wants to see the place
 * @fires snodo-place-pointed - `detail.code`, or null: pointer or focus came to the card, or left it
 */
export class SnodoPlaceCard extends LitElement {
  static override properties = { place: { attribute: false }, territory: { attribute: false } };
  static override styles = [baseStyles, cardStyles];

  declare place: Place | undefined;
  declare territory: Territory;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.territory = { districts: [], quarters: [] };
    this.addEventListener('pointerenter', () => this.#point(true));
    this.addEventListener('pointerleave', () => this.#point(false));
    this.addEventListener('focusin', () => this.#point(true));
    this.addEventListener('focusout', () => this.#point(false));
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { place } = this;
    if (!i18n || !place) return nothing;
    const shown = place.amenities.slice(0, amenitiesShownMax);
    const others = place.amenities.length - shown.length;
    const more = others > 0 ? ` ${i18n.t('places.moreAmenities', { count: others })}` : '';
    const amenities = `${listText(i18n, shown)}${more}`;
    return html`<article class="card" aria-labelledby="name">
      <p class="kind"><snodo-icon name=${kindIcon(place.kind)}></snodo-icon>${kindText(i18n, place.kind)}</p>
      <h3 id="name"><bdi>${place.name}</bdi></h3>
      <ul role="list" class="facts">
        <li><snodo-icon name="map-pin"></snodo-icon>${whereText(this.territory, place)}</li>
        <li><snodo-icon name="user-round"></snodo-icon><bdi>${place.host}</bdi></li>
        ${
          place.lifeCycle === 'active'
            ? nothing
            : html`<li>
                <snodo-icon name="info"></snodo-icon>${i18n.t(`places.lifeCycle.${place.lifeCycle}`)}
              </li>`
        }
        ${amenities ? html`<li><snodo-icon name="check"></snodo-icon>${amenities}</li>` : nothing}
      </ul>
      <p class="foot">
        <button
          type="button"
          class="button"
          aria-describedby="name"
          @click=${() => this.#send('snodo-place-chosen', place.code)}
        >
          ${i18n.t('places.see')}
        </button>
      </p>
    </article>`;
  }

  #point(isPointed: boolean): void {
    if (this.place) this.#send('snodo-place-pointed', isPointed ? this.place.code : null);
  }

  #send(type: string, code: string | null): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: { code } }));
  }
}

if (!customElements.get('snodo-place-card')) customElements.define('snodo-place-card', SnodoPlaceCard);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-card': SnodoPlaceCard;
  }
}
