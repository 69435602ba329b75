import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { closureFields, readClosures, type Closure } from './closure-fields.ts';
import type { HostingApi, KeptPlace, PlaceHours } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { noHours, textOf } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';
import './snodo-week-hours.ts';

type Amenities = Awaited<ReturnType<HostingApi['listAmenities']>>;

/** What is told of a place: its name and words in the page's language, where it is, when it is open, what it has. */
export class SnodoPlaceDetails extends HostingSection {
  static override properties = {
    ...HostingSection.properties,
    amenities: { state: true },
    closures: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles];

  declare private amenities: Load<Amenities>;
  declare private closures: readonly Closure[];

  constructor() {
    super();
    this.amenities = pending;
    this.closures = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
    if (changed.has('place')) this.closures = this.place?.hours?.closures ?? [];
  }

  async #load(): Promise<void> {
    if (this.api) this.amenities = await settle(this.api.listAmenities());
  }

  protected override render() {
    const { i18n, place } = this;
    if (!i18n || !place) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${i18n.t('hosting.details')}</h3>
      <form @submit=${(submitted: SubmitEvent) => this.#submit(submitted, place)}>
        <div class="field">
          <label for="name">${i18n.t('booking.listName')}</label>
          <input id="name" name="name" required minlength="3" maxlength="80" .value=${place.name} />
        </div>
        <div class="field">
          <label for="description">${i18n.t('booking.listWords')}</label>
          <textarea
            id="description"
            name="description"
            required
            minlength="3"
            maxlength="400"
            rows="3"
            .value=${place.description}
          ></textarea>
        </div>
        <div class="field">
          <label for="address">${i18n.t('booking.listAddress')}</label>
          <input
            id="address"
            name="address"
            minlength="3"
            maxlength="200"
            autocomplete="street-address"
            .value=${place.address ?? ''}
          />
        </div>
        ${this.#hours(i18n, place)} ${this.#has(i18n, place)} ${this.outcomeLine()}
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('hosting.save')}</button>
      </form>
    </section>`;
  }

  #hours(i18n: I18n, { hours }: KeptPlace): TemplateResult {
    return html`<snodo-week-hours
        name="week"
        label=${i18n.t('booking.listDays')}
        .initial=${hours?.week ?? noHours}
      ></snodo-week-hours>
      <label class="choice"
        ><input type="checkbox" name="holidays" ?checked=${(hours?.holidays ?? ['italy']).length > 0} /><span
          >${i18n.t('hosting.holidays')}</span
        ></label
      >
      ${closureFields(i18n, this.closures, (closures) => {
        this.closures = closures;
      })}
      <p class="help">${i18n.t(hours === null ? 'hosting.hoursOdd' : 'hosting.hoursHelp')}</p>`;
  }

  #has(i18n: I18n, place: KeptPlace) {
    if (this.amenities.state !== 'ready') return nothing;
    return html`<fieldset class="field">
      <legend>${i18n.t('booking.listHas')}</legend>
      <div class="choices">
        ${this.amenities.loaded.map(
          ({ code, name }) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                name="amenities"
                value=${code}
                ?checked=${place.amenities.includes(code)}
              /><span>${name}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #submit(submitted: SubmitEvent, place: KeptPlace): void {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement)) return;
    const given = new FormData(submitted.target);
    const address = textOf(given, 'address');
    const week = JSON.parse(textOf(given, 'week') || '[]') as PlaceHours['week'];
    void this.#save(place, {
      version: place.version,
      name: textOf(given, 'name'),
      description: textOf(given, 'description'),
      address: address === '' ? null : address,
      // A list that did not come is no empty list.
      amenities: this.amenities.state === 'ready' ? given.getAll('amenities').map(String) : place.amenities,
      ...(week.length === 0
        ? {}
        : {
            hours: {
              week,
              holidays: given.has('holidays') ? holidaysOf(place.hours) : [],
              closures: readClosures(this.closures),
              ...(place.hours?.timeZone === undefined ? {} : { timeZone: place.hours.timeZone }),
            },
          }),
    });
  }

  async #save(place: KeptPlace, body: Parameters<HostingApi['changePlace']>[1]): Promise<void> {
    if (await this.act((api) => api.changePlace(place.code, body), 'hosting.saved')) this.tellChanged();
  }
}

function holidaysOf(hours: PlaceHours | null): PlaceHours['holidays'] {
  return hours === null || hours.holidays.length === 0 ? ['italy'] : hours.holidays;
}

if (!customElements.get('snodo-place-details'))
  customElements.define('snodo-place-details', SnodoPlaceDetails);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-details': SnodoPlaceDetails;
  }
}
