import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { AccessNeed, CalendarApi, CalendarEntry, RegistrationInput } from './calendar-api.ts';
import { needKeys } from './calendar-words.ts';

const mostEach = 6;

/**
 * Somebody says that she comes to a date: with how many, and what they need. The needs are asked below a summary, so
 * that whoever needs nothing is not asked.
 *
 * @fires snodo-registration-made - `detail`: the registration
 * @fires snodo-registration-dropped - She does not after all
 */
export class SnodoRegistrationForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    entry: { attribute: false },
    fault: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: CalendarApi | undefined;
  declare entry: CalendarEntry | undefined;
  declare private fault: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.isWorking = false;
  }

  focusHeading(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h5')?.focus());
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { entry } = this;
    if (!i18n || !entry) return nothing;
    return html`<form class="stack notice" @submit=${this.#submit}>
      <h5 tabindex="-1">${i18n.t('calendar.formHeading', { name: entry.activity.name })}</h5>
      <div class="pair">
        ${count('places', i18n.t('calendar.formPeople'), 1)}
        ${count('children', i18n.t('calendar.formChildren'), 0)}
      </div>
      ${needs(i18n)} ${outcomeLine(this.fault, true)}
      <div class="times">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t(entry.freePlaces === 0 ? 'calendar.signUpWait' : 'calendar.send')}
        </button>
        <button type="button" class="button" @click=${this.#drop}>${i18n.t('calendar.close')}</button>
      </div>
    </form>`;
  }

  readonly #drop = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-registration-dropped', { bubbles: true, composed: true }));
  };

  readonly #submit = (submitted: SubmitEvent): void => {
    submitted.preventDefault();
    if (submitted.target instanceof HTMLFormElement) void this.#send(new FormData(submitted.target));
  };

  async #send(given: FormData): Promise<void> {
    const i18n = this.#i18n.value;
    const { api, entry } = this;
    if (!api || !entry || !i18n || this.isWorking) return;
    this.isWorking = true;
    this.fault = undefined;
    const body: RegistrationInput = {
      startsAt: entry.time.startsAt,
      places: Number(given.get('places')),
      children: Number(given.get('children')),
      needs: given.getAll('needs').map((need) => need as AccessNeed),
    };
    try {
      const detail = await api.register(entry.activity.id, body, this.#key);
      this.dispatchEvent(
        new CustomEvent('snodo-registration-made', { detail, bubbles: true, composed: true }),
      );
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.#key = crypto.randomUUID();
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  }
}

function count(name: string, label: string, least: number): TemplateResult {
  const options = Array.from({ length: mostEach - least + 1 }, (_, index) => index + least);
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${options.map((number) => html`<option value=${number}>${number}</option>`)}
    </select>
  </div>`;
}

function needs(i18n: I18n): TemplateResult {
  return html`<details>
    <summary>${i18n.t('calendar.formNeeds')}</summary>
    <fieldset class="field">
      <legend class="visually-hidden">${i18n.t('calendar.formNeeds')}</legend>
      <p class="help">${i18n.t('calendar.formNeedsHelp')}</p>
      <div class="times">
        ${Object.entries(needKeys).map(
          ([need, key]) =>
            html`<label class="choice"
              ><input type="checkbox" name="needs" value=${need} /><span>${i18n.t(key)}</span></label
            >`,
        )}
      </div>
    </fieldset>
  </details>`;
}

if (!customElements.get('snodo-registration-form'))
  customElements.define('snodo-registration-form', SnodoRegistrationForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-registration-form': SnodoRegistrationForm;
  }
}
