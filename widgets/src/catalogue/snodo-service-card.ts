import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { districtName, type Territory } from '../places/place.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { cardStyles } from '../ui/card.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { listText } from '../ui/list-text.ts';
import { costText, windowLines, type Service, type TaxonomyEntry } from './service.ts';

/**
 * A service in a list: which need it answers, who gives it, where, when and at what cost. A fact that is
 * not known is said to be so. Its next step opens the rest in place.
 */
export class SnodoServiceCard extends LitElement {
  static override properties = {
    service: { attribute: false },
    territory: { attribute: false },
    taxonomy: { attribute: false },
  };
  static override styles = [baseStyles, cardStyles];

  declare service: Service | undefined;
  declare territory: Territory;
  declare taxonomy: readonly TaxonomyEntry[];

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.territory = { districts: [], quarters: [] };
    this.taxonomy = [];
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { service } = this;
    if (!i18n || !service) return nothing;
    return html`<article class="card services" aria-labelledby="name">
      <p class="kind"><snodo-icon name="heart-handshake"></snodo-icon>${this.#groupName(i18n, service)}</p>
      <h3 id="name"><bdi>${service.name}</bdi></h3>
      <ul role="list" class="facts">
        <li>
          <snodo-icon name="clock"></snodo-icon>
          <span>${windowLines(i18n, service.windows).map((line) => html`<div>${line}</div>`)}</span>
        </li>
        <li><snodo-icon name="map-pin"></snodo-icon>${this.#districts(i18n, service)}</li>
        <li><snodo-icon name="euro"></snodo-icon>${costText(i18n, service.cost)}</li>
        ${
          service.audience === 'yours'
            ? html`<li><snodo-icon name="users"></snodo-icon>${i18n.t('portal.fact.yours')}</li>`
            : nothing
        }
      </ul>
      <details>
        <summary class="button plain">
          ${i18n.t('portal.details')}<snodo-icon name="chevron-down"></snodo-icon>
        </summary>
        <div class="more">
          <p>${service.description}</p>
          <p>${i18n.t('portal.fact.provider')} <bdi>${service.provider}</bdi></p>
          <p>
            ${
              service.verifiedOn === null
                ? i18n.t('portal.fact.notVerified')
                : i18n.t('portal.fact.verifiedOn', { day: i18n.day(service.verifiedOn) })
            }
          </p>
          ${
            service.source === 'generated'
              ? html`<p class="made-up">${i18n.t('portal.madeUp.whole')}</p>`
              : service.generatedFields.length > 0
                ? html`<p class="made-up">${i18n.t('portal.madeUp.partly')}</p>`
                : nothing
          }
        </div>
      </details>
    </article>`;
  }

  #groupName(i18n: I18n, service: Service): string {
    const entry = this.taxonomy.find(({ code }) => service.entries.includes(code));
    const group = this.taxonomy.find(({ code }) => code === entry?.group);
    return group?.name ?? entry?.name ?? i18n.t('portal.service');
  }

  #districts(i18n: I18n, { districts }: Service): string {
    if (districts === null) return i18n.t('portal.fact.whereUnknown');
    if (districts.length === this.territory.districts.length) return i18n.t('portal.fact.everywhere');
    return listText(
      i18n,
      districts.map((code) => districtName(this.territory, code)),
    );
  }
}

if (!customElements.get('snodo-service-card')) customElements.define('snodo-service-card', SnodoServiceCard);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-card': SnodoServiceCard;
  }
}
