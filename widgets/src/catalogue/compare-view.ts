import { css, html, nothing, type TemplateResult } from 'lit';
import type { Territory } from '../places/place.ts';
import type { I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { windowLines, type Service } from './service.ts';
import { districtsText, languageName, placesText, priceLines, verifiedText } from './service-words.ts';

/** More columns are no comparison any more. */
export const mostCompared = 3;

/** What a list tells of a service, whichever way it was found. */
export type Compared = Omit<Service, 'nearness'>;

/** The table scrolls in its own box; on a phone each fact is a part of its own with every service named. */
export const compareStyles = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  th,
  td {
    padding: var(--snodo-space-2) var(--snodo-space-3);
    border-block-end: 1px solid var(--snodo-color-hairline);
    text-align: start;
    vertical-align: top;
    min-inline-size: 9rem;
    overflow-wrap: anywhere;
  }
  td .of {
    display: none;
  }
  th.part {
    border-block-end: 0;
    padding-block-start: var(--snodo-space-4);
    color: var(--snodo-color-ink-soft);
    font-weight: 600;
  }
  @media (max-width: 40rem) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    th[scope='row'] {
      border-block-end: 0;
      padding-block-end: 0;
    }
    td .of {
      display: block;
      color: var(--snodo-color-ink-soft);
      font-weight: 600;
    }
  }
`;

interface Fact {
  readonly name: string;
  /** Of each service, line by line. */
  readonly lines: readonly (readonly string[])[];
}

/** Services side by side, one fact a row, what differs first; what is not known is said in its cell. */
export function compareTable(
  i18n: I18n,
  { territory }: { readonly territory: Territory },
  services: readonly Compared[],
): TemplateResult {
  const facts = factsOf(i18n, territory, services);
  const isAlike = ({ lines }: Fact) => lines.every((each) => each.join('\n') === lines[0]?.join('\n'));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${i18n.t('catalogue.compare_title')}>
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${i18n.t('catalogue.compare_fact')}</th>
          ${services.map(({ name }) => html`<th scope="col" role="columnheader"><bdi>${name}</bdi></th>`)}
        </tr>
      </thead>
      ${factRows(
        i18n.t('catalogue.compare_differs'),
        facts.filter((fact) => !isAlike(fact)),
        services,
      )}
      ${factRows(i18n.t('catalogue.compare_alike'), facts.filter(isAlike), services)}
    </table>
  </div>`;
}

function factRows(title: string, facts: readonly Fact[], services: readonly Compared[]) {
  if (facts.length === 0) return nothing;
  return html`<tbody role="rowgroup">
    <tr role="row">
      <th class="part" scope="rowgroup" role="rowheader" colspan=${services.length + 1}>${title}</th>
    </tr>
    ${facts.map(
      ({ name, lines }) =>
        html`<tr role="row">
          <th scope="row" role="rowheader">${name}</th>
          ${lines.map(
            (each, at) =>
              html`<td role="cell">
                <div class="of" aria-hidden="true"><bdi>${services[at]?.name}</bdi></div>
                ${each.map((line) => html`<div>${line}</div>`)}
              </td>`,
          )}
        </tr>`,
    )}
  </tbody>`;
}

function factsOf(i18n: I18n, territory: Territory, services: readonly Compared[]): Fact[] {
  const rows: [string, (service: Compared) => readonly string[]][] = [
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
  return rows.map(([name, linesOf]) => ({ name, lines: services.map(linesOf) }));
}
