import { html, type TemplateResult } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import type { CompanyRelease } from './bank-api.ts';

type Figure = CompanyRelease['total'];

/** A firm's hours of one quarter as they were released: a table, in which what is hidden says so and why. */
export function companyReleaseView(i18n: I18n, release: CompanyRelease): TemplateResult {
  const { organisation, quarter, releasedOn, floor, total, parts } = release;
  const title = i18n.t('time-bank-desk.companies.title', { organisation: organisation.name, quarter });
  return html`<div class="card stack">
    <div class="scroll">
      <table>
        <caption>
          <bdi>${title}</bdi>
        </caption>
        <thead>
          <tr>
            <th scope="col">${i18n.t('time-bank-desk.companies.part')}</th>
            <th scope="col" class="number">${i18n.t('time-bank-desk.companies.hours')}</th>
            <th scope="col" class="number">${i18n.t('time-bank-desk.companies.persons')}</th>
          </tr>
        </thead>
        <tbody>
          ${parts.map(({ part, figure }) => row(i18n, i18n.t(`time-bank-desk.companies.part_${part}`), figure))}
          ${row(i18n, i18n.t('time-bank-desk.companies.total'), total)}
        </tbody>
      </table>
    </div>
    <p class="soft">
      ${i18n.t('time-bank-desk.companies.releasedOn', { day: dayIn(i18n, releasedOn), floor: i18n.number(floor) })}
    </p>
  </div>`;
}

function row(i18n: I18n, name: string, { hours, peopleFrom }: Figure) {
  return html`<tr>
    <th scope="row">${name}</th>
    ${
      hours === null || peopleFrom === null
        ? html`<td colspan="2" class="soft">
            <snodo-icon name="eye-off"></snodo-icon> ${i18n.t('time-bank-desk.companies.hidden')}
          </td>`
        : html`<td class="number">${i18n.number(hours)}</td>
            <td class="number">
              ${i18n.t('time-bank-desk.companies.atLeast', { count: i18n.number(peopleFrom) })}
            </td>`
    }
  </tr>`;
}
