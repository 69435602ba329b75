import { css, html, nothing, type TemplateResult } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import type { FoundResearcher, ResearchAgreements, ResearchApi } from './research-api.ts';

/**
 * Puts an agreement with a researcher on record.
 *
 * @fires snodo-agreement-recorded - The list is to be loaded anew
 */
export class SnodoResearchForm extends OwnSection<ResearchApi> {
  static override properties = {
    ...OwnSection.properties,
    campaigns: { attribute: false },
    found: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-3);
      }
    `,
  ];

  /** Those whose people were told of research. */
  declare campaigns: ResearchAgreements['campaigns'];
  /** Whom the last search has found; undefined: there was none. */
  declare private found: readonly FoundResearcher[] | undefined;

  protected override readonly section = 'research';
  /** The same as long as the same form is sent again, so that a lost answer makes no second agreement. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.campaigns = [];
  }

  protected override render() {
    const { i18n, campaigns, found } = this;
    if (!i18n) return nothing;
    if (campaigns.length === 0) return html`<p class="soft">${i18n.t('research.noCampaign')}</p>`;
    return html`<h3>${i18n.t('research.new')}</h3>
      <form role="search" @submit=${this.#find}>
        <div class="field">
          <label for="name">${i18n.t('research.name')}</label>
          <input id="name" name="name" required minlength="2" maxlength="120" autocomplete="off" />
        </div>
        <button class="button" ?disabled=${this.isWorking}>${i18n.t('research.find')}</button>
      </form>
      <div role="status">
        ${found?.length === 0 ? html`<p class="soft">${i18n.t('research.notFound')}</p>` : nothing}
      </div>
      ${found !== undefined && found.length > 0 ? this.#record(i18n, found) : nothing} ${this.outcomeLine()}`;
  }

  #record(i18n: I18n, found: readonly FoundResearcher[]): TemplateResult {
    const isWrong = (field: string) => (this.wrongFields.includes(field) ? 'true' : 'false');
    return html`<form @submit=${this.#send} @input=${() => (this.#key = crypto.randomUUID())}>
      <div class="field">
        <label for="person">${i18n.t('research.found')}</label>
        <select id="person" name="person" aria-invalid=${isWrong('personId')}>
          ${found.map(({ id, displayName }) => html`<option value=${id}>${displayName}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="campaign">${i18n.t('research.campaign')}</label>
        <select id="campaign" name="campaign" aria-invalid=${isWrong('campaign')}>
          ${this.campaigns.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="institution">${i18n.t('research.institution')}</label>
        <input id="institution" name="institution" required maxlength="200" autocomplete="off" />
      </div>
      <div class="field">
        <label for="purpose">${i18n.t('research.purpose')}</label>
        <textarea id="purpose" name="purpose" required maxlength="1000" rows="3"></textarea>
      </div>
      <div class="field">
        <label for="endsOn">${i18n.t('research.endsOn')}</label>
        <input id="endsOn" name="endsOn" type="date" required aria-invalid=${isWrong('endsOn')} />
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('research.new')}</button>
    </form>`;
  }

  readonly #find = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const name = String(new FormData(submitting.target as HTMLFormElement).get('name') ?? '').trim();
    this.found = await this.act((api) => api.findResearchers(name));
  };

  readonly #send = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const recorded = await this.act(
      (api) =>
        api.recordAgreement(this.#key, {
          campaign: text('campaign'),
          personId: text('person'),
          institution: text('institution'),
          purpose: text('purpose'),
          endsOn: text('endsOn'),
        }),
      'research.recorded',
    );
    if (!recorded) return;
    this.found = undefined;
    this.#key = crypto.randomUUID();
    this.dispatchEvent(new CustomEvent('snodo-agreement-recorded'));
  };
}

if (!customElements.get('snodo-research-form'))
  customElements.define('snodo-research-form', SnodoResearchForm);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-research-form': SnodoResearchForm;
  }
}
