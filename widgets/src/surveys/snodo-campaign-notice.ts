import { css, html, nothing, type PropertyValues } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { campaignStyles } from './campaign.styles.ts';
import type { CampaignDetail, CampaignLetter, CampaignsApi } from './campaigns-api.ts';

type LetterLanguage = CampaignLetter['language'];
const letterLanguages = ['it', 'en', 'ar'] as const satisfies readonly LetterLanguage[];

/**
 * What the works council and the data protection officer were told: the letter to be read and printed in each
 * language, what was recorded, and the form to record it.
 *
 * @fires snodo-campaign-changed - `detail`: the campaign as the API has it now
 */
export class SnodoCampaignNotice extends OwnSection<CampaignsApi> {
  static override properties = {
    ...OwnSection.properties,
    campaign: { attribute: false },
    letter: { state: true },
    kind: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    ownSectionStyles,
    campaignStyles,
    css`
      :host,
      .stack {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .told {
        display: flex;
        gap: var(--snodo-space-2);
      }
      details[open] > summary {
        margin-block-end: var(--snodo-space-4);
      }
      summary {
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .letter {
        white-space: pre-line;
      }
      @media print {
        dialog .row,
        dialog .field {
          display: none;
        }
      }
    `,
  ];

  declare campaign: CampaignDetail | undefined;
  /** What stands in the open dialog. */
  declare private letter:
    | { readonly language: LetterLanguage; readonly text: string; readonly isSent: boolean }
    | undefined;
  declare private kind: 'given' | 'none_due';

  protected override readonly section = 'campaigns';

  constructor() {
    super();
    this.kind = 'given';
  }

  protected override render() {
    const { i18n, campaign } = this;
    if (!i18n || !campaign) return nothing;
    return html`<h3>${i18n.t('campaign.notice.heading')}</h3>
      ${this.#standing(i18n, campaign)}
      <div class="row">
        <button
          type="button"
          class="button"
          ?disabled=${this.isWorking}
          @click=${() => this.#read(i18n.language)}
        >
          <snodo-icon name="mail"></snodo-icon>${i18n.t('campaign.notice.letter')}
        </button>
        ${
          campaign.notice?.kind === 'given'
            ? html`<button type="button" class="button plain" @click=${() => this.#readSent(i18n)}>
                ${i18n.t('campaign.notice.sent')}
              </button>`
            : nothing
        }
      </div>
      ${campaign.may.includes('record_notice') ? this.#form(i18n) : nothing} ${this.outcomeLine()}
      ${this.letter ? this.#dialog(i18n, this.letter) : nothing}`;
  }

  #standing(i18n: I18n, { notice, status }: CampaignDetail) {
    // What came with the data was never bound to a notice.
    if (notice === null && !['draft', 'in_review', 'approved'].includes(status)) return nothing;
    if (notice === null)
      return html`<p class="told">
        <snodo-icon name="circle-alert"></snodo-icon><span>${i18n.t('campaign.notice.none')}</span>
      </p>`;
    const words =
      notice.kind === 'given'
        ? i18n.t('campaign.notice.given', { addressee: notice.addressee, day: i18n.day(notice.givenOn) })
        : i18n.t('campaign.notice.notDue', { reason: notice.reason });
    return html`<p class="told"><snodo-icon name="circle-check"></snodo-icon><span>${words}</span></p>`;
  }

  #form(i18n: I18n) {
    return html`<details>
      <summary class="button">${i18n.t('campaign.notice.record')}</summary>
      <form @submit=${this.#record}>
        <fieldset>
          <legend>${i18n.t('campaign.notice.kind')}</legend>
          ${(['given', 'none_due'] as const).map(
            (kind) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="kind"
                  value=${kind}
                  .checked=${kind === this.kind}
                  @change=${() => (this.kind = kind)}
                />
                <span
                  >${i18n.t(kind === 'given' ? 'campaign.notice.kindGiven' : 'campaign.notice.kindNone')}</span
                >
              </label>`,
          )}
        </fieldset>
        ${
          this.kind === 'given'
            ? html`<div class="field">
                  <label for="addressee">${i18n.t('campaign.notice.addressee')}</label>
                  <input id="addressee" name="addressee" required maxlength="200" autocomplete="off" />
                </div>
                <div class="field">
                  <label for="givenOn">${i18n.t('campaign.notice.day')}</label>
                  <input
                    id="givenOn"
                    name="givenOn"
                    type="date"
                    required
                    aria-invalid=${this.wrongFields.includes('givenOn') ? 'true' : 'false'}
                  />
                </div>`
            : html`<div class="field">
                <label for="reason">${i18n.t('campaign.notice.why')}</label>
                <textarea id="reason" name="reason" required maxlength="500" rows="2"></textarea>
              </div>`
        }
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('campaign.notice.record')}
        </button>
      </form>
    </details>`;
  }

  #dialog(i18n: I18n, { language, text, isSent }: NonNullable<typeof this.letter>) {
    return html`<dialog
      aria-label=${i18n.t('campaign.notice.letter')}
      @close=${() => (this.letter = undefined)}
    >
      <div class="sheet">
        ${
          isSent
            ? nothing
            : html`<div class="field">
                <label for="language">${i18n.t('campaign.notice.letterLanguage')}</label>
                <select
                  id="language"
                  @change=${(changing: Event) =>
                    this.#read((changing.target as HTMLSelectElement).value as LetterLanguage)}
                >
                  ${letterLanguages.map(
                    (one) =>
                      html`<option value=${one} ?selected=${one === language}>
                        ${i18n.t(`campaign.form.language_${one}`)}
                      </option>`,
                  )}
                </select>
              </div>`
        }
        <div class="letter" lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>${text}</div>
        <div class="row">
          <button type="button" class="button primary" @click=${() => window.print()}>
            <snodo-icon name="printer"></snodo-icon>${i18n.t('campaign.notice.print')}
          </button>
          <button type="button" class="button" @click=${() => (this.letter = undefined)}>
            ${i18n.t('common.close')}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    if (changed.has('campaign')) this.renderRoot.querySelector('details')?.removeAttribute('open');
  }

  async #read(language: LetterLanguage): Promise<void> {
    const { campaign } = this;
    if (!campaign) return;
    const letter = await this.act((api) => api.getLetter(campaign.code, language));
    if (letter)
      this.letter = { language, text: [letter.subject, ...letter.paragraphs].join('\n\n'), isSent: false };
  }

  #readSent(i18n: I18n): void {
    const notice = this.campaign?.notice;
    if (notice?.kind === 'given')
      this.letter = { language: i18n.language, text: notice.letter, isSent: true };
  }

  readonly #record = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { campaign, kind } = this;
    if (!campaign) return;
    const given = new FormData(submitting.target as HTMLFormElement);
    const text = (field: string) => String(given.get(field) ?? '').trim();
    const { code, version } = campaign;
    const changed = await this.act(
      (api) =>
        api.recordNotice(
          code,
          kind === 'given'
            ? { version, kind, givenOn: text('givenOn'), addressee: text('addressee') }
            : { version, kind, reason: text('reason') },
        ),
      'campaign.done.notice',
    );
    if (changed) this.dispatchEvent(new CustomEvent('snodo-campaign-changed', { detail: changed }));
  };
}

if (!customElements.get('snodo-campaign-notice'))
  customElements.define('snodo-campaign-notice', SnodoCampaignNotice);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-notice': SnodoCampaignNotice;
  }
}
