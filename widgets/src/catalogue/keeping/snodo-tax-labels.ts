import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { localTextField, selectField, textField } from './form-fields.ts';
import { keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { NewTaxLabelPeriod, TaxLabelPeriod, TaxLabelsApi } from './tax-labels-api.ts';
import { trimmed } from './written.ts';

const labels = ['f', 'f-bis', 'f-ter', 'none'] as const;

/** A period while it is written; an empty day is none. */
interface PeriodDraft extends Omit<NewTaxLabelPeriod, 'endsOn' | 'checkedOn'> {
  /** Of what is changed; undefined: it is new. */
  readonly id: string | undefined;
  readonly version: number;
  readonly endsOn: string;
  readonly checkedOn: string;
}

const newDraft: PeriodDraft = {
  id: undefined,
  version: 1,
  label: 'f',
  startsOn: '',
  endsOn: '',
  reference: '',
  words: { it: '' },
  checkedOn: '',
};

/** From when to when each letter of the law holds under which firms give services, and what it says. */
export class SnodoTaxLabels extends OwnSection<TaxLabelsApi> {
  static override properties = {
    ...OwnSection.properties,
    periods: { state: true },
    draft: { state: true },
    isStrict: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    keepingStyles,
    css`
      :host,
      .periods {
        display: grid;
        gap: var(--snodo-space-4);
      }
      form {
        max-inline-size: 46rem;
      }
    `,
  ];

  declare private periods: Load<readonly TaxLabelPeriod[]>;
  declare private draft: PeriodDraft | undefined;
  declare private isStrict: boolean;

  protected override readonly section = 'catalogue';
  /** The same as long as the same period is sent again, so that a lost answer adds nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.periods = pending;
    this.isStrict = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const { i18n, periods, draft } = this;
    if (!i18n) return nothing;
    if (periods.state !== 'ready')
      return html`<snodo-load-state
        state=${periods.state}
        heading=${i18n.t(periods.state === 'failed' ? 'common.failed' : 'common.pending')}
        text=${periods.state === 'failed' ? i18n.t('common.network') : ''}
        action=${periods.state === 'failed' ? i18n.t('common.retry') : ''}
        @snodo-load-retried=${() => this.api && void this.#load(this.api)}
      ></snodo-load-state>`;
    return html`${keepingNavigation(i18n, 'tax-labels', true)}
      <section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="euro"></snodo-icon>${i18n.t('tax-labels.heading')}</h2>
        <p>${i18n.t('tax-labels.lead')}</p>
        ${this.outcomeLine()}
        ${
          periods.loaded.length === 0
            ? html`<snodo-load-state state="empty" heading=${i18n.t('tax-labels.empty')}></snodo-load-state>`
            : html`<ul role="list" class="periods">
                ${periods.loaded.map((period) => html`<li class="part">${this.#period(i18n, period)}</li>`)}
              </ul>`
        }
        ${
          draft !== undefined && draft.id === undefined
            ? this.#form(i18n, draft)
            : html`<p>
                <button type="button" class="button" @click=${() => this.#begin(newDraft)}>
                  ${i18n.t('tax-labels.add')}
                </button>
              </p>`
        }
      </section>`;
  }

  #period(i18n: I18n, period: TaxLabelPeriod): TemplateResult {
    const { label, startsOn, endsOn, state, services, words, reference, checkedOn, id } = period;
    const name = i18n.t(`tax-labels.label.${label}`);
    const span = spanText(i18n, startsOn, endsOn);
    if (this.draft?.id === id)
      return html`<h3>${name}</h3>
        ${this.#form(i18n, this.draft)}`;
    return html`<h3>${name}</h3>
      <p class="row">
        <span class=${state === 'holds' ? 'chip' : 'chip old'}>${i18n.t(`tax-labels.state.${state}`)}</span>
        <span>${span}</span>
        <span class="soft">${i18n.t('provider-desk.services', { count: services })}</span>
      </p>
      <p>${words[i18n.language] ?? words.it}</p>
      <p class="soft">${reference}</p>
      <p class=${checkedOn === null ? 'missing' : 'soft'}>
        ${
          checkedOn === null
            ? i18n.t('tax-labels.unchecked')
            : i18n.t('tax-labels.checked', { day: i18n.day(checkedOn) })
        }
      </p>
      <button
        type="button"
        class="button"
        @click=${() => this.#begin({ ...period, endsOn: endsOn ?? '', checkedOn: checkedOn ?? '' })}
      >
        ${i18n.t('tax-labels.change')}<span class="visually-hidden">: ${name}, ${span}</span>
      </button>`;
  }

  #form(i18n: I18n, draft: PeriodDraft): TemplateResult {
    const change = (changes: Partial<PeriodDraft>) => {
      this.#key = crypto.randomUUID();
      this.draft = { ...draft, ...changes };
    };
    const missing = (text: string) =>
      this.isStrict && text.trim() === '' ? i18n.t('service-form.fault.missing') : undefined;
    const isReversed = this.isStrict && draft.endsOn !== '' && draft.endsOn < draft.startsOn;
    const isRefused = this.wrongFields.some((field) => field.endsWith('startsOn'));
    return html`<form novalidate class="part" @submit=${this.#send}>
      ${
        draft.id === undefined
          ? selectField('label', {
              label: i18n.t('tax-labels.label'),
              chosen: draft.label,
              options: labels.map((label) => [label, i18n.t(`tax-labels.label.${label}`)] as const),
              change: (label) => change({ label: label === '' ? 'f' : label }),
            })
          : nothing
      }
      <div class="pair">
        ${textField('startsOn', {
          label: i18n.t('tax-labels.startsOn'),
          type: 'date',
          text: draft.startsOn,
          most: 10,
          wrong: missing(draft.startsOn) ?? (isRefused ? i18n.t('tax-labels.overlap') : undefined),
          change: (startsOn) => change({ startsOn }),
        })}
        ${textField('endsOn', {
          label: i18n.t('tax-labels.endsOn'),
          help: i18n.t('tax-labels.endsHelp'),
          type: 'date',
          text: draft.endsOn,
          most: 10,
          wrong: isReversed ? i18n.t('tax-labels.order') : undefined,
          change: (endsOn) => change({ endsOn }),
        })}
      </div>
      ${textField('reference', {
        label: i18n.t('tax-labels.reference'),
        text: draft.reference,
        most: 300,
        wrong: missing(draft.reference),
        change: (reference) => change({ reference }),
      })}
      ${localTextField(i18n, 'words', {
        label: i18n.t('tax-labels.words'),
        text: draft.words,
        most: 600,
        rows: 3,
        wrong: missing(draft.words.it),
        change: (words) => change({ words }),
      })}
      ${textField('checkedOn', {
        label: i18n.t('tax-labels.checkedOn'),
        help: i18n.t('tax-labels.checkedHelp'),
        type: 'date',
        text: draft.checkedOn,
        most: 10,
        change: (checkedOn) => change({ checkedOn }),
      })}
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('tax-labels.save')}</button>
        <button type="button" class="button" @click=${() => (this.draft = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  #begin(draft: PeriodDraft): void {
    this.draft = draft;
    this.isStrict = false;
    this.outcome = undefined;
    this.#key = crypto.randomUUID();
  }

  async #load(api: TaxLabelsApi): Promise<void> {
    this.periods = pending;
    this.periods = await settle(api.list());
  }

  readonly #send = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { draft } = this;
    if (!draft) return;
    this.isStrict = true;
    const { id, version, label, startsOn, endsOn, reference, words, checkedOn } = draft;
    const isMissing = [startsOn, reference, words.it].some((text) => text.trim() === '');
    if (isMissing || (endsOn !== '' && endsOn < startsOn)) return this.#focusFault();
    const fields = {
      startsOn,
      endsOn: endsOn === '' ? null : endsOn,
      reference: reference.trim(),
      words: trimmed(words),
      checkedOn: checkedOn === '' ? null : checkedOn,
    };
    const periods = await this.act(async (api) => {
      if (id === undefined) await api.add(this.#key, { label, ...fields });
      else await api.change(id, { version, ...fields });
      return api.list();
    }, 'tax-labels.done');
    if (!periods) return this.#focusFault();
    this.draft = undefined;
    this.periods = { state: 'ready', loaded: periods };
  };

  async #focusFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

function spanText(i18n: I18n, startsOn: string, endsOn: string | null): string {
  const start = i18n.day(startsOn);
  return endsOn === null
    ? i18n.t('tax-labels.span', { start, end: 'none' })
    : i18n.t('tax-labels.span', { start, end: i18n.day(endsOn) });
}

if (!customElements.get('snodo-tax-labels')) customElements.define('snodo-tax-labels', SnodoTaxLabels);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-tax-labels': SnodoTaxLabels;
  }
}
