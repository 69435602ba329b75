import { html, type TemplateResult } from 'lit';
import type { TaxonomyEntry } from '../catalogue/service.ts';
import '../catalogue/snodo-service-card.ts';
import type { Territory } from '../places/place.ts';
import '../places/snodo-activity-card.ts';
import '../places/snodo-place-card.ts';
import type { I18n } from '../ui/i18n.ts';
import type { Answers, Shown } from './home-answers.ts';

/** The loaded things as list items, each with the card of its kind. */
export function answerCards(
  shown: Shown,
  territory: Territory,
  taxonomy: readonly TaxonomyEntry[],
): TemplateResult[] {
  switch (shown.list) {
    case 'places':
      return shown.items.map(
        (place) =>
          html`<li><snodo-place-card .place=${place} .territory=${territory}></snodo-place-card></li>`,
      );
    case 'services':
      return shown.items.map(
        (service) =>
          html`<li>
            <snodo-service-card
              .service=${service}
              .territory=${territory}
              .taxonomy=${taxonomy}
            ></snodo-service-card>
          </li>`,
      );
    default:
      return shown.items.map(
        (activity) =>
          html`<li>
            <snodo-activity-card .activity=${activity} .territory=${territory}></snodo-activity-card>
          </li>`,
      );
  }
}

/** `12 luoghi`, and whether there are more: the lists give no total. */
export function countText(i18n: I18n, { shown, items, nextCursor }: Answers): string {
  const count = i18n.t(`home.count.${shown.list}`, { count: items.length });
  return nextCursor === null ? count : i18n.t('home.count.andMore', { count });
}
