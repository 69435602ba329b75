import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import type { Around } from './board-screen.ts';
import { readHours } from './hours.ts';
import { hoursFields } from './offer-card.ts';
import { outcomeLine, problemText } from './outcome.ts';
import { timeBankStyles } from './time-bank.styles.ts';
import type { Offer, OfferInput, TimeBankApi } from './time-bank-api.ts';

/** From so many days before its end on it can be prolonged. */
const endingMilliseconds = 14 * 24 * 60 * 60 * 1000;

/**
 * What the person offers and asks for herself, what is over too: taken off, put back, and for several people a date.
 *
 * @fires snodo-offer-written - Something on the board has changed
 * @fires snodo-exchange-opened - `detail.id`: a meeting was called
 */
export class SnodoOwnOffers extends LitElement {
  static override properties = {
    api: { attribute: false },
    around: { attribute: false },
    written: { attribute: false },
    asked: { attribute: false },
    offers: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles];

  declare api: TimeBankApi | undefined;
  declare around: Around | undefined;
  /** Rises when something was written elsewhere. */
  declare written: number;
  /** The one that the page's address names: it is shown to her first. */
  declare asked: string | undefined;
  declare private offers: Load<readonly Offer[]>;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.written = 0;
    this.offers = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('written')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { offers } = this;
    if (!i18n) return nothing;
    return html`<section class="stack" aria-labelledby="mine">
      <h2 id="mine">${i18n.t('offer.mine')}</h2>
      ${offers.state === 'pending' ? html`<p role="status">${i18n.t('common.pending')}</p>` : nothing}
      ${
        offers.state === 'failed'
          ? html`<div class="notice" role="alert">
              <p>${i18n.t('common.network')}</p>
              <button type="button" class="button" @click=${this.#load}>${i18n.t('common.retry')}</button>
            </div>`
          : nothing
      }
      ${offers.state === 'ready' ? this.#list(i18n, offers.loaded) : nothing}
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
    </section>`;
  }

  #list(i18n: I18n, offers: readonly Offer[]): TemplateResult {
    if (offers.length === 0) return html`<p class="soft">${i18n.t('offer.noneMine')}</p>`;
    return html`<ul role="list" class="cards">
      ${offers.map(
        (offer) =>
          html`<li>
            <article class="card">
              <div class="row">
                <span class="chip ${offer.kind}">${i18n.t(`board.chip_${offer.kind}`)}</span>
                <span class="soft">
                  ${offer.isOpen ? i18n.t('board.until', { day: i18n.day(offer.validUntil) }) : i18n.t('offer.over')}
                </span>
              </div>
              <h3 tabindex="-1" ?data-asked=${offer.id === this.asked}><bdi>${offer.title}</bdi></h3>
              ${offer.isOpen && offer.mostPeople > 1 ? this.#gather(i18n, offer) : nothing}
              ${offer.isAnswered ? html`<p class="soft">${i18n.t('offer.answered')}</p>` : nothing}
              <div class="foot">
                ${
                  offer.isOpen
                    ? html`${
                          offer.isAnswered
                            ? nothing
                            : html`<button type="button" class="button" @click=${() => this.#edit(offer)}>
                                ${i18n.t('offer.edit')}<span class="visually-hidden">: ${offer.title}</span>
                              </button>`
                        }
                        ${
                          this.#endsSoon(offer)
                            ? html`<button
                                type="button"
                                class="button primary"
                                @click=${() => void this.#renew(offer)}
                              >
                                ${i18n.t('offer.prolong')}<span class="visually-hidden"
                                  >: ${offer.title}</span
                                >
                              </button>`
                            : nothing
                        }
                        <button type="button" class="button" @click=${() => void this.#withdraw(offer)}>
                          ${i18n.t('offer.withdraw')}<span class="visually-hidden">: ${offer.title}</span>
                        </button>`
                    : html`<button type="button" class="button" @click=${() => void this.#renew(offer)}>
                        ${i18n.t('offer.renew')}<span class="visually-hidden">: ${offer.title}</span>
                      </button>`
                }
              </div>
            </article>
          </li>`,
      )}
    </ul>`;
  }

  #endsSoon({ validUntil }: Offer): boolean {
    const today = this.around?.standing.today;
    return today !== undefined && Date.parse(validUntil) - Date.parse(today) <= endingMilliseconds;
  }

  /** A date for an offer or request that is for several people. */
  #gather(i18n: I18n, offer: Offer): TemplateResult {
    const today = this.around?.standing.today ?? '';
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      const minutes = readHours(given);
      if (minutes !== undefined) void this.#call(offer, minutes, String(given.get('plannedOn')));
    };
    return html`<details>
      <summary>${i18n.t('offer.gather')}</summary>
      <form class="stack" @submit=${submit}>
        <p>${i18n.t('offer.gatherLead')}</p>
        <div class="field">
          <label for="on-${offer.id}">${i18n.t('board.day')}</label>
          <input id="on-${offer.id}" type="date" name="plannedOn" required min=${today} />
        </div>
        ${hoursFields(i18n, `own-${offer.id}`, offer.durationMinutes)}
        <div><button class="button primary">${i18n.t('offer.gather')}</button></div>
      </form>
    </details>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    const page = await settle(this.api.listOwnOffers());
    this.offers = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
    await this.updateComplete;
    this.#showAsked();
  };

  #hasShown = false;
  #showAsked(): void {
    const heading = this.renderRoot.querySelector<HTMLElement>('h3[data-asked]');
    if (!heading || this.#hasShown) return;
    this.#hasShown = true;
    heading.focus();
    heading.scrollIntoView({ block: 'center' });
  }

  async #act(work: (api: TimeBankApi) => Promise<unknown>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.outcome = undefined;
    try {
      await work(this.api);
      this.outcome = { words: i18n.t('exchange.saved'), isFault: false };
      this.dispatchEvent(new CustomEvent('snodo-offer-written', { bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }

  #edit(offer: Offer): void {
    this.dispatchEvent(
      new CustomEvent('snodo-offer-edited', { bubbles: true, composed: true, detail: { offer } }),
    );
  }

  #withdraw(offer: Offer): Promise<void> {
    return this.#act((api) => api.withdrawOffer(offer.id));
  }

  /** As it was, for another while. */
  #renew(offer: Offer): Promise<void> {
    const input: OfferInput = {
      kind: offer.kind,
      entry: offer.entry,
      title: offer.title,
      words: offer.words,
      tags: offer.tags,
      whereabouts: offer.whereabouts,
      ...(offer.whereabouts === 'district' && offer.district !== null ? { district: offer.district } : {}),
      ...(offer.place === null ? {} : { place: offer.place.code }),
      times: offer.times,
      languages: offer.languages,
      durationMinutes: offer.durationMinutes,
      mostPeople: offer.mostPeople,
      settles: offer.settles,
      validDays: 60,
      remindsAuthor: offer.remindsAuthor ?? true,
      // She has answered the questions about it already, when she wrote it.
      notExcluded: ['health_act', 'reserved_profession', 'driving_for_hire', 'gas_and_electricity'],
    };
    return this.#act((api) => api.updateOffer(offer.id, offer.version, input));
  }

  async #call(offer: Offer, minutes: number, plannedOn: string): Promise<void> {
    await this.#act(async (api) => {
      const { id } = await api.proposeExchange(crypto.randomUUID(), {
        offerId: offer.id,
        minutes,
        plannedOn,
      });
      this.dispatchEvent(
        new CustomEvent('snodo-exchange-opened', { bubbles: true, composed: true, detail: { id } }),
      );
    });
  }
}

if (!customElements.get('snodo-own-offers')) customElements.define('snodo-own-offers', SnodoOwnOffers);
