import { html, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import type { TaxonomyEntry, Territory } from './clusters-api.ts';

/** What a signal is about, and where; ids end in what tells one form from the next. */
export function signalFields(
  i18n: I18n,
  end: string,
  taxonomy: readonly TaxonomyEntry[],
  { districts }: Territory,
): TemplateResult {
  return html`<div class="field">
      <label for="entry-${end}">${i18n.t('cluster.entry')}</label>
      <select id="entry-${end}" name="entry" required>
        <option value="">${i18n.t('cluster.choose')}</option>
        ${taxonomy
          .filter(({ group }) => group === null)
          .map(
            ({ code, name }) =>
              html`<optgroup label=${name}>
                ${taxonomy
                  .filter(({ group, isRetired }) => group === code && !isRetired)
                  .map((entry) => html`<option value=${entry.code}>${entry.name}</option>`)}
              </optgroup>`,
          )}
      </select>
    </div>
    <div class="field">
      <label for="district-${end}">${i18n.t('cluster.district')}</label>
      <select id="district-${end}" name="district">
        <option value="">${i18n.t('cluster.everywhere')}</option>
        ${districts
          .filter(({ isInProgramme }) => isInProgramme)
          .map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
      </select>
    </div>`;
}

export function readSignalFields(told: FormData): { entry: string; district: string | null } {
  const district = String(told.get('district') ?? '');
  return { entry: String(told.get('entry') ?? ''), district: district === '' ? null : district };
}
