import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { timeBankStyles } from '../../time-bank/time-bank.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import '../../ui/load-state.ts';
import { changeAddress } from '../desk-address.ts';
import { needsStyles } from '../needs.styles.ts';
import { clusterHead, scoreScales } from './cluster-parts.ts';
import { aboutWords, whereWords } from './cluster-words.ts';
import type { Cluster, ClustersApi, ClusterShow, Territory } from './clusters-api.ts';
import { clustersStyles } from './clusters.styles.ts';
import './snodo-cluster.ts';

const shows = ['suggested', 'decided', 'few', 'over'] as const satisfies readonly ClusterShow[];

interface Shelf {
  readonly clusters: readonly Cluster[];
  readonly territory: Territory;
}

/**
 * What many lack, for community managers: what weighs most comes first, with the sum that says so. Which list is shown
 * and which cluster is open stand in the page's address.
 */
export class SnodoClustersDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    show: { state: true },
    shelf: { state: true },
    opened: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles, clustersStyles];

  declare api: ClustersApi | undefined;
  declare private show: ClusterShow;
  declare private shelf: Load<Shelf>;
  declare private opened: Cluster | undefined;
  declare private outcome: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    const asked = new URL(location.href).searchParams.get('clusters');
    this.show = shows.find((show) => show === asked) ?? 'suggested';
    this.shelf = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#start();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<section class="stack" aria-labelledby="clusters">
      <h2 id="clusters">${i18n.t('cluster.title')}</h2>
      ${this.opened ? this.#one(i18n, this.opened) : this.#list(i18n)} ${outcomeLine(this.outcome, true)}
    </section>`;
  }

  #one(i18n: I18n, cluster: Cluster): TemplateResult {
    return html`<div>
        <button type="button" class="button" @click=${this.#close}>${i18n.t('cluster.back')}</button>
      </div>
      <snodo-cluster
        .api=${this.api}
        .cluster=${cluster}
        .territory=${this.shelf.state === 'ready' ? this.shelf.loaded.territory : undefined}
        @snodo-cluster-read=${(event: CustomEvent<Cluster>) => (this.opened = event.detail)}
      ></snodo-cluster>`;
  }

  #list(i18n: I18n): TemplateResult {
    const { shelf } = this;
    return html`<p>${i18n.t('cluster.lead')}</p>
      <div class="field">
        <label for="show">${i18n.t('cluster.show')}</label>
        <select
          id="show"
          @change=${(event: Event) => this.#showOther((event.target as HTMLSelectElement).value)}
        >
          ${shows.map(
            (show) =>
              html`<option value=${show} ?selected=${show === this.show}>
                ${i18n.t(`cluster.show_${show}`)}
              </option>`,
          )}
        </select>
      </div>
      ${
        shelf.state === 'pending'
          ? html`<snodo-load-state state="pending" heading=${i18n.t('cluster.pending')}></snodo-load-state>`
          : nothing
      }
      ${
        shelf.state === 'failed'
          ? html`<snodo-load-state
              state="failed"
              heading=${i18n.t('cluster.failed')}
              text=${i18n.t('common.network')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${this.#load}
            ></snodo-load-state>`
          : nothing
      }
      ${shelf.state === 'ready' ? this.#cards(i18n, shelf.loaded) : nothing}`;
  }

  #cards(i18n: I18n, { clusters, territory }: Shelf): TemplateResult {
    if (clusters.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('cluster.empty')}
        text=${i18n.t('cluster.empty_next')}
      ></snodo-load-state>`;
    return html`${this.show === 'few' ? nothing : scoreScales(i18n)}
      <ul role="list" class="cards">
        ${clusters.map(
          (cluster) =>
            html`<li>
              <article class="card">
                ${clusterHead(i18n, cluster, territory)}
                <div class="foot">
                  <button type="button" class="button primary" @click=${() => void this.#open(cluster.id)}>
                    ${i18n.t('cluster.open')}<span class="visually-hidden"
                      >: ${aboutWords(i18n, cluster)}, ${whereWords(i18n, cluster.districts, territory)}</span
                    >
                  </button>
                </div>
              </article>
            </li>`,
        )}
      </ul>`;
  }

  async #start(): Promise<void> {
    await this.#load();
    const asked = new URL(location.href).searchParams.get('cluster');
    if (asked !== null) await this.#open(asked);
  }

  readonly #load = async (): Promise<void> => {
    const { api, show } = this;
    if (!api) return;
    this.shelf = pending;
    const shelf = await settle(
      Promise.all([api.listClusters(show), api.getTerritory()]).then(([clusters, territory]): Shelf => ({
        clusters,
        territory,
      })),
    );
    if (this.show === show) this.shelf = shelf;
  };

  /** A signal has moved: the list, or the cluster that is open, as they are now. */
  async refresh(): Promise<void> {
    const { api, show, opened } = this;
    if (!api) return;
    if (opened) {
      const read = await settle(api.getCluster(opened.id));
      if (read.state === 'ready' && this.opened?.id === opened.id) this.opened = read.loaded;
    }
    const listed = await settle(api.listClusters(show));
    if (listed.state !== 'ready' || this.shelf.state !== 'ready' || this.show !== show) return;
    this.shelf = { state: 'ready', loaded: { ...this.shelf.loaded, clusters: listed.loaded } };
  }

  #showOther(asked: string): void {
    this.show = shows.find((show) => show === asked) ?? 'suggested';
    changeAddress({ clusters: this.show });
    void this.#load();
  }

  async #open(id: string): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.outcome = undefined;
    try {
      this.opened = await this.api.getCluster(id);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = await problemText(i18n, cause);
      return;
    }
    changeAddress({ cluster: id });
    await this.updateComplete;
    const shown = this.renderRoot.querySelector('snodo-cluster');
    await shown?.updateComplete;
    shown?.focus();
  }

  readonly #close = async (): Promise<void> => {
    this.opened = undefined;
    changeAddress({ cluster: undefined });
    await this.#load();
    this.renderRoot.querySelector<HTMLElement>('#show')?.focus();
  };
}

if (!customElements.get('snodo-clusters-desk'))
  customElements.define('snodo-clusters-desk', SnodoClustersDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-clusters-desk': SnodoClustersDesk;
  }
}
