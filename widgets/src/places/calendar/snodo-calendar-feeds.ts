import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../../time-bank/outcome.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import { LoadFault, settle } from '../../ui/load.ts';
import { bookingStyles } from '../booking/booking.styles.ts';
import type { CalendarApi, CalendarFeed, CalendarFeedInput } from './calendar-api.ts';

/**
 * How her own calendar follows along: a secret address, shown once, and the addresses that she has, each to be taken
 * back.
 *
 * @fires snodo-calendar-feed-made - There is one more address, with `id`
 * @fires snodo-calendar-feed-revoked - One is gone, with `id`
 */
export class SnodoCalendarFeeds extends LitElement {
  static override properties = {
    api: { attribute: false },
    scope: { attribute: false },
    feeds: { state: true },
    address: { state: true },
    outcome: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, bookingStyles];

  declare api: CalendarApi | undefined;
  /** What a new address is of. */
  declare scope: CalendarFeedInput;
  declare private feeds: readonly CalendarFeed[];
  declare private address: string | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.scope = { kind: 'own' };
    this.feeds = [];
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
    const before = changed.get('scope');
    if (changed.has('scope') && JSON.stringify(before) !== JSON.stringify(this.scope))
      this.address = undefined;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    const feeds = await settle(this.api.listFeeds());
    this.feeds = feeds.state === 'ready' ? feeds.loaded : [];
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.api) return nothing;
    return html`<div class="stack">
      <p class="soft">${i18n.t('calendar.feedHelp')}</p>
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault ?? false)} ${this.#address(i18n)}
      ${this.feeds.length === 0 ? nothing : this.#list(i18n)}
    </div>`;
  }

  #address(i18n: I18n): TemplateResult {
    const { address } = this;
    if (address === undefined)
      return html`<div>
        <button
          type="button"
          class="button"
          ?disabled=${this.isWorking}
          @click=${() => void this.#act(i18n, (api) => this.#make(api))}
        >
          ${i18n.t('calendar.feedMake')}
        </button>
      </div>`;
    return html`<div class="notice">
      <div class="field">
        <label for="address">${i18n.t('calendar.feedAddress')}</label>
        <input
          id="address"
          readonly
          dir="ltr"
          .value=${address}
          @focus=${({ target }: Event) => target instanceof HTMLInputElement && target.select()}
        />
        <p class="help">${i18n.t('calendar.feedOnce')}</p>
      </div>
      <div class="times">
        <a class="button primary" href=${address.replace(/^https?:/, 'webcal:')}
          >${i18n.t('calendar.feedOpen')}</a
        >
        <button type="button" class="button" @click=${() => void this.#copy(i18n, address)}>
          ${i18n.t('calendar.feedCopy')}
        </button>
      </div>
    </div>`;
  }

  async #make(api: CalendarApi): Promise<undefined> {
    const { feed, address } = await api.makeFeed(this.scope);
    this.address = address;
    this.#tell('snodo-calendar-feed-made', feed.id);
    return undefined;
  }

  async #copy(i18n: I18n, address: string): Promise<void> {
    await navigator.clipboard.writeText(address);
    this.outcome = { words: i18n.t('calendar.feedCopied'), isFault: false };
  }

  #list(i18n: I18n): TemplateResult {
    return html`<div>
      <h3 id="feeds">${i18n.t('calendar.feedList')}</h3>
      <ul role="list" class="days" aria-labelledby="feeds">
        ${this.feeds.map(
          (feed) =>
            html`<li class="day">
              <div>
                <p class="when">
                  ${feed.kind === 'own' ? i18n.t('calendar.feedOwn') : html`<bdi>${feed.name}</bdi>`}
                </p>
                <p class="soft">${i18n.t('calendar.feedSince', { day: i18n.day(feed.madeAt) })}</p>
              </div>
              <div>
                <button
                  type="button"
                  class="button"
                  ?disabled=${this.isWorking}
                  @click=${() =>
                    void this.#act(i18n, async (api) => {
                      await api.revokeFeed(feed.id);
                      this.#tell('snodo-calendar-feed-revoked', feed.id);
                      return i18n.t('calendar.feedGone');
                    })}
                >
                  ${i18n.t('calendar.feedRevoke')}
                </button>
              </div>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #tell(name: string, id: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { id }, bubbles: true, composed: true }));
  }

  async #act(i18n: I18n, work: (api: CalendarApi) => Promise<string | undefined>): Promise<void> {
    if (!this.api || this.isWorking) return;
    this.isWorking = true;
    this.outcome = undefined;
    try {
      const words = await work(this.api);
      if (words !== undefined) this.outcome = { words, isFault: false };
      await this.#load();
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    } finally {
      this.isWorking = false;
    }
  }
}

if (!customElements.get('snodo-calendar-feeds'))
  customElements.define('snodo-calendar-feeds', SnodoCalendarFeeds);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-calendar-feeds': SnodoCalendarFeeds;
  }
}
