import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { Campaign } from '../portal/portal-api.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import { ageMark, nextWords, statusChip } from './campaign-words.ts';
import { campaignStyles } from './campaign.styles.ts';

/**
 * Campaigns as cards: which firm, where it stands, from when to when, how many were invited and about how many
 * answered, and the next step with whose turn it is: open the plan, read the tables, or release them (a community
 * manager's alone).
 *
 * @fires snodo-campaign-chosen - `detail.code`: the person wants to read its tables
 * @fires snodo-campaign-plan-asked - `detail.code`: the person wants to see its plan
 * @fires snodo-campaign-release-asked - `detail.code`: a manager wants to close and release it
 */
export class SnodoCampaignList extends LitElement {
  static override properties = { campaigns: { attribute: false }, mayRelease: { attribute: false } };

  static override styles = [
    baseStyles,
    campaignStyles,
    css`
      ul {
        display: grid;
        gap: var(--snodo-space-4);
      }
      article {
        display: grid;
        gap: var(--snodo-space-3);
        padding: var(--snodo-space-5);
      }
      h3 {
        font-size: var(--snodo-text-l);
      }
    `,
  ];

  declare campaigns: readonly Campaign[];
  /** Whether the person may close and release: community managers only. */
  declare mayRelease: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.campaigns = [];
    this.mayRelease = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<ul role="list">
      ${this.campaigns.map((campaign) => html`<li>${this.#card(i18n, campaign)}</li>`)}
    </ul>`;
  }

  #card(i18n: I18n, campaign: Campaign) {
    const { code, name, organisation, status, opensOn, closesOn } = campaign;
    const isPlan = !['open', 'closed', 'released'].includes(status);
    return html`<article class="card" aria-labelledby=${`name-${code}`}>
      <div class="head">
        <div>
          <h3 id=${`name-${code}`}><bdi>${name}</bdi></h3>
          <p class="soft"><bdi>${organisation.name}</bdi></p>
        </div>
        <div class="chips">${statusChip(i18n, campaign)} ${ageMark(i18n, campaign)}</div>
      </div>
      <dl>
        <div>
          <dt>${i18n.t('console.when')}</dt>
          <dd>${i18n.t('console.period', { from: i18n.day(opensOn), to: i18n.day(closesOn) })}</dd>
        </div>
        ${isPlan ? this.#age(i18n, campaign) : this.#answering(i18n, campaign)}
      </dl>
      ${this.#nextStep(i18n, campaign)}
    </article>`;
  }

  #age(i18n: I18n, { ageDays }: Campaign) {
    if (ageDays === null) return nothing;
    return html`<div>
      <dt>${i18n.t('campaign.age')}</dt>
      <dd>${i18n.t('campaign.days', { count: ageDays })}</dd>
    </div>`;
  }

  #answering(i18n: I18n, campaign: Campaign) {
    return html`<div>
        <dt>${i18n.t('console.invited')}</dt>
        <dd class="tabular">${i18n.number(campaign.invited)}</dd>
      </div>
      <div>
        <dt>${i18n.t('console.answered')}</dt>
        <dd>${rateText(i18n, campaign)}</dd>
      </div>`;
  }

  #nextStep(i18n: I18n, campaign: Campaign) {
    const { code, name, status, closesOn, isReleased } = campaign;
    const about = html`<span class="visually-hidden">: ${name}</span>`;
    if (isReleased) {
      return html`<p>
        <button
          type="button"
          class="button primary"
          @click=${() => this.#send('snodo-campaign-chosen', code)}
        >
          <span>${i18n.t('console.read')}${about}</span>
        </button>
      </p>`;
    }
    const plan = html`<button
      type="button"
      class="button"
      @click=${() => this.#send('snodo-campaign-plan-asked', code)}
    >
      <span>${i18n.t('campaign.open')}${about}</span>
    </button>`;
    if (status !== 'open' && status !== 'closed')
      return html`<p>${status === 'scheduled' ? i18n.t('console.notOpenYet') : nextWords(i18n, campaign)}</p>
        <p>${plan}</p>`;
    const expected =
      status === 'open'
        ? i18n.t('console.comesAfter', { day: i18n.day(closesOn) })
        : i18n.t('console.beingChecked');
    if (!this.mayRelease)
      return html`<p>${expected}</p>
        <p>${plan}</p>`;
    return html`<p class="row">
      <button type="button" class="button" @click=${() => this.#send('snodo-campaign-release-asked', code)}>
        <span>${i18n.t('console.release')}${about}</span>
      </button>
      ${plan}
    </p>`;
  }

  #send(type: string, code: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: { code } }));
  }
}

/** How many answered, in words: the API gives steps of five points, and nothing when few were invited. */
function rateText(i18n: I18n, { responseRate }: Campaign): string {
  if (responseRate === null) return i18n.t('console.rate.tooFew');
  const percent = i18n.percent(responseRate.percent);
  return i18n.t(`console.rate.${responseRate.kind}`, { percent });
}

if (!customElements.get('snodo-campaign-list'))
  customElements.define('snodo-campaign-list', SnodoCampaignList);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-list': SnodoCampaignList;
  }
}
