import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import type { Campaign, Me, Page } from '../portal/portal-api.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { CampaignDetail, ConsoleApi } from './campaigns-api.ts';
import './editor/snodo-instrument-list.ts';
import './snodo-campaign-form.ts';
import './snodo-campaign-list.ts';
import './snodo-campaign-plan.ts';
import './snodo-campaign-release.ts';
import '../identity/snodo-sites.ts';
import { refusedScreen, whoCard } from './snodo-console-screens.ts';
import './snodo-release-dialog.ts';

/** In the address instead of a code: the launch form. */
const newPlan = 'new';

/** What the console needs before anything of it can be shown. */
interface Desk {
  readonly me: Me;
  readonly campaigns: Page<Campaign>;
}

/**
 * The console of a firm's HR officers: the campaigns of the firm from the first draft to the released tables. A
 * community manager sees all campaigns and releases them here. The open release is kept in the address as
 * `?campaign=`, the open plan as `?plan=`, which is `new` for the launch form.
 *
 * @fires snodo-community-loaded - `detail.name`: the programme's name, for the frame around the page
 */
export class SnodoConsole extends LitElement {
  static override properties = {
    api: { attribute: false },
    desk: { state: true },
    open: { state: true },
    asked: { state: true },
    isReleasing: { state: true },
    fault: { state: true },
    isGrowing: { state: true },
    planned: { state: true },
    edited: { state: true },
  };

  static override styles = [
    baseStyles,
    css`
      :host,
      section {
        display: grid;
        gap: var(--snodo-space-5);
      }
      .who {
        display: flex;
        gap: var(--snodo-space-3);
        align-items: start;
      }
      .lead {
        font-size: var(--snodo-text-m);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--snodo-space-3);
      }
      .more {
        justify-self: center;
      }
      @media (max-width: 40rem) {
        h1 {
          font-size: var(--snodo-text-xl);
        }
        h2 {
          font-size: var(--snodo-text-l);
        }
      }
    `,
  ];

  declare api: ConsoleApi | undefined;
  declare private desk: Load<Desk>;
  /** Code of the campaign whose release is open. */
  declare private open: string | null;
  /** The campaign that a manager is asked to confirm the release of. */
  declare private asked: Campaign | null;
  declare private isReleasing: boolean;
  declare private fault: string | null;
  declare private isGrowing: boolean;
  /** Code of the campaign whose plan is open, or `new`. */
  declare private planned: string | null;
  /** The draft that is being changed. */
  declare private edited: CampaignDetail | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #onPopState = () => this.#openFromAddress();

  constructor() {
    super();
    this.desk = pending;
    this.open = openInAddress('campaign');
    this.planned = openInAddress('plan');
    this.asked = null;
    this.isReleasing = false;
    this.fault = null;
    this.isGrowing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#onPopState);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onPopState);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    if (this.desk.state === 'pending') {
      return html`<h1>${i18n.t('console.heading')}</h1>
        <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    }
    if (this.desk.state === 'failed') {
      return refusedScreen(i18n, this.desk.problem, () => this.api && void this.#load(this.api));
    }
    const { me, campaigns } = this.desk.loaded;
    const open = campaigns.items.find(({ code }) => code === this.open);
    if (open) return [this.#release(me, open), this.#dialog()];
    if (this.planned === newPlan || this.edited) return this.#form();
    if (this.planned !== null) return this.#plan(i18n, this.planned, campaigns);
    return this.#overview(i18n, me, campaigns);
  }

  #overview(i18n: I18n, me: Me, { items, nextCursor }: Page<Campaign>) {
    return html`
      <h1>${i18n.t('console.heading')}</h1>
      <p class="lead">${i18n.t('console.lead')}</p>
      ${whoCard(i18n, me)}
      <section aria-labelledby="campaigns">
        <div class="head">
          <h2 id="campaigns">${i18n.t('console.campaigns')}</h2>
          <button type="button" class="button primary" @click=${() => this.#show({ plan: newPlan })}>
            ${i18n.t('campaign.new')}
          </button>
        </div>
        ${
          items.length === 0
            ? html`<snodo-load-state
                state="empty"
                heading=${i18n.t('console.empty.heading')}
                text=${i18n.t('console.empty.text')}
              ></snodo-load-state>`
            : html`<snodo-campaign-list
                .campaigns=${items}
                .mayRelease=${mayRelease(me)}
                @snodo-campaign-chosen=${(choice: CustomEvent<{ code: string }>) => this.#show({ campaign: choice.detail.code })}
                @snodo-campaign-plan-asked=${(choice: CustomEvent<{ code: string }>) => this.#show({ plan: choice.detail.code })}
                @snodo-campaign-release-asked=${this.#ask}
              ></snodo-campaign-list>`
        }
        ${
          nextCursor === null
            ? nothing
            : html`<button type="button" class="button more" ?disabled=${this.isGrowing} @click=${this.#grow}>
                ${i18n.t('portal.more')}
              </button>`
        }
      </section>
      <snodo-sites .api=${this.api?.sites}></snodo-sites>
      <snodo-instrument-list .api=${this.api?.instruments} .isForReading=${true}></snodo-instrument-list>
      ${this.#dialog()}
    `;
  }

  #dialog() {
    return html`<snodo-release-dialog
      .campaign=${this.asked}
      .isWorking=${this.isReleasing}
      .fault=${this.fault}
      @snodo-release-confirmed=${this.#confirm}
      @snodo-release-cancelled=${() => (this.asked = null)}
    ></snodo-release-dialog>`;
  }

  #release(me: Me, campaign: Campaign) {
    return html`<snodo-campaign-release
      .api=${this.api}
      .campaign=${campaign}
      .mayRelease=${mayRelease(me)}
      @snodo-campaign-released=${() => this.#markReleased(campaign.code)}
      @snodo-campaign-release-asked=${this.#ask}
      @snodo-release-closed=${() => this.#show({})}
    ></snodo-campaign-release>`;
  }

  #form() {
    return html`<snodo-campaign-form
      .api=${this.api?.campaigns}
      .campaign=${this.edited}
      @snodo-campaign-saved=${(saving: CustomEvent<CampaignDetail>) => this.#saved(saving.detail)}
      @snodo-campaign-form-closed=${() => this.#show(this.edited ? { plan: this.edited.code } : {})}
    ></snodo-campaign-form>`;
  }

  #plan(i18n: I18n, code: string, { items }: Page<Campaign>) {
    const name = items.find((campaign) => campaign.code === code)?.name ?? code;
    return html`<h1><bdi>${name}</bdi></h1>
      <div class="card">
        <snodo-campaign-plan
          .api=${this.api?.campaigns}
          .code=${code}
          @snodo-campaign-changed=${() => this.api && void this.#refresh(this.api)}
          @snodo-campaign-edit-asked=${(asking: CustomEvent<CampaignDetail>) => (this.edited = asking.detail)}
        ></snodo-campaign-plan>
      </div>
      <p>
        <button type="button" class="button" @click=${() => this.#show({})}>
          ${i18n.t('campaign.back')}
        </button>
      </p>`;
  }

  async #saved({ code }: CampaignDetail): Promise<void> {
    if (this.api) await this.#refresh(this.api);
    this.#show({ plan: code });
  }

  /** The list anew, without taking the page away meanwhile. */
  async #refresh(api: ConsoleApi): Promise<void> {
    const campaigns = await settle(api.listCampaigns({ limit: 100 }));
    if (this.desk.state !== 'ready' || campaigns.state !== 'ready') return;
    this.desk = { state: 'ready', loaded: { ...this.desk.loaded, campaigns: campaigns.loaded } };
  }

  async #load(api: ConsoleApi): Promise<void> {
    this.desk = pending;
    this.desk = await settle(
      Promise.all([api.getMe(), api.listCampaigns({ limit: 100 })]).then(([me, campaigns]) => ({
        me,
        campaigns,
      })),
    );
    const community = await settle(api.getCommunity());
    if (community.state !== 'ready') return;
    const detail = { name: community.loaded.name };
    this.dispatchEvent(new CustomEvent('snodo-community-loaded', { bubbles: true, composed: true, detail }));
  }

  async #grow(): Promise<void> {
    if (!this.api || this.desk.state !== 'ready' || this.isGrowing) return;
    const { me, campaigns } = this.desk.loaded;
    if (campaigns.nextCursor === null) return;
    this.isGrowing = true;
    const more = await settle(this.api.listCampaigns({ limit: 100, cursor: campaigns.nextCursor }));
    this.isGrowing = false;
    if (more.state === 'failed') this.desk = more;
    if (more.state !== 'ready') return;
    const items = [...campaigns.items, ...more.loaded.items];
    this.desk = { state: 'ready', loaded: { me, campaigns: { ...more.loaded, items } } };
  }

  #ask(asking: CustomEvent<{ code: string }>): void {
    this.fault = null;
    this.asked = this.#campaign(asking.detail.code) ?? null;
  }

  async #confirm(confirmation: CustomEvent<{ code: string }>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n || this.isReleasing) return;
    const { code } = confirmation.detail;
    this.isReleasing = true;
    this.fault = null;
    const run = await settle(this.api.releaseCampaign(code));
    this.isReleasing = false;
    if (run.state === 'failed') {
      this.fault = i18n.t(
        run.problem === 'campaign_already_released' ? 'console.confirm.already' : 'common.network',
      );
    }
    if (run.state !== 'ready') return;
    this.asked = null;
    if (this.open === code) this.renderRoot.querySelector('snodo-campaign-release')?.look();
    else this.#show({ campaign: code });
  }

  #markReleased(code: string): void {
    if (this.desk.state !== 'ready') return;
    const { me, campaigns } = this.desk.loaded;
    const items = campaigns.items.map((campaign) =>
      campaign.code === code ? { ...campaign, status: 'released' as const, isReleased: true } : campaign,
    );
    this.desk = { state: 'ready', loaded: { me, campaigns: { ...campaigns, items } } };
  }

  #campaign(code: string): Campaign | undefined {
    const items = this.desk.state === 'ready' ? this.desk.loaded.campaigns.items : [];
    return items.find((campaign) => campaign.code === code);
  }

  #show(opened: { readonly campaign?: string; readonly plan?: string }): void {
    const address = new URL(location.href);
    for (const name of ['campaign', 'plan'] as const) {
      const code = opened[name];
      if (code === undefined) address.searchParams.delete(name);
      else address.searchParams.set(name, code);
    }
    history.pushState(null, '', `${address.pathname}${address.search}`);
    this.#openFromAddress();
    window.scrollTo(0, 0);
  }

  #openFromAddress(): void {
    this.open = openInAddress('campaign');
    this.planned = openInAddress('plan');
    this.edited = undefined;
  }
}

function openInAddress(name: 'campaign' | 'plan'): string | null {
  return new URLSearchParams(location.search).get(name);
}

function mayRelease({ memberships }: Me): boolean {
  return memberships.some(({ countingRoles }) => countingRoles.includes('community_manager'));
}

if (!customElements.get('snodo-console')) customElements.define('snodo-console', SnodoConsole);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-console': SnodoConsole;
  }
}
