import { html, nothing, type TemplateResult } from 'lit';
import { locales, type I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import type { UseFigure, UseMonth } from './use-api.ts';

export const useMeasures = ['hours', 'bookings', 'attendances'] as const;
export const useClasses = ['own_staff', 'firms', 'groups', 'residents'] as const;

/** `2026-11` in words. */
export function monthName(i18n: I18n, month: string, length: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(locales[i18n.language], {
    month: length,
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** A month, and from which on its figures are when earlier ones are told with it. */
export function monthCell(i18n: I18n, { month, told }: UseMonth): TemplateResult {
  return html`<th scope="row">
    ${monthName(i18n, month)}
    ${
      told === null || told.from === month
        ? nothing
        : html`<small>${i18n.t('hosting.useFrom', { from: monthName(i18n, told.from) })}</small>`
    }
  </th>`;
}

/** A figure, or that it is not told; a cell of a table. */
export function figureCell(i18n: I18n, figure: UseFigure | undefined): TemplateResult {
  const amount = figure?.amount ?? null;
  return amount === null
    ? html`<td class="number soft">
        <snodo-icon name="eye-off"></snodo-icon
        ><span class="visually-hidden">${i18n.t('hosting.useHidden')}</span>
      </td>`
    : html`<td class="number">${i18n.number(amount)}</td>`;
}
