import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Territory } from '../places/place.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { compareTable, mostCompared } from './compare-view.ts';
import type { SavedServicesApi, ServiceSheet } from './saved-services-api.ts';

interface Comparison {
  readonly territory: Territory;
  readonly sheets: readonly ServiceSheet[];
}

/** Which services of a list stand side by side; what they are is asked for when somebody wants to see it. */
export class SavedComparison implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #chosen: readonly string[] = [];
  #shown: Load<Comparison> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#shown = undefined;
  }

  /** What is no longer on the list is not compared either. */
  keepOnly(codes: readonly string[]): void {
    this.#chosen = this.#chosen.filter((code) => codes.includes(code));
  }

  box(i18n: I18n, { code, name }: { readonly code: string; readonly name: string }): TemplateResult {
    const isChosen = this.#chosen.includes(code);
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${isChosen}
        ?disabled=${!isChosen && this.#chosen.length >= mostCompared}
        aria-label=${i18n.t('catalogue.compare_this', { name })}
        @change=${(event: Event) => this.#choose(code, (event.target as HTMLInputElement).checked)}
      />
      <span>${i18n.t('catalogue.compare')}</span>
    </label>`;
  }

  view(i18n: I18n, api: SavedServicesApi): TemplateResult | typeof nothing {
    const count = this.#chosen.length;
    return html`<section class="stack" aria-labelledby="compare" tabindex="-1" id="comparison">
      <h2 id="compare">${i18n.t('catalogue.compare_title')}</h2>
      <p role="status">
        ${
          count < 2
            ? i18n.t('saved.compare_choose')
            : count < mostCompared
              ? nothing
              : i18n.t('saved.compare_most')
        }
      </p>
      <div>
        <button
          type="button"
          class="button"
          ?disabled=${count < 2 || this.#shown?.state === 'pending'}
          @click=${() => void this.#show(api)}
        >
          ${i18n.t('catalogue.compare_open', { count })}
        </button>
      </div>
      ${this.#table(i18n, api)}
    </section>`;
  }

  #table(i18n: I18n, api: SavedServicesApi): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (!shown) return nothing;
    if (shown.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (shown.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('saved.compare_failed')}
        text=${i18n.t('saved.compare_failed_help')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#show(api)}
      ></snodo-load-state>`;
    return compareTable(i18n, shown.loaded, shown.loaded.sheets);
  }

  #choose(code: string, isChosen: boolean): void {
    const others = this.#chosen.filter((one) => one !== code);
    this.#chosen = isChosen ? [...others, code] : others;
    this.#shown = undefined;
    this.#host.requestUpdate();
  }

  async #show(api: SavedServicesApi): Promise<void> {
    const chosen = this.#chosen;
    this.#shown = pending;
    this.#host.requestUpdate();
    const both = Promise.all([api.getTerritory(), Promise.all(chosen.map((code) => api.getService(code)))]);
    const shown = await settle(both.then(([territory, sheets]) => ({ territory, sheets })));
    if (chosen !== this.#chosen) return;
    this.#shown = shown;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>('.scroll')?.focus();
  }
}
