import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import { dayFromNow } from '../booking/booking-words.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import { refusalIn } from '../booking/refusal.ts';
import type { ActivityApi, Around, KeptActivity } from './activity-api.ts';
import { clockOf, readActivity, repeatOf, repeats, type Repeat } from './activity-input.ts';
import { addDays, weekdayNames } from './calendar-days.ts';
import { audienceKeys } from './calendar-words.ts';
import { activityFaultText } from './activity-words.ts';
import { clock, line, pick } from './form-fields.ts';

/**
 * A host says what happens at her place: what, when, where, for whom. What is rarely said stands below summaries, so
 * that on a phone the first screen is enough. Refused dates are told one by one, and can be left out.
 *
 * @fires snodo-activity-kept - It was made or changed; `detail`: the activity
 * @fires snodo-activity-dropped - She leaves it as it is
 */
export class SnodoActivityForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    place: { type: String },
    around: { attribute: false },
    kept: { attribute: false },
    repeat: { state: true },
    isCounted: { state: true },
    faults: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: ActivityApi | undefined;
  declare place: string;
  declare around: Around | undefined;
  /** What is changed; undefined: something new. */
  declare kept: KeptActivity | undefined;
  declare private repeat: Repeat | undefined;
  declare private isCounted: boolean | undefined;
  declare private faults: readonly string[];
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.place = '';
    this.faults = [];
    this.isWorking = false;
  }

  focusHeading(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h3')?.focus());
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { around, kept } = this;
    if (!i18n || !around) return nothing;
    return html`<form class="stack" @submit=${this.#submit}>
      <h3 tabindex="-1">
        ${kept === undefined ? i18n.t('activity.new') : i18n.t('activity.change', { name: kept.name })}
      </h3>
      ${line('name', i18n.t('activity.name'), kept?.name ?? '', 80)}
      ${line('description', i18n.t('activity.words'), kept?.description ?? '', 400)}
      ${pick(
        'entry',
        i18n.t('activity.entry'),
        around.entries.map(({ code, name }) => [code, name]),
        kept?.entry ?? '',
      )}
      ${this.#when(i18n)} ${this.#where(i18n, around)} ${this.#who(i18n)} ${this.#more(i18n)}
      <div role="alert">${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>
      <div class="times">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t(kept === undefined ? 'activity.make' : 'activity.save')}
        </button>
        <button type="button" class="button" @click=${this.#drop}>${i18n.t('activity.drop')}</button>
      </div>
    </form>`;
  }

  #when(i18n: I18n): TemplateResult {
    const dates = this.kept?.dates ?? undefined;
    const repeat = this.repeat ?? repeatOf(this.kept);
    const isAsNow = repeat === 'asNow';
    const first = dates?.firstOn ?? dayFromNow(7);
    return html`<fieldset class="field">
      <legend>${i18n.t('activity.when')}</legend>
      <div class="pair">
        <div class="field">
          <label for="repeat">${i18n.t('activity.repeat')}</label>
          <select
            id="repeat"
            name="repeat"
            @change=${({ target }: Event) => {
              if (target instanceof HTMLSelectElement) this.repeat = target.value as Repeat;
            }}
          >
            ${(repeatOf(this.kept) === 'asNow' ? ['asNow' as const, ...repeats] : repeats).map(
              (each) =>
                html`<option value=${each} ?selected=${each === repeat}>
                  ${i18n.t(`activity.${each}`)}
                </option>`,
            )}
          </select>
        </div>
        ${
          isAsNow
            ? nothing
            : html`<div class="field">
                <label for="firstOn"
                  >${i18n.t(repeat === 'once' ? 'activity.day' : 'activity.firstOn')}</label
                >
                <input id="firstOn" name="firstOn" type="date" required value=${first} />
              </div>`
        }
        ${
          repeat === 'once' || isAsNow
            ? nothing
            : html`<div class="field">
                <label for="lastOn">${i18n.t('activity.lastOn')}</label>
                <input
                  id="lastOn"
                  name="lastOn"
                  type="date"
                  required
                  value=${dates?.lastOn ?? addDays(first, 84)}
                />
              </div>`
        }
      </div>
      ${
        repeat === 'once' || isAsNow
          ? nothing
          : html`<fieldset class="field">
              <legend>${i18n.t('activity.weekdays')}</legend>
              <div class="times">
                ${weekdayNames(i18n, 'long').map(
                  (name, index) =>
                    html`<label class="choice"
                      ><input
                        type="checkbox"
                        name="weekdays"
                        value=${index + 1}
                        ?checked=${dates?.weekdays.includes(index + 1) ?? false}
                      /><span>${name}</span></label
                    >`,
                )}
              </div>
            </fieldset>`
      }
      <div class="pair">
        ${clock('from', i18n.t('activity.from'), clockOf(dates?.startMinute ?? 600))}
        ${clock('to', i18n.t('activity.to'), clockOf(dates?.endMinute ?? 660))}
      </div>
    </fieldset>`;
  }

  #where(i18n: I18n, { spaces }: Around): TemplateResult | typeof nothing {
    if (spaces.length === 0) return nothing;
    return html`${pick(
        'space',
        i18n.t('activity.space'),
        [['', i18n.t('activity.noSpace')], ...spaces.map(({ id, name }) => [id, name] as const)],
        this.kept?.space?.id ?? '',
      )}
      <p class="help">${i18n.t('activity.spaceHelp')}</p>`;
  }

  #who(i18n: I18n): TemplateResult {
    const { kept } = this;
    const isCounted = this.isCounted ?? kept?.takesRegistrations ?? false;
    return html`<label class="choice">
        <input
          type="checkbox"
          name="takesRegistrations"
          .checked=${isCounted}
          @change=${() => (this.isCounted = !isCounted)}
        />
        <span>${i18n.t('activity.signUp')}</span>
      </label>
      ${
        isCounted
          ? html`<div class="field">
              <label for="places">${i18n.t('activity.places')}</label>
              <input
                id="places"
                name="places"
                type="number"
                inputmode="numeric"
                min="1"
                max="5000"
                required
                value=${kept?.places ?? 12}
              />
            </div>`
          : nothing
      }`;
  }

  #more(i18n: I18n): TemplateResult {
    const { kept } = this;
    return html`<details>
      <summary>${i18n.t('activity.more')}</summary>
      <div class="stack">
        <div class="field">
          <label for="leader">${i18n.t('activity.leader')}</label>
          <input id="leader" name="leader" maxlength="80" value=${kept?.leader?.name ?? ''} />
        </div>
        <label class="choice">
          <input type="checkbox" name="leaderIsMe" ?checked=${kept?.leader?.isMe ?? false} />
          <span>${i18n.t('activity.leaderIsMe')}</span>
        </label>
        <fieldset class="field">
          <legend>${i18n.t('activity.audience')}</legend>
          <p class="help">${i18n.t('activity.audienceHelp')}</p>
          <div class="times">
            ${Object.entries(audienceKeys).map(
              ([who, key]) =>
                html`<label class="choice"
                  ><input
                    type="checkbox"
                    name="audience"
                    value=${who}
                    ?checked=${kept?.audience?.includes(who as 'residents') ?? false}
                  /><span>${i18n.t(key)}</span></label
                >`,
            )}
          </div>
        </fieldset>
        <div class="field">
          <label for="onlineAddress">${i18n.t('activity.online')}</label>
          <input
            id="onlineAddress"
            name="onlineAddress"
            type="url"
            pattern="https:.+"
            maxlength="300"
            placeholder="https://"
            value=${kept?.onlineAddress ?? ''}
          />
          <p class="help">${i18n.t('activity.onlineHelp')}</p>
        </div>
      </div>
    </details>`;
  }

  readonly #drop = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-activity-dropped', { bubbles: true, composed: true }));
  };

  readonly #submit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (submitted.target instanceof HTMLFormElement) void this.#send(new FormData(submitted.target));
  };

  async #send(given: FormData): Promise<void> {
    const i18n = this.#i18n.value;
    const { api, kept } = this;
    if (!api || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.faults = [];
    const input = readActivity(given, kept);
    try {
      const detail =
        kept === undefined
          ? await api.create(this.place, input, this.#key)
          : await api.change(kept.id, { ...input, version: kept.version });
      this.dispatchEvent(new CustomEvent('snodo-activity-kept', { detail, bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#key = crypto.randomUUID();
      const { faults } = refusalIn(cause);
      this.faults = [
        await problemText(i18n, cause),
        ...faults.flatMap(({ path, code }) => activityFaultText(i18n, { path, code }) ?? []),
      ];
    } finally {
      this.isWorking = false;
    }
  }
}

if (!customElements.get('snodo-activity-form'))
  customElements.define('snodo-activity-form', SnodoActivityForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-activity-form': SnodoActivityForm;
  }
}
