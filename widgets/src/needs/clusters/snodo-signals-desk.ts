import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { timeBankStyles } from '../../time-bank/time-bank.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import '../../ui/load-state.ts';
import { needsStyles } from '../needs.styles.ts';
import { signalLines } from './cluster-parts.ts';
import type { ClustersApi, Signal, TaxonomyEntry, Territory } from './clusters-api.ts';
import { clustersStyles } from './clusters.styles.ts';
import { readSignalFields, signalFields } from './signal-fields.ts';

interface Tray {
  readonly signals: readonly Signal[];
  readonly nextCursor: string | null;
  readonly taxonomy: readonly TaxonomyEntry[];
  readonly territory: Territory;
}

/**
 * For community managers: noting what is heard, and saying of a signal that nothing in the taxonomy names what it is
 * about.
 *
 * @fires snodo-signal-moved - a signal was noted or placed, and a cluster may have changed
 */
export class SnodoSignalsDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    tray: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles, clustersStyles];

  declare api: ClustersApi | undefined;
  declare private tray: Load<Tray>;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  /** Of what stands in the form of a note: other words are another signal. */
  #noteId = crypto.randomUUID();
  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.tray = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { tray } = this;
    return html`<section class="stack" aria-labelledby="signals">
      <h2 id="signals" tabindex="-1">${i18n.t('cluster.signals_room')}</h2>
      <p>${i18n.t('cluster.signals_lead')}</p>
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
      ${
        tray.state === 'pending'
          ? html`<snodo-load-state
              state="pending"
              heading=${i18n.t('cluster.signals_pending')}
            ></snodo-load-state>`
          : nothing
      }
      ${
        tray.state === 'failed'
          ? html`<snodo-load-state
              state="failed"
              heading=${i18n.t('cluster.signals_failed')}
              text=${i18n.t('common.network')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${this.#load}
            ></snodo-load-state>`
          : nothing
      }
      ${tray.state === 'ready' ? this.#content(i18n, tray.loaded) : nothing}
    </section>`;
  }

  #content(i18n: I18n, tray: Tray): TemplateResult {
    const { signals, nextCursor } = tray;
    return html`${this.#note(i18n, tray)}
      <h3>${i18n.t('cluster.unplaced_title')}</h3>
      ${
        signals.length === 0
          ? html`<snodo-load-state
              state="empty"
              heading=${i18n.t('cluster.unplaced_empty')}
            ></snodo-load-state>`
          : html`<ul role="list" class="signals">
              ${repeat(
                signals,
                ({ id }) => id,
                (signal) => html`<li>${this.#unplaced(i18n, signal, tray)}</li>`,
              )}
            </ul>`
      }
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
                ${i18n.t('cluster.more')}
              </button>
            </div>`
      }`;
  }

  #note(i18n: I18n, { taxonomy, territory }: Tray): TemplateResult {
    return html`<details>
      <summary>${i18n.t('cluster.note_title')}</summary>
      <form
        class="stack"
        id="note"
        @submit=${this.#sendNote}
        @input=${() => (this.#noteId = crypto.randomUUID())}
      >
        <div class="field">
          <label for="heard">${i18n.t('cluster.note_words')}</label>
          <p class="help" id="heard-help">${i18n.t('cluster.note_help')}</p>
          <textarea
            id="heard"
            name="words"
            rows="3"
            maxlength="500"
            required
            aria-describedby="heard-help"
          ></textarea>
        </div>
        ${signalFields(i18n, 'note', taxonomy, territory)}
        <div><button class="button primary">${i18n.t('cluster.note_send')}</button></div>
      </form>
    </details>`;
  }

  #unplaced(i18n: I18n, signal: Signal, { taxonomy, territory }: Tray): TemplateResult {
    return html`${signalLines(i18n, signal, territory)}
      <form class="stack" @submit=${(event: SubmitEvent) => void this.#place(event, signal)}>
        ${signalFields(i18n, signal.id, taxonomy, territory)}
        <div><button class="button">${i18n.t('cluster.place_send')}</button></div>
      </form>`;
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.tray = pending;
    this.tray = await settle(
      Promise.all([api.listUnplaced(), api.listTaxonomy(), api.getTerritory()]).then(
        ([page, taxonomy, territory]): Tray => ({
          signals: page.items,
          nextCursor: page.nextCursor,
          taxonomy,
          territory,
        }),
      ),
    );
  };

  async #more(cursor: string): Promise<void> {
    await this.#attempt(async (api) => {
      const page = await api.listUnplaced(cursor);
      this.#change(({ signals }) => ({
        signals: [...signals, ...page.items],
        nextCursor: page.nextCursor,
      }));
    });
  }

  readonly #sendNote = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const told = new FormData(form);
    const words = String(told.get('words') ?? '').trim();
    await this.#attempt(async (api, i18n) => {
      const noted = await api.noteSignal({ id: this.#noteId, words, ...readSignalFields(told) });
      form.reset();
      this.#noteId = crypto.randomUUID();
      this.#moved(i18n.t(noted.cluster === null ? 'cluster.noted_apart' : 'cluster.noted_in'));
    });
  };

  async #place(event: SubmitEvent, { id, version }: Signal): Promise<void> {
    event.preventDefault();
    const place = readSignalFields(new FormData(event.target as HTMLFormElement));
    await this.#attempt(async (api, i18n) => {
      const placed = await api.placeSignal(id, { version, ...place });
      this.#change(({ signals }) => ({ signals: signals.filter((one) => one.id !== id) }));
      this.#moved(i18n.t(placed.cluster === null ? 'cluster.placed_apart' : 'cluster.placed_in'));
      this.renderRoot.querySelector<HTMLElement>('#signals')?.focus();
    });
  }

  #moved(words: string): void {
    this.outcome = { words, isFault: false };
    this.dispatchEvent(new CustomEvent('snodo-signal-moved', { bubbles: true, composed: true }));
  }

  #change(change: (tray: Tray) => Partial<Tray>): void {
    if (this.tray.state !== 'ready') return;
    this.tray = { state: 'ready', loaded: { ...this.tray.loaded, ...change(this.tray.loaded) } };
  }

  async #attempt(work: (api: ClustersApi, i18n: I18n) => Promise<void>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.outcome = undefined;
    try {
      await work(this.api, i18n);
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      if (cause.problem === 'signal_changed') await this.#readAgain(this.api, i18n);
      else this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }

  /** Somebody was quicker: the signals are read again under the forms, which stay as they are filled. */
  async #readAgain(api: ClustersApi, i18n: I18n): Promise<void> {
    const page = await settle(api.listUnplaced());
    if (page.state === 'ready')
      this.#change(() => ({ signals: page.loaded.items, nextCursor: page.loaded.nextCursor }));
    this.outcome = {
      words: i18n.t(page.state === 'ready' ? 'cluster.signal_changed' : 'common.network'),
      isFault: true,
    };
  }
}

if (!customElements.get('snodo-signals-desk')) customElements.define('snodo-signals-desk', SnodoSignalsDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-signals-desk': SnodoSignalsDesk;
  }
}
