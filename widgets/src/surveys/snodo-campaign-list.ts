import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { Campaign } from '../portal/portal-api.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';

const statusIcons = { scheduled: 'calendar-days', open: 'clock', closed: 'lock' } as const;

/**
 * Campaigns as cards: which firm, from when to when, how many were invited and about how many answered,
 * and the next step: read the tables, release them (a community manager's alone), or when they come.
 *
 * @fires snodo-campaign-chosen - `detail.code`: the person wants to read its tables
 * @fires snodo-campaign-release-asked - `detail.code`: a manager wants to close and release it
 */
export class SnodoCampaignList extends LitElement {
  static override properties = { campaigns: { attribute: false }, mayRelease: { attribute: false } };

  static override styles = [
    baseStyles,
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
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: var(--snodo-space-2) var(--snodo-space-4);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-2) var(--snodo-space-6);
      }
      dt {
        color: var(--snodo-color-ink-soft);
      }
      dd {
        font-weight: 600;
      }
      .open {
        background: var(--snodo-color-tram-wash);
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
    const { code, name, organisation, status, opensOn, closesOn, invited } = campaign;
    return html`<article class="card" aria-labelledby=${`name-${code}`}>
      <div class="head">
        <div>
          <h3 id=${`name-${code}`}><bdi>${name}</bdi></h3>
          <p class="soft"><bdi>${organisation.name}</bdi></p>
        </div>
        <span class=${`chip ${status}`}>
          <snodo-icon name=${campaign.isReleased ? 'circle-check' : statusIcons[status]}></snodo-icon>
          ${campaign.isReleased ? i18n.t('console.status.released') : i18n.t(`console.status.${status}`)}
        </span>
      </div>
      <dl>
        <div>
          <dt>${i18n.t('console.when')}</dt>
          <dd>${i18n.t('console.period', { from: i18n.day(opensOn), to: i18n.day(closesOn) })}</dd>
        </div>
        <div>
          <dt>${i18n.t('console.invited')}</dt>
          <dd class="tabular">${i18n.number(invited)}</dd>
        </div>
        <div>
          <dt>${i18n.t('console.answered')}</dt>
          <dd>${rateText(i18n, campaign)}</dd>
        </div>
      </dl>
      ${this.#nextStep(i18n, campaign)}
    </article>`;
  }

  #nextStep(i18n: I18n, { code, name, status, closesOn, isReleased }: Campaign) {
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
    if (status === 'scheduled') return html`<p>${i18n.t('console.notOpenYet')}</p>`;
    const expected =
      status === 'open'
        ? i18n.t('console.comesAfter', { day: i18n.day(closesOn) })
        : i18n.t('console.beingChecked');
    if (!this.mayRelease) return html`<p>${expected}</p>`;
    return html`<p>
      <button type="button" class="button" @click=${() => this.#send('snodo-campaign-release-asked', code)}>
        <span>${i18n.t('console.release')}${about}</span>
      </button>
    </p>`;
  }

  #send(type: string, code: string): void {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail: { code } }));
  }
}

/** How many answered, in words: the API gives steps of five points, and nothing when few were invited. */
function rateText(i18n: I18n, { responseRate, status }: Campaign): string {
  if (status === 'scheduled') return i18n.t('console.rate.notYet');
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
