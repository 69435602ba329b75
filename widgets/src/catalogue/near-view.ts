import { html, type TemplateResult } from 'lit';
import type { Territory } from '../places/place.ts';
import type { I18n } from '../ui/i18n.ts';

/** Near whom somebody searches who searches for another. */
export interface Helped {
  /** Code of a district or a place; empty: not said. */
  readonly near: string;
  readonly places: readonly { readonly code: string; readonly name: string }[];
}

type IsFor = (helped: Helped | undefined) => void;

/** For whom the search is. */
export function whomView(i18n: I18n, helped: Helped | undefined, isFor: IsFor): TemplateResult {
  return html`<fieldset class="whom">
    <legend>${i18n.t('catalogue.for')}</legend>
    ${([undefined, { near: '', places: [] }] as const).map(
      (whom) =>
        html`<label>
          <input
            type="radio"
            name="for"
            .checked=${(helped === undefined) === (whom === undefined)}
            @change=${() => isFor(whom)}
          />
          <span>${i18n.t(whom === undefined ? 'catalogue.for_me' : 'catalogue.for_helped')}</span>
        </label>`,
    )}
  </fieldset>`;
}

interface NearView {
  readonly territory: Territory;
  readonly near: string;
  readonly helped: Helped | undefined;
  readonly isNear: (near: string) => void;
  readonly isFor: IsFor;
}

/** From where nearness counts; what is said of another stays on the page. */
export function nearView(i18n: I18n, { territory, near, helped, isNear, isFor }: NearView): TemplateResult {
  const chosen = helped?.near ?? near;
  const option = ({ code, name }: { readonly code: string; readonly name: string }) =>
    html`<option value=${code} ?selected=${code === chosen}>${name}</option>`;
  return html`<div class="field">
    <label for="near">${i18n.t(helped ? 'catalogue.helped_near' : 'catalogue.near')}</label>
    <select
      id="near"
      aria-describedby="near-help"
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLSelectElement)) return;
        if (helped) isFor({ ...helped, near: target.value });
        else isNear(target.value);
      }}
    >
      <option value="" ?selected=${chosen === ''}>${i18n.t('catalogue.near_any')}</option>
      ${
        helped === undefined
          ? territory.districts.map(option)
          : html`<optgroup label=${i18n.t('catalogue.helped_districts')}>
                ${territory.districts.map(option)}
              </optgroup>
              <optgroup label=${i18n.t('catalogue.helped_places')}>${helped.places.map(option)}</optgroup>`
      }
    </select>
  </div>`;
}
