import { css, html, nothing, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import type { TaxonomyEntry } from '../service.ts';
import { accreditationFacts } from './accreditation-view.ts';
import { checkboxes, selectField, textField } from './form-fields.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { Accreditation, NewVisit, Provider, ProvidersApi } from './providers-api.ts';

const outcomes = ['good', 'to_improve', 'failed'] as const;
const emptyAccreditation = { issuer: '', entries: [] as string[], startsOn: '', endsOn: '', evidence: '' };

/**
 * Who vouches for a provider, for what and how long, and what was seen on visits. Managers record what is new; what
 * ends within sixty days is marked, and told of by mail.
 *
 * @fires snodo-provider-changed - `detail`: the provider as the API has it now
 */
export class SnodoProviderAccreditations extends OwnSection<ProvidersApi> {
  static override properties = {
    ...OwnSection.properties,
    provider: { attribute: false },
    taxonomy: { attribute: false },
    today: { attribute: false },
    mayDecide: { type: Boolean, attribute: false },
    draft: { state: true },
    visited: { state: true },
    visit: { state: true },
    withdrawn: { state: true },
    isStrict: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    keepingStyles,
    css`
      form {
        max-inline-size: 46rem;
      }
      ul:not([role='list']) {
        padding-inline-start: var(--snodo-space-5);
      }
    `,
  ];

  declare provider: Provider | undefined;
  declare taxonomy: readonly TaxonomyEntry[];
  declare today: string;
  declare mayDecide: boolean;
  /** The accreditation that is written; undefined: none is. */
  declare private draft: typeof emptyAccreditation | undefined;
  /** Id of the accreditation of which a visit is written. */
  declare private visited: string | undefined;
  declare private visit: { visitedOn: string; outcome: NewVisit['outcome']; note: string };
  /** Id of the accreditation that she is asked about before it is taken back. */
  declare private withdrawn: string | undefined;
  declare private isStrict: boolean;

  protected override readonly section = 'catalogue';
  /** The same as long as the same form is sent again, so that a lost answer records nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.taxonomy = [];
    this.today = '';
    this.mayDecide = false;
    this.visit = { visitedOn: '', outcome: 'good', note: '' };
    this.isStrict = false;
  }

  protected override render() {
    const { i18n, provider } = this;
    if (!i18n || !provider) return nothing;
    return html`<section aria-labelledby="heading">
      <h3 id="heading">${i18n.t('provider-desk.accreditations')}</h3>
      <p>${i18n.t('provider-desk.accreditationsLead')}</p>
      ${
        provider.accreditations.length === 0
          ? html`<p class="soft">${i18n.t('provider-desk.accreditationsNone')}</p>`
          : provider.accreditations.map((each) => this.#one(i18n, each))
      }
      ${this.outcomeLine()} ${this.mayDecide ? this.#new(i18n) : nothing}
    </section>`;
  }

  #one(i18n: I18n, each: Accreditation): TemplateResult {
    const isOver = each.state === 'withdrawn';
    return html`<article class="part">
      ${accreditationFacts(i18n, each, this.taxonomy)}
      ${
        !this.mayDecide || isOver
          ? nothing
          : this.visited === each.id
            ? this.#visitForm(i18n, each.id)
            : this.withdrawn === each.id
              ? this.#withdrawal(i18n, each)
              : html`<div class="row">
                  <button type="button" class="button" @click=${() => this.#openVisit(each.id)}>
                    ${i18n.t('provider-desk.visit')}<span class="visually-hidden">: ${each.issuer}</span>
                  </button>
                  <button type="button" class="button plain" @click=${() => (this.withdrawn = each.id)}>
                    ${i18n.t('provider-desk.withdraw')}<span class="visually-hidden">: ${each.issuer}</span>
                  </button>
                </div>`
      }
    </article>`;
  }

  #withdrawal(i18n: I18n, { id, issuer }: Accreditation): TemplateResult {
    return html`<p><strong>${i18n.t('provider-desk.withdrawAsk', { issuer })}</strong></p>
      <div class="row">
        <button
          type="button"
          class="button danger"
          ?disabled=${this.isWorking}
          @click=${() => void this.#send((api) => api.withdraw(id), 'provider-desk.withdrawnDone')}
        >
          ${i18n.t('provider-desk.withdrawYes')}
        </button>
        <button type="button" class="button" @click=${() => (this.withdrawn = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>`;
  }

  #visitForm(i18n: I18n, id: string): TemplateResult {
    const { visit } = this;
    const set = (change: Partial<typeof visit>) => {
      this.#key = crypto.randomUUID();
      this.visit = { ...visit, ...change };
    };
    const isAhead = visit.visitedOn > this.today;
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.isStrict = true;
        if (visit.visitedOn === '' || isAhead) return;
        const note = visit.note.trim() || null;
        void this.#send((api) => api.visit(id, this.#key, { ...visit, note }), 'provider-desk.visitDone');
      }}
    >
      <div class="pair">
        ${textField('visitedOn', {
          label: i18n.t('provider-desk.visitedOn'),
          type: 'date',
          text: visit.visitedOn,
          most: 10,
          wrong:
            this.isStrict && (visit.visitedOn === '' || isAhead)
              ? i18n.t(isAhead ? 'provider-desk.fault.ahead' : 'timetable.fault.not_a_day')
              : undefined,
          change: (visitedOn) => set({ visitedOn }),
        })}
        ${selectField('outcome', {
          label: i18n.t('provider-desk.outcome'),
          chosen: visit.outcome,
          options: outcomes.map((one) => [one, i18n.t(`provider-desk.outcome.${one}`)]),
          change: (one) => set({ outcome: one === '' ? 'good' : one }),
        })}
      </div>
      ${textField('visitNote', {
        label: i18n.t('provider-desk.note'),
        text: visit.note,
        most: 500,
        change: (note) => set({ note }),
      })}
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('provider-desk.visitSave')}
        </button>
        <button type="button" class="button" @click=${() => (this.visited = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  #openVisit(id: string): void {
    this.visited = id;
    this.isStrict = false;
    this.visit = { visitedOn: this.today, outcome: 'good', note: '' };
    this.#key = crypto.randomUUID();
  }

  #new(i18n: I18n): TemplateResult {
    const { draft } = this;
    if (!draft)
      return html`<button type="button" class="button" @click=${() => (this.draft = emptyAccreditation)}>
        ${i18n.t('provider-desk.accredit')}
      </button>`;
    const set = (change: Partial<typeof draft>) => {
      this.#key = crypto.randomUUID();
      this.draft = { ...draft, ...change };
    };
    const missing = (isMissing: boolean) =>
      this.isStrict && isMissing ? i18n.t('service-form.fault.missing') : undefined;
    const endsEarly = draft.endsOn !== '' && draft.endsOn < draft.startsOn;
    return html`<form novalidate class="part" @submit=${this.#accredit}>
      <h4>${i18n.t('provider-desk.accredit')}</h4>
      ${textField('issuer', {
        label: i18n.t('provider-desk.issuer'),
        help: i18n.t('provider-desk.issuerHelp'),
        text: draft.issuer,
        most: 200,
        wrong: missing(draft.issuer.trim() === ''),
        change: (issuer) => set({ issuer }),
      })}
      ${checkboxes('entries', {
        legend: i18n.t('provider-desk.scopeAsk'),
        help: i18n.t('provider-desk.scopeHelp'),
        options: this.taxonomy
          .filter(({ group, isRetired }) => group === null && !isRetired)
          .map(({ code, name }) => [code, name]),
        chosen: draft.entries,
        wrong: missing(draft.entries.length === 0),
        change: (entries) => set({ entries }),
      })}
      <div class="pair">
        ${textField('startsOn', {
          label: i18n.t('provider-desk.startsOn'),
          type: 'date',
          text: draft.startsOn,
          most: 10,
          wrong: missing(draft.startsOn === ''),
          change: (startsOn) => set({ startsOn }),
        })}
        ${textField('endsOn', {
          label: i18n.t('provider-desk.endsOn'),
          type: 'date',
          text: draft.endsOn,
          most: 10,
          wrong:
            this.isStrict && endsEarly
              ? i18n.t('service-form.fault.ends_before')
              : missing(draft.endsOn === ''),
          change: (endsOn) => set({ endsOn }),
        })}
      </div>
      ${textField('evidence', {
        label: i18n.t('provider-desk.evidence'),
        help: i18n.t('provider-desk.evidenceHelp'),
        text: draft.evidence,
        most: 500,
        change: (evidence) => set({ evidence }),
      })}
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('provider-desk.accreditSave')}
        </button>
        <button type="button" class="button" @click=${() => (this.draft = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  readonly #accredit = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { draft, provider } = this;
    if (!draft || !provider) return;
    this.isStrict = true;
    const { issuer, entries, startsOn, endsOn, evidence } = draft;
    const isWhole =
      issuer.trim() !== '' && entries.length > 0 && startsOn !== '' && endsOn !== '' && startsOn <= endsOn;
    if (!isWhole) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], #entries input')?.focus();
      return;
    }
    const input = { issuer: issuer.trim(), entries, startsOn, endsOn, evidence: evidence.trim() || null };
    await this.#send(
      (api) => api.accredit(provider.organisation, this.#key, input),
      'provider-desk.accreditDone',
    );
  };

  async #send(
    work: (api: ProvidersApi) => Promise<Provider>,
    done: 'provider-desk.accreditDone' | 'provider-desk.visitDone' | 'provider-desk.withdrawnDone',
  ): Promise<void> {
    const provider = await this.act(work, done);
    if (!provider) return;
    this.draft = undefined;
    this.visited = undefined;
    this.withdrawn = undefined;
    this.isStrict = false;
    this.#key = crypto.randomUUID();
    this.dispatchEvent(
      new CustomEvent('snodo-provider-changed', { bubbles: true, composed: true, detail: provider }),
    );
  }
}

if (!customElements.get('snodo-provider-accreditations'))
  customElements.define('snodo-provider-accreditations', SnodoProviderAccreditations);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-provider-accreditations': SnodoProviderAccreditations;
  }
}
