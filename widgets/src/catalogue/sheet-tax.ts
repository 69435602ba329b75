import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { ServiceSheet } from './catalogue-api.ts';

/** Under which letter of the law a firm may give it, whether that holds today, and what the law says. */
export function taxView(i18n: I18n, { taxLabel, taxPeriod }: ServiceSheet): TemplateResult | typeof nothing {
  if (taxLabel === null) return nothing;
  const words = i18n.t(`catalogue.tax.${taxLabel}`);
  if (taxPeriod === null)
    return html`<p class="soft">${words}</p>
      <p class="stale"><snodo-icon name="history"></snodo-icon>${i18n.t('catalogue.tax_unknown')}</p>`;
  const { state, startsOn, endsOn, reference, words: law, checkedOn } = taxPeriod;
  const day = i18n.day(state === 'over' && endsOn !== null ? dayAfter(endsOn) : startsOn);
  return html`<p class="soft">${words}</p>
    ${
      state === 'holds'
        ? nothing
        : html`<p class="stale">
            <snodo-icon name="history"></snodo-icon>${i18n.t(`catalogue.tax_${state}`, { day })}
          </p>`
    }
    <details class="law">
      <summary>${i18n.t('catalogue.tax_law')}</summary>
      <p>${law}</p>
      <p class="soft">${reference}</p>
      <p class="soft">
        ${i18n.t('catalogue.tax_since', { day: i18n.day(startsOn) })}${
          endsOn === null ? nothing : html`. ${i18n.t('catalogue.tax_until', { day: i18n.day(endsOn) })}`
        }
      </p>
      <p class="soft">
        ${
          checkedOn === null
            ? i18n.t('catalogue.tax_unchecked')
            : i18n.t('catalogue.tax_checked', { day: i18n.day(checkedOn) })
        }
      </p>
    </details>`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
