import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext } from '../ui/i18n.ts';
import type { ListedPerson, MandateRecord, Me } from './desk-api.ts';
import { ownSectionStyles } from './own-section.styles.ts';

const waysToConsent = ['in_person', 'on_paper'] as const;
const durationsDays = [30, 90, 366] as const;

/**
 * Puts on record that a person lets operators act for her: how she said so and for how long. A consent by phone
 * needs a witness and is recorded where both are known.
 *
 * @fires snodo-mandate-recorded - `detail`: the record
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export class SnodoMandateDialog extends LitElement {
  static override properties = { person: { attribute: false }, me: { attribute: false } };
  static override styles = [baseStyles, dialogStyles, ownSectionStyles];

  declare person: ListedPerson | undefined;
  declare me: Me | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { person, me } = this;
    if (!i18n || !person || !me) return nothing;
    return html`<dialog aria-labelledby="heading" @close=${this.#close}>
      <form class="sheet" method="dialog" @submit=${this.#record}>
        <h2 id="heading">${i18n.t('desk.mandate.heading', { name: person.displayName })}</h2>
        <p>${i18n.t('desk.mandate.lead')}</p>
        <fieldset class="stack">
          <legend><strong>${i18n.t('desk.mandate.how')}</strong></legend>
          ${waysToConsent.map(
            (way, at) =>
              html`<label class="choice">
                <input type="radio" name="consentGiven" value=${way} required .checked=${at === 0} />
                <span>${i18n.t(`desk.mandate.${way}`)}</span>
              </label>`,
          )}
        </fieldset>
        <div class="field">
          <label for="days">${i18n.t('desk.mandate.howLong')}</label>
          <select id="days" name="days">
            ${durationsDays.map(
              (days) => html`<option value=${days}>${i18n.t('desk.mandate.days', { count: days })}</option>`,
            )}
          </select>
        </div>
        <div class="row">
          <button class="button primary">${i18n.t('desk.mandate.record')}</button>
          <button type="button" class="button" @click=${this.#close}>${i18n.t('common.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  #record(submitting: SubmitEvent): void {
    submitting.preventDefault();
    const { person, me } = this;
    const own = me?.memberships.find(({ countingRoles }) => countingRoles.includes('operator'));
    if (!person || !own) return;
    const form = new FormData(submitting.target as HTMLFormElement);
    const detail: MandateRecord = {
      personId: person.id,
      membershipId: own.id,
      consentGiven: waysToConsent.find((way) => way === form.get('consentGiven')) ?? 'in_person',
      durationDays: Number(form.get('days')),
    };
    this.dispatchEvent(new CustomEvent('snodo-mandate-recorded', { detail }));
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed'));
  };
}

if (!customElements.get('snodo-mandate-dialog'))
  customElements.define('snodo-mandate-dialog', SnodoMandateDialog);
