import { html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { AccountApi, OwnTrace } from './account-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import { traceWords } from './trace-words.ts';

/** What was done by her, in her name and to her, newest first. */
export class SnodoOwnTraces extends OwnSection<AccountApi> {
  static override properties = {
    ...OwnSection.properties,
    traces: { state: true },
    cursor: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles];

  declare private traces: Load<readonly OwnTrace[]>;
  declare private cursor: string | null;

  protected override readonly section = 'traces';

  constructor() {
    super();
    this.traces = pending;
    this.cursor = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="history"></snodo-icon>${i18n.t('account.traces.heading')}</h2>
      <p>${i18n.t('account.traces.lead')}</p>
      ${loadedRows(i18n, this.traces, {
        row: (trace) => row(i18n, trace),
        none: i18n.t('account.traces.none'),
        retry: () => void this.#load(),
      })}
      ${
        this.cursor === null
          ? nothing
          : html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#grow}>
              ${i18n.t('account.traces.more')}
            </button>`
      }
      ${this.outcomeLine()}
    </section>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    this.traces = pending;
    const page = await settle(this.api.listTraces());
    this.cursor = page.state === 'ready' ? page.loaded.nextCursor : null;
    this.traces = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  }

  async #grow(): Promise<void> {
    const { cursor, traces } = this;
    if (cursor === null || traces.state !== 'ready') return;
    const more = await this.act((api) => api.listTraces(cursor));
    if (!more) return;
    this.traces = { state: 'ready', loaded: [...traces.loaded, ...more.items] };
    this.cursor = more.nextCursor;
  }
}

function row(i18n: I18n, { at, action, by, operatorName }: OwnTrace) {
  return html`<li>
    <div>
      <p><strong>${traceWords(i18n, action)}</strong></p>
      <p class="soft">
        ${momentIn(i18n, at)} ·
        ${
          by === 'operator' && operatorName !== null
            ? i18n.t('account.traces.byOperator', { name: operatorName })
            : i18n.t(`account.traces.by_${by}`)
        }
      </p>
    </div>
  </li>`;
}

if (!customElements.get('snodo-own-traces')) customElements.define('snodo-own-traces', SnodoOwnTraces);
