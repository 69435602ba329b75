import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { languageName } from '../time-bank/offer-words.ts';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import { day, radios, ticks, time } from './need-fields.ts';
import { accessibility, ageBands, ageWords, needLanguages, weekdayName } from './need-words.ts';
import type { NeedsApi, StatedNeed, TaxonomyEntry, Territory } from './needs-api.ts';
import { readNeedForm } from './read-need-form.ts';

/**
 * What somebody needs, in a dialog that stays open until it is stated: first what and for whom, then where and when;
 * what is rarely asked for stands folded away. It says who reads it before anything is sent, and has no field for words
 * of one's own.
 *
 * @fires snodo-need-stated - It is stated, or changed
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export class SnodoNeedForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    taxonomy: { attribute: false },
    territory: { attribute: false },
    need: { attribute: false },
    fault: { state: true },
    isWorking: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    timeBankStyles,
    css`
      form.sheet {
        max-inline-size: none;
      }
      .shared {
        display: none;
      }
      form:has([name='sharing'][value='yes']:checked) .shared {
        display: grid;
        gap: var(--snodo-space-3);
      }
    `,
  ];

  declare api: NeedsApi | undefined;
  declare taxonomy: readonly TaxonomyEntry[];
  declare territory: Territory | undefined;
  /** The need that is changed; left out: a new one. */
  declare need: StatedNeed | undefined;
  declare private fault: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** The same as long as the form is open, so that a lost answer states nothing twice. */
  readonly #id = crypto.randomUUID();

  constructor() {
    super();
    this.taxonomy = [];
    this.isWorking = false;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { territory, need } = this;
    if (!i18n || !territory) return nothing;
    return html`<dialog aria-labelledby="heading" @close=${this.#close}>
      <form class="sheet" method="dialog" @submit=${this.#submit}>
        <h2 id="heading">${i18n.t('need.form_heading')}</h2>
        <div class="notice"><p>${i18n.t('need.who_reads')}</p></div>
        ${this.#what(i18n)} ${this.#whereAndWhen(i18n, territory)} ${this.#sharing(i18n, territory)}
        ${this.#more(i18n)}
        ${
          need
            ? nothing
            : html`<label class="choice">
                <input type="checkbox" name="consents" required />
                <span>${i18n.t('need.consent')}</span>
              </label>`
        }
        <p class="help">${i18n.t('need.no_diagnosis')}</p>
        ${outcomeLine(this.fault, true)}
        <div class="row">
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t(need ? 'need.save' : 'need.send')}
          </button>
          <button type="button" class="button" @click=${this.#close}>${i18n.t('common.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #what(i18n: I18n): TemplateResult {
    const { need } = this;
    return html`${radios(i18n.t('need.for_whom'), 'forWhom', need?.forWhom ?? 'myself', [
      ['myself', i18n.t('need.for_myself')],
      ['someone', i18n.t('need.for_someone')],
    ])}
    ${([1, 2, 3] as const).map((place) => this.#entry(i18n, place))}
    ${ticks(
      i18n.t('need.ages'),
      'ageBands',
      ageBands.map((band) => [band, ageWords(i18n, band)]),
      need?.ageBands ?? [],
    )}`;
  }

  #entry(i18n: I18n, place: 1 | 2 | 3): TemplateResult {
    const chosen = this.need?.entries[place - 1]?.code;
    return html`<div class="field">
      <label for="entry${place}">${i18n.t(`need.entry_${place}`)}</label>
      <select id="entry${place}" name="entry${place}" ?required=${place === 1}>
        <option value="">${i18n.t(place === 1 ? 'need.choose' : 'need.none')}</option>
        ${this.taxonomy
          .filter(({ group }) => group === null)
          .map(
            ({ code, name }) =>
              html`<optgroup label=${name}>
                ${this.taxonomy
                  .filter(({ group }) => group === code)
                  .map(
                    (entry) =>
                      html`<option value=${entry.code} ?selected=${entry.code === chosen}>
                        ${entry.name}
                      </option>`,
                  )}
              </optgroup>`,
          )}
      </select>
    </div>`;
  }

  #whereAndWhen(i18n: I18n, { districts }: Territory): TemplateResult {
    const { need } = this;
    const [window] = need?.windows ?? [];
    return html`<div class="field">
        <label for="district">${i18n.t('need.district')}</label>
        <select id="district" name="district" required>
          <option value="">${i18n.t('need.choose')}</option>
          ${districts.map(
            ({ code, name }) =>
              html`<option value=${code} ?selected=${code === need?.district}>${name}</option>`,
          )}
        </select>
      </div>
      ${radios(i18n.t('need.reach'), 'reach', need?.reach ?? 'district', [
        ['district', i18n.t('need.reach_district')],
        ['programme', i18n.t('need.reach_programme')],
      ])}
      ${ticks(
        i18n.t('need.when'),
        'weekday',
        [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekdayName(i18n, day)]),
        (need?.windows ?? []).map(({ weekday }) => String(weekday)),
        i18n.t('need.when_help'),
      )}
      <div class="pair">
        ${time('fromHour', i18n.t('need.from_hour'), window?.startMinute)}
        ${time('untilHour', i18n.t('need.until_hour'), window?.endMinute)}
      </div>`;
  }

  #sharing(i18n: I18n, territory: Territory): TemplateResult {
    const { need } = this;
    const sharing = need?.sharing === true ? 'yes' : need?.sharing === false ? 'no' : '';
    return html`${radios(i18n.t('need.sharing'), 'sharing', sharing, [
        ['yes', i18n.t('need.sharing_yes')],
        ['no', i18n.t('need.sharing_no')],
        ['', i18n.t('need.sharing_unsaid')],
      ])}
      <div class="shared">
        <p class="help">${i18n.t('need.sharing_help')}</p>
        ${this.#around(i18n, territory)}
        <div class="field">
          <label for="caredFor">${i18n.t('need.cared_for')}</label>
          <input id="caredFor" name="caredFor" type="number" min="1" max="20" value=${need?.caredFor ?? 1} />
        </div>
        <label class="choice">
          <input type="checkbox" name="hasRoom" .checked=${need?.hasRoom ?? false} />
          <span>${i18n.t('need.has_room')}</span>
        </label>
      </div>
      <label class="choice">
        <input type="checkbox" name="joinsOthers" .checked=${need?.joinsOthers ?? false} />
        <span>${i18n.t('need.joins')}</span>
      </label>`;
  }

  #around(i18n: I18n, { districts, quarters }: Territory): TemplateResult {
    const around = this.need?.around ?? null;
    return html`<div class="field">
      <label for="around">${i18n.t('need.around')}</label>
      <select id="around" name="around">
        <option value="">${i18n.t('need.around_unsaid')}</option>
        ${districts
          .map(({ code, name }) => ({ name, own: quarters.filter(({ district }) => district === code) }))
          .filter(({ own }) => own.length > 0)
          .map(
            ({ name, own }) =>
              html`<optgroup label=${name}>
                ${own.map(
                  (quarter) =>
                    html`<option value=${quarter.code} ?selected=${quarter.code === around}>
                      ${quarter.name}
                    </option>`,
                )}
              </optgroup>`,
          )}
        ${
          around === null || quarters.some(({ code }) => code === around)
            ? nothing
            : html`<option value=${around} selected>${around}</option>`
        }
      </select>
    </div>`;
  }

  #more(i18n: I18n): TemplateResult {
    const { need } = this;
    const spoken = needLanguages.map((code) => [code, languageName(i18n, code)] as const);
    const cents = need?.budgetCentsPerHour ?? null;
    return html`<details>
      <summary>${i18n.t('need.more')}</summary>
      <div class="stack">
        <fieldset class="field">
          <legend>${i18n.t('need.period')}</legend>
          <div class="pair">
            ${day('from', i18n.t('need.from_day'), need?.from)}
            ${day('until', i18n.t('need.until_day'), need?.until)}
          </div>
        </fieldset>
        <div class="field">
          <label for="budget">${i18n.t('need.budget')}</label>
          <input
            id="budget"
            name="budget"
            type="number"
            min="0"
            max="1000"
            step="0.5"
            value=${cents === null ? '' : cents / 100}
          />
        </div>
        ${ticks(i18n.t('need.languages'), 'languages', spoken, need?.languages ?? [])}
        ${ticks(i18n.t('need.indispensable'), 'indispensable', spoken, need?.indispensableLanguages ?? [])}
        ${ticks(
          i18n.t('need.accessibility'),
          'accessibility',
          accessibility.map((code) => [code, i18n.t(`need.access_${code}`)]),
          need?.accessibility ?? [],
        )}
      </div>
    </details>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed'));
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const i18n = this.#i18n.value;
    const { api, need } = this;
    if (!api || !i18n || this.isWorking) return;
    const read = readNeedForm(new FormData(event.target as HTMLFormElement));
    if ('fault' in read) {
      this.fault = i18n.t(`need.${read.fault}`);
      return;
    }
    this.isWorking = true;
    this.fault = undefined;
    try {
      await (need ? api.changeNeed(need.id, need.version, read.need) : api.stateNeed(this.#id, read.need));
      this.dispatchEvent(new CustomEvent('snodo-need-stated', { bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
  };
}

if (!customElements.get('snodo-need-form')) customElements.define('snodo-need-form', SnodoNeedForm);
