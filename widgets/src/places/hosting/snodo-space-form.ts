import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import type { KeptPlace, KeptSpace } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { noHours } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';
import { accessFields, numberField, pickField, wordsField } from './space-fields.ts';
import { readSpace } from './read-space.ts';
import { kindWords, modeWords } from './space-words.ts';
import './snodo-week-hours.ts';

type Mode = KeptSpace['mode'];

/**
 * A space of a place, new or known: what it is, for how many, who books it and how soon; what is rare is folded away.
 *
 * @fires snodo-space-form-closed - It is done, or nothing is to be done
 */
export class SnodoSpaceForm extends HostingSection {
  static override properties = {
    ...HostingSection.properties,
    space: { attribute: false },
    mode: { state: true },
    hasOwnHours: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles];

  /** Undefined: a new one. */
  declare space: KeptSpace | undefined;
  declare private mode: Mode;
  declare private hasOwnHours: boolean;

  #key = crypto.randomUUID();

  constructor() {
    super();
    this.mode = 'exclusive';
    this.hasOwnHours = false;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#name')?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('space') || this.space === undefined) return;
    this.mode = this.space.mode;
    this.hasOwnHours = !this.space.opensWithPlace && this.space.hours !== null;
  }

  protected override render() {
    const { i18n, place, space } = this;
    if (!i18n || !place) return nothing;
    const heading = space === undefined ? i18n.t('hosting.spaceNew') : i18n.t('hosting.spaceChange');
    return html`<form
      aria-label=${heading}
      @submit=${this.#submit}
      @input=${() => (this.#key = crypto.randomUUID())}
    >
      ${wordsField(i18n.t('hosting.spaceName'), 'name', 80, space?.name ?? '', { isRequired: true })}
      ${pickField(
        i18n.t('hosting.spaceKind'),
        'kind',
        Object.entries(kindWords).map(([code, key]) => ({ code, name: i18n.t(key) })),
        space?.kind ?? 'room',
      )}
      ${space === undefined ? this.#modes(i18n, place) : nothing}
      ${numberField(
        i18n.t(this.mode === 'seats' ? 'hosting.capacitySeats' : 'hosting.capacity'),
        'capacity',
        {
          value: space?.capacityPeople ?? 10,
          min: 1,
          max: 500,
        },
      )}
      ${accessFields(i18n, space?.access ?? [])} ${this.#hours(i18n, place)} ${this.#rules(i18n)}
      ${wordsField(i18n.t('booking.houseRules'), 'houseRules', 1000, space?.houseRules ?? '', { isLong: true })}
      ${wordsField(i18n.t('hosting.safety'), 'insuranceNote', 1000, space?.insuranceNote ?? '', {
        isLong: true,
        help: i18n.t('hosting.safetyHelp'),
      })}
      ${this.outcomeLine()}
      <div class="actions">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t(space === undefined ? 'hosting.spaceOffer' : 'hosting.save')}
        </button>
        <button type="button" class="button" @click=${this.#close}>${i18n.t('common.cancel')}</button>
      </div>
    </form>`;
  }

  /** How it is claimed is said once: bookings hang on it. */
  #modes(i18n: I18n, place: KeptPlace): TemplateResult {
    const rooms = place.spaces.filter(({ mode, parts }) => mode === 'exclusive' && parts.length === 0);
    return html`<fieldset class="field">
        <legend>${i18n.t('hosting.spaceMode')}</legend>
        ${Object.entries(modeWords).map(
          ([code, key]) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="mode"
                value=${code}
                .checked=${this.mode === code}
                @change=${() => (this.mode = code as Mode)}
              /><span>${i18n.t(key)}</span></label
            >`,
        )}
      </fieldset>
      ${
        this.mode !== 'exclusive' || rooms.length < 2
          ? nothing
          : html`<fieldset class="field">
              <legend>${i18n.t('hosting.parts_of')}</legend>
              ${rooms.map(
                ({ id, name }) =>
                  html`<label class="choice"
                    ><input type="checkbox" name="parts" value=${id} /><span>${name}</span></label
                  >`,
              )}
            </fieldset>`
      }`;
  }

  #hours(i18n: I18n, place: KeptPlace): TemplateResult {
    const hours = this.space?.hours ?? place.hours;
    return html`<label class="choice"
        ><input
          type="checkbox"
          name="ownHours"
          .checked=${this.hasOwnHours}
          @change=${() => (this.hasOwnHours = !this.hasOwnHours)}
        /><span>${i18n.t('hosting.ownHours')}</span></label
      >
      ${
        this.hasOwnHours
          ? html`<snodo-week-hours
                name="week"
                label=${i18n.t('booking.listDays')}
                .initial=${hours?.week ?? noHours}
              ></snodo-week-hours>
              <label class="choice"
                ><input
                  type="checkbox"
                  name="holidays"
                  ?checked=${(hours?.holidays ?? ['italy']).length > 0}
                /><span>${i18n.t('hosting.holidays')}</span></label
              >`
          : nothing
      }`;
  }

  #rules(i18n: I18n): TemplateResult {
    const { space } = this;
    const guests = space?.access.find(({ audience }) => audience !== 'own_staff');
    const first = guests ?? space?.access[0];
    const hoursOf = (minutes: number | null | undefined) => Math.round((minutes ?? 0) / 60);
    return html`<details>
      <summary>${i18n.t('hosting.moreRules')}</summary>
      <div class="stack">
        ${pickField(
          i18n.t('hosting.notice'),
          'notice',
          [0, 60, 1440, 2880, 10_080].map((minutes) => ({
            code: String(minutes),
            name: i18n.t('hosting.noticeOf', { hours: minutes / 60 }),
          })),
          String(first?.noticeMinutes ?? 60),
        )}
        ${numberField(i18n.t('hosting.horizon'), 'horizon', { value: first?.horizonDays ?? 90, min: 1, max: 800 })}
        ${numberField(i18n.t('hosting.longest'), 'longest', { value: space?.longestMinutes ?? 480, min: 30, max: 10_080, step: 30 })}
        ${
          this.mode === 'counted'
            ? nothing
            : numberField(i18n.t('hosting.buffer'), 'buffer', {
                value: space?.bufferMinutes ?? 0,
                min: 0,
                max: 240,
                step: 15,
              })
        }
        ${numberField(i18n.t('hosting.personHours'), 'personHours', { value: hoursOf(guests?.personWeekMinutes), min: 0, max: 168, help: i18n.t('hosting.zeroNoLimit') })}
        ${numberField(i18n.t('hosting.organisationHours'), 'organisationHours', { value: hoursOf(guests?.organisationMonthMinutes), min: 0, max: 10_000, help: i18n.t('hosting.zeroNoLimit') })}
        ${numberField(i18n.t('hosting.noShow'), 'noShow', { value: space?.noShowMinutes ?? 0, min: 0, max: 240, step: 5, help: i18n.t('hosting.zeroNever') })}
        <label class="choice"
          ><input type="checkbox" name="series" ?checked=${space?.takesSeries ?? true} /><span
            >${i18n.t('hosting.takesSeries')}</span
          ></label
        >
      </div>
    </details>`;
  }

  readonly #submit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (submitted.target instanceof HTMLFormElement) void this.#save(new FormData(submitted.target));
  };

  async #save(given: FormData): Promise<void> {
    const { place, space, i18n } = this;
    if (!place || !i18n) return;
    const said = readSpace(given, this.mode, space?.access);
    if (said.access.length === 0) {
      this.outcome = { kind: 'fault', words: i18n.t('hosting.nobodyBooks'), fields: [] };
      return;
    }
    const saved = await this.act((api) =>
      space === undefined
        ? api.addSpace(
            place.code,
            {
              ...said,
              mode: this.mode,
              parts: this.mode === 'exclusive' ? given.getAll('parts').map(String) : [],
            },
            this.#key,
          )
        : api.changeSpace(space.id, { ...said, version: space.version, isPaused: space.isPaused }),
    );
    if (!saved) return;
    this.tellChanged();
    this.#close();
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-space-form-closed', { bubbles: true, composed: true }));
  };
}

if (!customElements.get('snodo-space-form')) customElements.define('snodo-space-form', SnodoSpaceForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-space-form': SnodoSpaceForm;
  }
}
