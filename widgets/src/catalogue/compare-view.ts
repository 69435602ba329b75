import { html, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Surroundings } from './catalogue-api.ts';
import { windowLines, type Service } from './service.ts';
import { districtsText, languageName, placesText, priceLines, verifiedText } from './service-words.ts';
import { listText } from '../ui/list-text.ts';

/** More columns are no comparison any more. */
export const mostCompared = 3;

/** Services side by side, one fact a row; what is not known is said in its cell. */
export function compareTable(
  i18n: I18n,
  { territory }: Surroundings,
  services: readonly Service[],
): TemplateResult {
  const rows: [string, (service: Service) => readonly string[]][] = [
    [i18n.t('catalogue.provider'), ({ provider }) => [provider]],
    [i18n.t('catalogue.when'), ({ windows }) => windowLines(i18n, windows)],
    [i18n.t('catalogue.where'), ({ districts }) => [districtsText(i18n, territory, districts)]],
    [i18n.t('catalogue.price'), ({ cost }) => priceLines(i18n, cost)],
    [i18n.t('catalogue.kind'), ({ offerKind }) => [i18n.t(`catalogue.kind.${offerKind}`)]],
    [i18n.t('catalogue.capacity'), (service) => [placesText(i18n, service)]],
    [
      i18n.t('catalogue.languages_title'),
      ({ languages }) => [
        languages === null
          ? i18n.t('catalogue.unknown')
          : listText(
              i18n,
              languages.map((code) => languageName(i18n, code)),
            ),
      ],
    ],
    [i18n.t('catalogue.sources'), (service) => [verifiedText(i18n, service)]],
  ];
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${i18n.t('catalogue.compare_title')}>
    <table>
      <thead>
        <tr>
          <th scope="col">${i18n.t('catalogue.compare_fact')}</th>
          ${services.map(({ name }) => html`<th scope="col"><bdi>${name}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([fact, linesOf]) =>
            html`<tr>
              <th scope="row">${fact}</th>
              ${services.map(
                (service) => html`<td>${linesOf(service).map((line) => html`<div>${line}</div>`)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
