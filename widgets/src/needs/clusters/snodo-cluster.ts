import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { timeBankStyles } from '../../time-bank/time-bank.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import { radios } from '../need-fields.ts';
import { needsStyles } from '../needs.styles.ts';
import {
  clusterHead,
  clusterLines,
  clusterStory,
  scoreScales,
  signalList,
  thenAndNow,
} from './cluster-parts.ts';
import type { Cluster, ClusterMove, ClustersApi, ClusterStep, Territory } from './clusters-api.ts';
import { clustersStyles } from './clusters.styles.ts';

const weighed: ReadonlySet<ClusterMove> = new Set(['decide', 'reopen']);
const urgencies = [1, 2, 3, 4, 5] as const;

/**
 * One cluster: what shows it, how much it weighs, what was known when it was decided, what has happened, and what its
 * state allows. What is typed stays when somebody else was quicker, whatever may still be done then.
 *
 * @fires snodo-cluster-read - `detail` is the cluster as it is now
 */
export class SnodoCluster extends LitElement {
  static override properties = {
    api: { attribute: false },
    cluster: { attribute: false },
    territory: { attribute: false },
    chosen: { state: true },
    words: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles, clustersStyles];

  declare api: ClustersApi | undefined;
  declare cluster: Cluster | undefined;
  declare territory: Territory | undefined;
  /** The move whose questions are open. */
  declare private chosen: ClusterMove | undefined;
  declare private words: string;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #urgency = '';
  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.words = '';
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { cluster, territory } = this;
    if (!i18n || !cluster) return nothing;
    return html`<div class="board">
      <article class="card" id="cluster" tabindex="-1">
        ${clusterHead(i18n, cluster, territory)} ${cluster.score === null ? nothing : scoreScales(i18n)}
        ${this.#moves(i18n, cluster)} ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
        ${clusterLines(i18n, cluster, territory)}
        <h4>${i18n.t('cluster.steps')}</h4>
        ${clusterStory(i18n, cluster)}
      </article>
      <div class="stack">
        ${thenAndNow(i18n, cluster, territory)}
        <h3>${i18n.t('cluster.signals_title')}</h3>
        ${
          cluster.signals.length < cluster.signalCount
            ? html`<p class="soft">${i18n.t('cluster.signals_bound')}</p>`
            : nothing
        }
        ${signalList(i18n, cluster.signals, territory)}
      </div>
    </div>`;
  }

  /** So that a keyboard goes on where the eyes do. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#cluster')?.focus();
  }

  #moves(i18n: I18n, { moves }: Cluster): TemplateResult {
    const { chosen } = this;
    const isPossible = chosen !== undefined && moves.includes(chosen);
    return html`${
      moves.length === 0
        ? nothing
        : html`<div class="foot">
            ${moves.map(
              (move, index) =>
                html`<button
                  type="button"
                  class=${index === 0 ? 'button primary' : 'button'}
                  aria-expanded=${chosen === move ? 'true' : 'false'}
                  @click=${() => this.#choose(move)}
                >
                  ${i18n.t(`cluster.move_${move}`)}
                </button>`,
            )}
          </div>`
    }
    ${isPossible ? this.#form(i18n, chosen) : nothing}
    ${
      chosen !== undefined && !isPossible && this.words.trim() !== ''
        ? html`<p>${i18n.t('cluster.kept')}</p>
            <blockquote class="words"><bdi>${this.words}</bdi></blockquote>`
        : nothing
    }`;
  }

  #form(i18n: I18n, move: ClusterMove): TemplateResult {
    return html`<form class="stack" id="move" tabindex="-1" @submit=${this.#send} @input=${this.#typed}>
      <h4>${i18n.t(`cluster.move_${move}`)}</h4>
      ${
        weighed.has(move)
          ? radios(
              i18n.t('cluster.urgency'),
              'urgency',
              this.#urgency === '' ? String(this.cluster?.score?.urgency ?? 3) : this.#urgency,
              urgencies.map((urgency) => [String(urgency), i18n.t(`cluster.urgency_${urgency}`)]),
            )
          : nothing
      }
      ${
        move === 'decide'
          ? nothing
          : html`<div class="field">
              <label for="words">${i18n.t(`cluster.words_${move}`)}</label>
              <p class="help" id="words-help">${i18n.t('cluster.words_help')}</p>
              <textarea
                id="words"
                name="words"
                rows="3"
                maxlength="500"
                required
                aria-describedby="words-help"
                .value=${this.words}
              ></textarea>
            </div>`
      }
      <div class="row">
        <button class="button primary">${i18n.t('cluster.send')}</button>
        <button type="button" class="button" @click=${() => (this.chosen = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  async #choose(move: ClusterMove): Promise<void> {
    this.chosen = this.chosen === move ? undefined : move;
    this.outcome = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#move')?.focus();
  }

  readonly #typed = (event: Event): void => {
    const told = new FormData(event.currentTarget as HTMLFormElement);
    if (told.has('words')) this.words = String(told.get('words'));
    if (told.has('urgency')) this.#urgency = String(told.get('urgency'));
  };

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const i18n = this.#i18n.value;
    const { api, cluster, chosen } = this;
    if (!i18n || !api || !cluster || chosen === undefined) return;
    const told = new FormData(event.target as HTMLFormElement);
    const step: ClusterStep = {
      version: cluster.version,
      move: chosen,
      ...(told.has('urgency') ? { urgency: Number(told.get('urgency')) } : {}),
      ...(told.has('words') ? { words: String(told.get('words')).trim() } : {}),
    };
    this.outcome = undefined;
    try {
      this.#read(await api.moveCluster(cluster.id, step));
      this.chosen = undefined;
      this.words = '';
      this.#urgency = '';
      this.outcome = { words: i18n.t('cluster.saved'), isFault: false };
      await this.updateComplete;
      this.focus();
    } catch (cause) {
      await this.#refused(i18n, api, cluster, cause);
    }
  };

  /** Somebody was quicker: it is read again, and what was typed stays. */
  async #refused(i18n: I18n, api: ClustersApi, cluster: Cluster, cause: unknown): Promise<void> {
    if (!(cause instanceof LoadFault)) throw cause;
    if (cause.problem !== 'cluster_changed') {
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
      return;
    }
    try {
      this.#read(await api.getCluster(cluster.id));
      this.outcome = { words: i18n.t('cluster.changed'), isFault: true };
    } catch (fault) {
      if (!(fault instanceof LoadFault)) throw fault;
      this.outcome = { words: await problemText(i18n, fault), isFault: true };
    }
  }

  #read(cluster: Cluster): void {
    this.cluster = cluster;
    this.dispatchEvent(
      new CustomEvent('snodo-cluster-read', { detail: cluster, bubbles: true, composed: true }),
    );
  }
}

if (!customElements.get('snodo-cluster')) customElements.define('snodo-cluster', SnodoCluster);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-cluster': SnodoCluster;
  }
}
