import { ContextConsumer, ContextProvider } from '@lit/context';
import { LitElement, css, html, type PropertyValues } from 'lit';
import type { Campaign, ReleaseRun } from '../portal/portal-api.ts';
import { baseStyles } from '../ui/base.styles.ts';
import type { Territory } from '../places/place.ts';
import { i18nContext, loadI18n, type I18n, type Language } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import type { ConsoleApi } from './campaigns-api.ts';
import type { Release } from './release-figures.ts';
import { unreadyRelease } from './snodo-console-screens.ts';

const lookMilliseconds = 1000;
/** A release takes a minute or two; who leaves the page open longer than this asks anew. */
const mostLooks = 900;
const steps = ['reading', 'protecting', 'auditing', 'writing'] as const;

/** A release with all that it takes to read it. */
interface ReadableRelease {
  readonly release: Release;
  /** Only for tables that may be crossed by district. */
  readonly territory: Territory | undefined;
  readonly words: I18n;
}

async function readRelease(api: ConsoleApi, code: string, language: Language): Promise<ReadableRelease> {
  const release = await api.getRelease(code);
  const isCrossed = release.tables.some(({ by }) => by !== null);
  const [territory, words] = await Promise.all([
    isCrossed ? settle(api.getTerritory()) : undefined,
    loadParts(language),
  ]);
  // Without the drawing the same figures stand in charts and tables.
  return { release, words, territory: territory?.state === 'ready' ? territory.loaded : undefined };
}

async function loadParts(language: Language): Promise<I18n> {
  try {
    const [words] = await Promise.all([
      loadI18n(language, ['common', 'console', 'release']),
      import('./snodo-release-view.ts'),
    ]);
    return words;
  } catch (cause) {
    throw new LoadFault('unavailable', { cause });
  }
}

/**
 * The tables of one campaign: released, being made, or not there yet. While they are made a manager sees how far it has
 * come and may leave; the tables take the place of the bar when they stand.
 *
 * @fires snodo-campaign-released - `detail.code`: the tables of this campaign have just been made
 * @fires snodo-campaign-release-asked - `detail.code`: make them again, after a failure
 * @fires snodo-release-closed - The person goes back to the list of campaigns
 */
export class SnodoCampaignRelease extends LitElement {
  static override properties = {
    api: { attribute: false },
    campaign: { attribute: false },
    mayRelease: { attribute: false },
    release: { state: true },
    run: { state: true },
  };

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
      }
      .run {
        display: grid;
        gap: var(--snodo-space-3);
      }
      progress {
        inline-size: 100%;
        block-size: 0.75rem;
        accent-color: var(--snodo-color-tram);
      }
    `,
  ];

  declare api: ConsoleApi | undefined;
  declare campaign: Campaign | undefined;
  /** Only who may release sees how it goes. */
  declare mayRelease: boolean;
  declare private release: Load<ReadableRelease>;
  /** The run that makes the tables; null while there is none to speak of. */
  declare private run: ReleaseRun | null;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** Speaks to what is below with the words of the tables too. */
  #words = new ContextProvider(this, { context: i18nContext });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looks = 0;

  constructor() {
    super();
    this.mayRelease = false;
    this.release = pending;
    this.run = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#load();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  /** Looks anew whether the tables stand or are being made. */
  look(): void {
    void this.#load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('campaign') && changed.get('campaign')?.code !== this.campaign?.code;
    if (changed.has('api') || isOther) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { campaign, run } = this;
    if (!i18n || !campaign) return undefined;
    if (this.release.state === 'ready')
      return html`<snodo-release-view
        .campaign=${campaign}
        .release=${this.release.loaded.release}
        .territory=${this.release.loaded.territory}
      ></snodo-release-view>`;
    if (run?.state === 'failed') return this.#failed(i18n, campaign);
    if (run !== null) return this.#making(i18n, campaign, run);
    return unreadyRelease(i18n, campaign, this.release, {
      retry: () => void this.#load(),
      leave: () => this.#tell('snodo-release-closed'),
    });
  }

  #making(i18n: I18n, campaign: Campaign, run: ReleaseRun) {
    const at = steps.indexOf(run.step);
    const share = run.state === 'waiting' ? 0 : (at + run.percent / 100) / steps.length;
    return html`<h1><bdi>${campaign.name}</bdi></h1>
      <div class="card run">
        <h2 id="run">${i18n.t('console.run.heading')}</h2>
        <progress aria-labelledby="run" aria-describedby="step" max="1" .value=${share}></progress>
        <p id="step" role="status">
          ${i18n.t(run.state === 'waiting' ? 'console.run.waiting' : `console.run.${run.step}`)}
        </p>
        <p class="soft">${i18n.t('console.run.leave')}</p>
        <p>${this.#back(i18n)}</p>
      </div>`;
  }

  #failed(i18n: I18n, campaign: Campaign) {
    return html`<h1><bdi>${campaign.name}</bdi></h1>
      <snodo-load-state
        state="failed"
        heading=${i18n.t('console.run.failed.heading')}
        text=${i18n.t('console.run.failed.text')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => this.#tell('snodo-campaign-release-asked')}
      ></snodo-load-state>
      <p>${this.#back(i18n)}</p>`;
  }

  #back(i18n: I18n) {
    return html`<button type="button" class="button" @click=${() => this.#tell('snodo-release-closed')}>
      ${i18n.t('campaign.back')}
    </button>`;
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#looks = 0;
    this.release = pending;
    this.run = null;
    const { api, campaign } = this;
    if (!api || !campaign) return;
    // Tables that may be under way are not asked for: how their making goes tells when they stand.
    if (this.mayRelease && !campaign.isReleased) await this.#look(api, campaign.code);
    const isShown = this.run !== null || this.release.state === 'ready';
    if (isShown || this.campaign?.code !== campaign.code) return;
    const release = await this.#read(api, campaign.code);
    if (this.campaign.code === campaign.code) this.release = release;
  }

  /** Looks how far it has come, and again in a second for as long as it goes on. */
  async #look(api: ConsoleApi, code: string): Promise<void> {
    const run = await settle(api.getReleaseRun(code));
    if (this.campaign?.code !== code || !this.isConnected) return;
    if (run.state === 'ready' && run.loaded.state === 'done') {
      const release = await this.#read(api, code);
      if (this.campaign.code !== code) return;
      this.run = null;
      this.release = release;
      this.#tell('snodo-campaign-released');
      return;
    }
    if (run.state === 'ready') this.run = run.loaded;
    const isUnderWay = this.run !== null && this.run.state !== 'failed';
    if (!isUnderWay || ++this.#looks > mostLooks) return;
    this.#timer = setTimeout(() => void this.#look(api, code), lookMilliseconds);
  }

  /** The tables with what draws them and the words for it, none of which weighs on the list of campaigns. */
  async #read(api: ConsoleApi, code: string): Promise<Load<ReadableRelease>> {
    const read = await settle(readRelease(api, code, this.#i18n.value?.language ?? 'it'));
    if (read.state === 'ready') this.#words.setValue(read.loaded.words);
    return read;
  }

  #tell(name: string): void {
    const detail = { code: this.campaign?.code };
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('snodo-campaign-release'))
  customElements.define('snodo-campaign-release', SnodoCampaignRelease);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-campaign-release': SnodoCampaignRelease;
  }
}
