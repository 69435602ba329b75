import { css, html, nothing } from 'lit';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import type { CampaignDetail, CampaignsApi } from './campaigns-api.ts';

/**
 * How people come to a campaign without their firm's intranet: the address for their own phone, to be put on a
 * notice board, and paper ballots, counted out before they are printed.
 *
 * @fires snodo-campaign-stale - The campaign is to be loaded anew
 */
export class SnodoCampaignPaper extends OwnSection<CampaignsApi> {
  static override properties = { ...OwnSection.properties, campaign: { attribute: false } };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .poster {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--snodo-space-4);
      }
      .poster > div {
        flex: 1 1 14rem;
        overflow-wrap: anywhere;
      }
      img {
        inline-size: 8rem;
        block-size: 8rem;
        background: #ffffff;
      }
    `,
  ];

  declare campaign: CampaignDetail | undefined;

  protected override readonly section = 'campaigns';
  #key = crypto.randomUUID();

  protected override render() {
    const { i18n, campaign } = this;
    if (!i18n || !campaign) return nothing;
    const { address, qrSvg } = campaign.answering;
    return html`<h3>${i18n.t('campaign.answering.heading')}</h3>
      <div class="poster">
        <img
          src=${`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
          alt=${i18n.t('campaign.answering.code')}
        />
        <div>
          <p>${i18n.t('campaign.answering.text')}</p>
          <p dir="ltr"><a href=${address}>${address}</a></p>
        </div>
      </div>
      ${this.#paper(i18n, campaign)}`;
  }

  #paper(i18n: I18n, { paperBatches, may, audience }: CampaignDetail) {
    const mayIssue = may.includes('issue_paper');
    const isTooMany = this.wrongFields.includes('ballots');
    if (!mayIssue && paperBatches.length === 0) return nothing;
    return html`<h3>${i18n.t('campaign.paper.heading')}</h3>
      <p>${i18n.t('campaign.paper.text')}</p>
      ${
        paperBatches.length === 0
          ? nothing
          : html`<ul role="list">
              ${paperBatches.map(
                ({ organisation, issuedOn, printedBallots, enteredBallots }) =>
                  html`<li class="tabular">
                    ${audience.length > 1 ? html`<bdi>${organisation.name}</bdi> · ` : nothing}${i18n.t(
                      'campaign.paper.batch',
                      {
                        day: i18n.day(issuedOn),
                        entered: i18n.number(enteredBallots),
                        printed: i18n.number(printedBallots),
                      },
                    )}
                  </li>`,
              )}
            </ul>`
      }
      ${
        mayIssue
          ? html`<form @submit=${this.#issue} @input=${() => (this.#key = crypto.randomUUID())}>
              ${audience.length > 1 ? this.#firms(i18n, audience) : nothing}
              <div class="field">
                <label for="ballots">${i18n.t('campaign.paper.count')}</label>
                <input
                  id="ballots"
                  name="ballots"
                  type="number"
                  min="1"
                  max="2000"
                  required
                  aria-describedby=${isTooMany ? 'ballots-fault' : ''}
                  aria-invalid=${isTooMany ? 'true' : 'false'}
                />
                ${
                  isTooMany
                    ? html`<p class="fault" id="ballots-fault">${i18n.t('campaign.paper.tooMany')}</p>`
                    : nothing
                }
              </div>
              <button class="button" ?disabled=${this.isWorking}>${i18n.t('campaign.paper.issue')}</button>
            </form>`
          : nothing
      }
      ${this.outcomeLine()}`;
  }

  #firms(i18n: I18n, audience: CampaignDetail['audience']) {
    return html`<div class="field">
      <label for="organisation">${i18n.t('campaign.paper.firm')}</label>
      <select id="organisation" name="organisation">
        ${audience.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
      </select>
    </div>`;
  }

  readonly #issue = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const fields = new FormData(form);
    const organisation = fields.get('organisation');
    const paper = {
      ballots: Number(fields.get('ballots')),
      ...(typeof organisation === 'string' ? { organisation } : {}),
    };
    const { campaign } = this;
    if (!campaign) return;
    const issued = await this.act(
      (api) => api.issuePaper(this.#key, campaign.code, paper),
      'campaign.done.paper',
    );
    if (!issued) return;
    form.reset();
    this.#key = crypto.randomUUID();
    this.dispatchEvent(new CustomEvent('snodo-campaign-stale'));
  };
}

if (!customElements.get('snodo-campaign-paper'))
  customElements.define('snodo-campaign-paper', SnodoCampaignPaper);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-paper': SnodoCampaignPaper;
  }
}
