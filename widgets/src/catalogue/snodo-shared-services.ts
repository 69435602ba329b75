import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { enrolmentNavigation } from './enrolment-navigation.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type { EnrolmentsApi, Page, SharedService } from './enrolments-api.ts';
import { sharedCard } from './shared-card.ts';

/**
 * The services that families share, as a page of the portal: what can be joined, and the form with which another is
 * begun, which is loaded when it is asked for. Owns its load.
 *
 * @fires snodo-shared-service-opened - `detail.id`: a shared service was begun
 */
export class SnodoSharedServices extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    list: { state: true },
    isBeginning: { state: true },
  };
  static override styles = [baseStyles, enrolmentStyles];

  declare api: EnrolmentsApi | undefined;
  /** False: she may look, and signs in to begin one. */
  declare isSignedIn: boolean;
  declare private list: Load<Page<SharedService>>;
  declare private isBeginning: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.isSignedIn = false;
    this.isBeginning = false;
    this.list = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('shared.title')}</h1>
        <p class="lead">${i18n.t('shared.lead')}</p>
        ${enrolmentNavigation(i18n, 'shared')}
      </header>
      <div>
        ${
          this.isSignedIn
            ? html`<button type="button" class="button primary" @click=${this.#begin}>
                ${i18n.t('shared.begin')}
              </button>`
            : html`<a class="button primary" href=${signInAddress('/shared-services', i18n.language)}
                >${i18n.t('shared.signIn')}</a
              >`
        }
      </div>
      ${this.#content(i18n)}
      ${
        this.isBeginning
          ? html`<snodo-shared-form
              .api=${this.api}
              @snodo-dialog-closed=${() => (this.isBeginning = false)}
            ></snodo-shared-form>`
          : nothing
      }`;
  }

  #content(i18n: I18n): TemplateResult {
    const { list } = this;
    if (list.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('shared.pending')}></snodo-load-state>`;
    if (list.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('shared.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { items, nextCursor } = list.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('shared.empty')}
        text=${i18n.t('shared.emptyHelp')}
      ></snodo-load-state>`;
    return html`<ul role="list" class="cards">
        ${items.map((shared) => html`<li>${sharedCard(i18n, shared)}</li>`)}
      </ul>
      ${
        nextCursor === null
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => void this.#more(list.loaded)}>
                ${i18n.t('enrolment.more')}
              </button>
            </div>`
      }`;
  }

  readonly #begin = async (): Promise<void> => {
    await import('./snodo-shared-form.ts');
    this.isBeginning = true;
  };

  readonly #load = async (): Promise<void> => {
    if (this.api) this.list = await settle(this.api.listSharedServices());
  };

  async #more(before: Page<SharedService>): Promise<void> {
    if (!this.api || before.nextCursor === null) return;
    const next = await settle(this.api.listSharedServices(before.nextCursor));
    if (next.state !== 'ready') {
      this.list = next;
      return;
    }
    this.list = {
      state: 'ready',
      loaded: { ...next.loaded, items: [...before.items, ...next.loaded.items] },
    };
    await this.updateComplete;
    const [first] = next.loaded.items;
    if (first) this.renderRoot.querySelector<HTMLElement>(`#title-${CSS.escape(first.id)}`)?.focus();
  }
}

if (!customElements.get('snodo-shared-services'))
  customElements.define('snodo-shared-services', SnodoSharedServices);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-shared-services': SnodoSharedServices;
  }
}
