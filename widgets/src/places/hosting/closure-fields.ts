import { html, nothing, type TemplateResult } from 'lit';
import { dayFromNow } from '../booking/booking-words.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/snodo-day-field.ts';
import type { PlaceHours } from './hosting-api.ts';

export type Closure = PlaceHours['closures'][number];

/** Days on which a place is closed although its week says otherwise; each with a name that people read. */
export function closureFields(
  i18n: I18n,
  closures: readonly Closure[],
  change: (closures: readonly Closure[]) => void,
): TemplateResult {
  const put = (at: number, other: Partial<Closure>) =>
    change(closures.map((one, index) => (index === at ? { ...one, ...other } : one)));
  const dayOf = (at: number, field: 'firstOn' | 'lastOn', { target }: Event) => {
    if (target instanceof HTMLElement && 'value' in target) put(at, { [field]: String(target.value) });
  };
  return html`<fieldset class="field">
    <legend>${i18n.t('hosting.closures')}</legend>
    ${closures.map(
      (closure, index) =>
        html`<div class="notice" role="group" aria-label=${closure.name ?? i18n.t('hosting.closure')}>
          <div class="field">
            <label for=${`closure-${index}`}>${i18n.t('hosting.closureName')}</label>
            <input
              id=${`closure-${index}`}
              maxlength="120"
              .value=${closure.name ?? ''}
              @change=${({ target }: Event) => {
                if (target instanceof HTMLInputElement) put(index, { name: target.value.trim() });
              }}
            />
          </div>
          <div class="pair">
            <snodo-day-field
              label=${i18n.t('booking.firstOn')}
              value=${closure.firstOn}
              max=${dayFromNow(1000)}
              @change=${(changed: Event) => dayOf(index, 'firstOn', changed)}
            ></snodo-day-field>
            <snodo-day-field
              label=${i18n.t('booking.lastOn')}
              value=${closure.lastOn}
              max=${dayFromNow(1000)}
              @change=${(changed: Event) => dayOf(index, 'lastOn', changed)}
            ></snodo-day-field>
          </div>
          <button
            type="button"
            class="button plain"
            @click=${() => change(closures.filter((_, at) => at !== index))}
          >
            ${i18n.t('hosting.hoursLess')}
          </button>
        </div>`,
    )}
    ${
      closures.length < 100
        ? html`<button
            type="button"
            class="button"
            @click=${() => change([...closures, { firstOn: dayFromNow(7), lastOn: dayFromNow(7) }])}
          >
            ${i18n.t('hosting.closureAdd')}
          </button>`
        : nothing
    }
  </fieldset>`;
}

/** Closures as the API takes them: a name that says nothing is left out, and the last day is not before the first. */
export function readClosures(closures: readonly Closure[]): Closure[] {
  return closures.map(({ firstOn, lastOn, name }) => ({
    firstOn,
    lastOn: lastOn < firstOn ? firstOn : lastOn,
    ...(name === undefined || name === '' ? {} : { name }),
  }));
}
