import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import { newNonce } from './nonce.ts';
import { criterionRows, partyRows, readRoundForm, serviceRows } from './read-round-form.ts';
import type { RoundsApi, Service } from './rounds-api.ts';
import { roundsStyles } from './rounds.styles.ts';

const daysOpen = 14;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** How many rows each part shows at first: as many as it cannot do without. */
const firstRows = { service: 1, criterion: 1, party: 2 };

/**
 * A round as a manager publishes it: places, rules, the last day, and who takes part in the seed. Each party keeps a
 * number to itself and publishes its hash; one can be made here, and is then saved as a file that the page forgets.
 *
 * @fires snodo-round-published - It is published
 */
export class SnodoRoundForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    services: { attribute: false },
    fault: { state: true },
    isWorking: { state: true },
    rows: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, roundsStyles];

  declare api: RoundsApi | undefined;
  declare services: readonly Service[];
  declare private fault: string | undefined;
  declare private isWorking: boolean;
  declare private rows: typeof firstRows;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** The same until it is published, so that a lost answer publishes nothing twice. */
  #id = crypto.randomUUID();

  constructor() {
    super();
    this.services = [];
    this.isWorking = false;
    this.rows = firstRows;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<form class="stack" @submit=${this.#submit}>
      <div class="field">
        <label for="name">${i18n.t('round-desk.name')}</label>
        <input id="name" name="name" minlength="3" maxlength="120" required />
      </div>
      <div class="field">
        <label for="appliesUntil">${i18n.t('round-desk.until')}</label>
        <input
          id="appliesUntil"
          name="appliesUntil"
          type="datetime-local"
          value=${inDays(daysOpen)}
          required
        />
      </div>
      <fieldset class="field">
        <legend>${i18n.t('round-desk.services')}</legend>
        <div class="stack">
          ${this.#shown('service', serviceRows).map((row) => this.#service(i18n, row))}
          ${this.#more(i18n, 'service', serviceRows)}
        </div>
      </fieldset>
      <fieldset class="field">
        <legend>${i18n.t('round-desk.criteria')}</legend>
        <p class="help">${i18n.t('round-desk.criteria_help')}</p>
        <div class="stack">
          ${this.#shown('criterion', criterionRows).map((row) => criterion(i18n, row))}
          ${this.#more(i18n, 'criterion', criterionRows)}
        </div>
      </fieldset>
      <fieldset class="field">
        <legend>${i18n.t('round-desk.parties')}</legend>
        <p class="help">${i18n.t('round-desk.parties_help')}</p>
        <div class="stack">
          ${this.#shown('party', partyRows).map((row) => this.#party(i18n, row))}
          ${this.#more(i18n, 'party', partyRows)}
        </div>
      </fieldset>
      ${outcomeLine(this.fault, true)}
      <div>
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('round-desk.publish')}</button>
      </div>
    </form>`;
  }

  #shown(part: keyof typeof firstRows, all: readonly number[]): readonly number[] {
    return all.slice(0, this.rows[part]);
  }

  #more(i18n: I18n, part: keyof typeof firstRows, all: readonly number[]) {
    const shown = this.rows[part];
    if (shown >= all.length) return nothing;
    const add = async () => {
      this.rows = { ...this.rows, [part]: shown + 1 };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#${part}${shown + 1}`)?.focus();
    };
    return html`<div>
      <button type="button" class="button" @click=${() => void add()}>
        ${i18n.t(`round-desk.add_${part}`)}
      </button>
    </div>`;
  }

  #service(i18n: I18n, row: number): TemplateResult {
    return html`<div class="row">
      <div class="field">
        <label for="service${row}">${i18n.t('round-desk.service', { row })}</label>
        <select id="service${row}" name="service${row}" ?required=${row === 1}>
          <option value="">${i18n.t('round-desk.none')}</option>
          ${this.services.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="places${row}">${i18n.t('round-desk.places')}</label>
        <input id="places${row}" name="places${row}" type="number" min="0" max="100000" value="0" />
      </div>
      <div class="field">
        <label for="reserved${row}">${i18n.t('round-desk.reserved')}</label>
        <input id="reserved${row}" name="reserved${row}" type="number" min="0" max="100000" value="0" />
      </div>
    </div>`;
  }

  #party(i18n: I18n, row: number): TemplateResult {
    return html`<div class="stack">
      <div class="field">
        <label for="party${row}">${i18n.t('round-desk.party', { row })}</label>
        <input id="party${row}" name="party${row}" maxlength="80" ?required=${row < 3} />
      </div>
      <div class="field">
        <label for="promise${row}">${i18n.t('round-desk.promise')}</label>
        <input
          id="promise${row}"
          name="promise${row}"
          pattern="[0-9a-fA-F]{64}"
          maxlength="64"
          autocomplete="off"
          ?required=${row < 3}
        />
      </div>
      <div>
        <button type="button" class="button" @click=${() => void this.#makeNonce(i18n, row)}>
          ${i18n.t('round-desk.make')}<span class="visually-hidden"
            >: ${i18n.t('round-desk.party', { row })}</span
          >
        </button>
      </div>
    </div>`;
  }

  /** The number leaves the page as a file and stays nowhere else: whoever knew all of them could aim the draw. */
  async #makeNonce(i18n: I18n, row: number): Promise<void> {
    const { nonce, promise } = await newNonce();
    const field = this.renderRoot.querySelector<HTMLInputElement>(`#promise${row}`);
    if (field) field.value = promise;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([`${i18n.t('round-desk.keep')}\n\n${nonce}\n`], { type: 'text/plain' }),
    );
    link.download = `snodo-${row}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const i18n = this.#i18n.value;
    const { api } = this;
    if (!api || !i18n || this.isWorking) return;
    const form = event.target as HTMLFormElement;
    this.isWorking = true;
    this.fault = undefined;
    try {
      await api.publish({ id: this.#id, ...readRoundForm(new FormData(form)) });
      this.#id = crypto.randomUUID();
      form.reset();
      this.rows = firstRows;
      this.dispatchEvent(new CustomEvent('snodo-round-published', { bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  };
}

function criterion(i18n: I18n, row: number): TemplateResult {
  return html`<div class="stack">
    <div class="field">
      <label for="criterion${row}">${i18n.t('round-desk.criterion', { row })}</label>
      <input id="criterion${row}" name="criterion${row}" maxlength="80" />
    </div>
    <div class="field">
      <label for="levels${row}">${i18n.t('round-desk.levels')}</label>
      <textarea id="levels${row}" name="levels${row}" rows="2" maxlength="2000"></textarea>
    </div>
  </div>`;
}

/** As a field of day and time wants it, in the time of whoever looks. */
function inDays(days: number): string {
  const at = new Date(Date.now() + days * dayMilliseconds);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

if (!customElements.get('snodo-round-form')) customElements.define('snodo-round-form', SnodoRoundForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-round-form': SnodoRoundForm;
  }
}
