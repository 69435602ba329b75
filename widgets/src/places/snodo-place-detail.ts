import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { windowLines, type Service } from '../catalogue/service.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { kindIcon, kindText, whereText, type Activity, type Place, type Territory } from './place.ts';

/**
 * Everything about one place, in a modal dialog that opens when `place` is set: what it is, who keeps it,
 * what is there, the services and activities held there, and which facts the demonstration made up.
 *
 * @fires snodo-place-closed - The person closed it; the owner then unsets `place`
 */
export class SnodoPlaceDetail extends LitElement {
  static override properties = {
    place: { attribute: false },
    territory: { attribute: false },
    services: { attribute: false },
    activities: { attribute: false },
  };

  static override styles = [
    baseStyles,
    dialogStyles,
    css`
      .kind {
        display: inline-flex;
        align-items: center;
        gap: var(--snodo-space-2);
        color: var(--snodo-color-places);
        font-weight: 600;
      }
      h2 {
        font-size: var(--snodo-text-xl);
      }
      h3 {
        font-size: var(--snodo-text-m);
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-2);
      }
      dl {
        display: grid;
        gap: var(--snodo-space-2);
      }
      dt {
        font-weight: 600;
      }
      .list {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .list > li {
        padding-inline-start: var(--snodo-space-3);
        border-inline-start: 3px solid var(--snodo-color-hairline);
      }
      .made-up {
        padding: var(--snodo-space-3) var(--snodo-space-4);
        border-radius: var(--snodo-radius-field);
        background: var(--snodo-color-tram-wash);
      }
    `,
  ];

  declare place: Place | null;
  declare territory: Territory;
  /** Services held at the place; undefined while they load. */
  declare services: readonly Service[] | undefined;
  /** Activities held at the place; undefined while they load. */
  declare activities: readonly Activity[] | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.place = null;
    this.territory = { districts: [], quarters: [] };
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { place } = this;
    if (!i18n || !place) return nothing;
    return html`<dialog aria-labelledby="name" @close=${this.#closed} @click=${this.#onBackdrop}>
      <div class="sheet">
        <button type="button" class="button close" @click=${this.#close}>
          <snodo-icon name="x"></snodo-icon>${i18n.t('common.close')}
        </button>
        <p class="kind">
          <snodo-icon name=${kindIcon(place.kind)}></snodo-icon>${kindText(i18n, place.kind)}
        </p>
        <h2 id="name"><bdi>${place.name}</bdi></h2>
        <p>${place.description}</p>
        <dl>
          <div>
            <dt>${i18n.t('places.where')}</dt>
            <dd>${whereText(this.territory, place)}</dd>
          </div>
          <div>
            <dt>${i18n.t('places.host')}</dt>
            <dd><bdi>${place.host}</bdi></dd>
          </div>
          <div>
            <dt>${i18n.t('places.lifeCycle')}</dt>
            <dd>${i18n.t(`places.lifeCycle.${place.lifeCycle}`)}</dd>
          </div>
        </dl>
        <a class="button" href=${`/places?${new URLSearchParams({ place: place.code, lang: i18n.language })}`}
          >${i18n.t('places.openPlace')}</a
        >
        ${this.#amenities(i18n, place)} ${this.#held(i18n)} ${madeUp(i18n, place)}
      </div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (changed.has('place') && this.place && dialog && !dialog.open) dialog.showModal();
  }

  #amenities(i18n: I18n, place: Place) {
    if (place.amenities.length === 0) return nothing;
    return html`<h3 id="amenities">${i18n.t('places.amenities')}</h3>
      <ul role="list" class="chips" aria-labelledby="amenities">
        ${place.amenities.map(
          (amenity) => html`<li class="chip"><snodo-icon name="check"></snodo-icon>${amenity}</li>`,
        )}
      </ul>`;
  }

  #held(i18n: I18n) {
    const { services, activities } = this;
    if (!services || !activities) return html`<p role="status">${i18n.t('places.heldPending')}</p>`;
    if (services.length === 0 && activities.length === 0) return html`<p>${i18n.t('places.heldNothing')}</p>`;
    return html`
      ${
        services.length === 0
          ? nothing
          : html`<h3>${i18n.t('places.servicesHere')}</h3>
              <ul role="list" class="list">
                ${services.map(
                  ({ name, description }) =>
                    html`<li>
                      <strong><bdi>${name}</bdi></strong>
                      <p>${description}</p>
                    </li>`,
                )}
              </ul>`
      }
      ${
        activities.length === 0
          ? nothing
          : html`<h3>${i18n.t('places.activitiesHere')}</h3>
              <ul role="list" class="list">
                ${activities.map(
                  ({ name, windows }) =>
                    html`<li>
                      <strong><bdi>${name}</bdi></strong>
                      ${windowLines(i18n, windows).map((line) => html`<p>${line}</p>`)}
                    </li>`,
                )}
              </ul>`
      }
    `;
  }

  #onBackdrop(click: Event): void {
    if (click.target instanceof HTMLDialogElement) click.target.close();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #closed(): void {
    this.dispatchEvent(new CustomEvent('snodo-place-closed', { bubbles: true, composed: true }));
  }
}

function madeUp(i18n: I18n, { source, generatedFields }: Place) {
  if (source === 'published' && generatedFields.length === 0) return nothing;
  const sentence = i18n.t(source === 'generated' ? 'portal.madeUp.whole' : 'portal.madeUp.partly');
  return html`<p class="made-up">${sentence}</p>`;
}

if (!customElements.get('snodo-place-detail')) customElements.define('snodo-place-detail', SnodoPlaceDetail);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-detail': SnodoPlaceDetail;
  }
}
