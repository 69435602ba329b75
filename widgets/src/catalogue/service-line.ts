import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Surroundings } from './catalogue-api.ts';
import { windowLines, type Service } from './service.ts';
import { districtsText, placesText, priceText } from './service-words.ts';

interface LineWishes {
  readonly isCompared: boolean;
  readonly compare: (service: Service, box: HTMLInputElement) => void;
}

/** Where the whole sheet of a service stands. */
export function sheetAddress(i18n: I18n, code: string): string {
  return `/services/${encodeURIComponent(code)}?lang=${i18n.language}`;
}

/** One service of the list: which need it answers, its name, when, where, what it costs, and how old that is. */
export function serviceLine(
  i18n: I18n,
  { taxonomy, territory }: Surroundings,
  service: Service,
  { isCompared, compare }: LineWishes,
): TemplateResult {
  const entry = taxonomy.find(({ code }) => service.entries.includes(code));
  return html`<article class="card">
    <p class="kind">${entry?.name ?? i18n.t('portal.service')}</p>
    <h3>
      <a href=${sheetAddress(i18n, service.code)}><bdi>${service.name}</bdi></a>
    </h3>
    <p class="soft"><bdi>${service.provider}</bdi></p>
    <ul role="list" class="facts">
      <li>
        <snodo-icon name="clock"></snodo-icon>
        <span>${windowLines(i18n, service.windows).map((line) => html`<div>${line}</div>`)}</span>
      </li>
      <li>
        <snodo-icon name="map-pin"></snodo-icon
        ><span
          >${service.nearness === null ? nothing : html`${i18n.t(`catalogue.near.${service.nearness}`)} · `}${districtsText(
            i18n,
            territory,
            service.districts,
          )}</span
        >
      </li>
      <li><snodo-icon name="euro"></snodo-icon>${priceText(i18n, service.cost)}</li>
      ${
        service.openPlaces === null
          ? nothing
          : html`<li><snodo-icon name="users"></snodo-icon>${placesText(i18n, service)}</li>`
      }
      ${
        service.audience === 'everyone'
          ? nothing
          : html`<li>
              <snodo-icon name="lock"></snodo-icon
              >${i18n.t(service.audience === 'yours' ? 'portal.fact.yours' : 'catalogue.members')}
            </li>`
      }
    </ul>
    ${
      service.freshness === 'stale'
        ? html`<p class="stale"><snodo-icon name="history"></snodo-icon>${i18n.t('catalogue.stale')}</p>`
        : nothing
    }
    <div class="foot">
      <span class="soft"
        >${
          service.verifiedOn === null
            ? i18n.t('catalogue.never')
            : i18n.t('catalogue.verified', { day: i18n.day(service.verifiedOn) })
        }</span
      >
      <label>
        <input
          type="checkbox"
          .checked=${isCompared}
          aria-label=${i18n.t('catalogue.compare_this', { name: service.name })}
          @change=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) compare(service, event.target);
          }}
        />
        ${i18n.t('catalogue.compare')}
      </label>
    </div>
  </article>`;
}
