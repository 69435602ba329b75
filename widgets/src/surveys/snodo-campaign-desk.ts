import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadedRows } from '../identity/loaded-rows.ts';
import { OwnSection } from '../identity/own-section.ts';
import { ownSectionStyles } from '../identity/own-section.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { ageMark, nextWords, statusChip } from './campaign-words.ts';
import { campaignStyles } from './campaign.styles.ts';
import type { Campaign, CampaignAgenda, CampaignsApi } from './campaigns-api.ts';
import './snodo-campaign-plan.ts';

/** Campaigns for which nothing more is to be done are read in the console. */
const underWay: ReadonlySet<Campaign['status']> = new Set(['draft', 'in_review', 'approved', 'scheduled']);

/**
 * The community manager's part of the desk: what waits for somebody and since when, the median time from agreement
 * to opening, and each campaign under way, to be approved or sent back. Shows nothing to whoever may not.
 */
export class SnodoCampaignDesk extends OwnSection<CampaignsApi> {
  static override properties = {
    ...OwnSection.properties,
    agenda: { state: true },
    campaigns: { state: true },
    open: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    campaignStyles,
    css`
      .figures dd {
        font-size: var(--snodo-text-l);
      }
      .figures small {
        display: block;
        color: var(--snodo-color-ink-soft);
        font-size: var(--snodo-text-s);
        font-weight: 400;
      }
      ul.rows > li > snodo-campaign-plan {
        flex: 1 1 100%;
        padding-block-start: var(--snodo-space-3);
      }
    `,
  ];

  declare private agenda: Load<CampaignAgenda>;
  declare private campaigns: Load<readonly Campaign[]>;
  /** Code of the campaign whose plan is open. */
  declare private open: string | undefined;

  protected override readonly section = 'campaigns';

  constructor() {
    super();
    this.agenda = pending;
    this.campaigns = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n, agenda, campaigns } = this;
    if (!i18n) return nothing;
    const isRefused =
      campaigns.state === 'failed' && ['forbidden', 'not_signed_in'].includes(campaigns.problem);
    if (isRefused) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="list"></snodo-icon>${i18n.t('campaign.agenda.heading')}</h2>
      <p>${i18n.t('campaign.agenda.lead')}</p>
      ${agenda.state === 'ready' ? this.#figures(i18n, agenda.loaded) : nothing}
      ${loadedRows(i18n, campaigns, {
        row: (campaign) => this.#row(i18n, campaign),
        none: i18n.t('campaign.agenda.none'),
        retry: () => void this.#load(),
      })}
      <p><a class="button" href=${`/console?lang=${i18n.language}`}>${i18n.t('campaign.back')}</a></p>
    </section>`;
  }

  #figures(i18n: I18n, agenda: CampaignAgenda): TemplateResult {
    const { agedDrafts, inReview, withoutNotice, timeToField, today } = agenda;
    const figure = (term: string, figures: string, note?: string) =>
      html`<div>
        <dt>${term}</dt>
        <dd class="tabular">${figures}${note === undefined ? nothing : html`<small>${note}</small>`}</dd>
      </div>`;
    return html`<dl class="figures">
        ${figure(i18n.t('campaign.agenda.inReview'), i18n.number(inReview))}
        ${figure(i18n.t('campaign.agenda.withoutNotice'), i18n.number(withoutNotice))}
        ${figure(
          i18n.t('campaign.agenda.from14'),
          i18n.number(agedDrafts.from14Days),
          `${i18n.t('campaign.agenda.from30')}: ${i18n.number(agedDrafts.from30Days)}`,
        )}
        ${
          timeToField === null
            ? figure(i18n.t('campaign.agenda.timeToField'), i18n.t('campaign.agenda.noTime'))
            : figure(
                i18n.t('campaign.agenda.timeToField'),
                i18n.t('campaign.days', { count: Math.round(timeToField.medianDays) }),
                i18n.t('campaign.agenda.target', {
                  days: timeToField.targetDays,
                  count: timeToField.campaigns,
                }),
              )
        }
      </dl>
      <p class="soft">${i18n.t('campaign.agenda.asOf', { day: i18n.day(today) })}</p>`;
  }

  #row(i18n: I18n, campaign: Campaign): TemplateResult {
    const { code, name, organisation } = campaign;
    const isOpen = this.open === code;
    return html`<li>
      <div class="stack">
        <p>
          <strong><bdi>${name}</bdi></strong> · <bdi>${organisation.name}</bdi>
        </p>
        <div class="chips">${statusChip(i18n, campaign)} ${ageMark(i18n, campaign)}</div>
        <p class="soft">${nextWords(i18n, campaign)}</p>
      </div>
      <button
        type="button"
        class="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => (this.open = isOpen ? undefined : code)}
      >
        ${i18n.t(isOpen ? 'campaign.close' : 'campaign.open')}<span class="visually-hidden">
          <bdi>${name}</bdi></span
        >
      </button>
      ${
        isOpen
          ? html`<snodo-campaign-plan
              .api=${this.api}
              .code=${code}
              .isInList=${true}
              @snodo-campaign-changed=${() => void this.#refresh()}
              @snodo-campaign-edit-asked=${() =>
                location.assign(`/console?${new URLSearchParams({ plan: code, lang: i18n.language })}`)}
            ></snodo-campaign-plan>`
          : nothing
      }
    </li>`;
  }

  async #load(): Promise<void> {
    this.campaigns = pending;
    await this.#refresh();
  }

  /** Without taking away what is on the page meanwhile. */
  async #refresh(): Promise<void> {
    const { api } = this;
    if (!api) return;
    const [agenda, page] = await Promise.all([settle(api.getAgenda()), settle(api.listCampaigns())]);
    this.agenda = agenda;
    this.campaigns =
      page.state === 'ready'
        ? {
            state: 'ready',
            // What has just been cancelled or opened stays in sight as long as its plan is open.
            loaded: page.loaded.items
              .filter(({ status, code }) => underWay.has(status) || code === this.open)
              .toSorted((one, other) => (other.ageDays ?? -1) - (one.ageDays ?? -1)),
          }
        : page;
  }
}

if (!customElements.get('snodo-campaign-desk'))
  customElements.define('snodo-campaign-desk', SnodoCampaignDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-desk': SnodoCampaignDesk;
  }
}
