import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { Deeds } from './deeds.ts';
import { enrolmentNavigation } from './enrolment-navigation.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type { EnrolmentsApi, Feedback, Intake, SharedService } from './enrolments-api.ts';
import { sharedCard } from './shared-card.ts';
import { feedbackWords } from './shared-view.ts';

/** What hangs on a service: its places, the groups that share it, what people said of it. */
interface Offered {
  readonly intakes: readonly Intake[];
  readonly groups: readonly SharedService[];
  readonly feedback: readonly Feedback[];
}

const mostPlacesEach = 6;

/**
 * Asking for a place of one service: how many are free and how many people wait, the groups that share it, and what
 * people said who used it. Stands on a page of the portal or within the page of a service. Owns its load.
 */
export class SnodoServicePlaces extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    service: { type: String },
    isPage: { attribute: false },
    offered: { state: true },
    isAsked: { state: true },
  };
  static override styles = [baseStyles, enrolmentStyles];

  declare api: EnrolmentsApi | undefined;
  /** False: she may look, and signs in to ask. */
  declare isSignedIn: boolean;
  /** Id of the service. */
  declare service: string;
  /** It is a page of its own, with its heading and the way to the others. */
  declare isPage: boolean;
  declare private offered: Load<Offered>;
  /** A place was just asked for: the next step is where it stands. */
  declare private isAsked: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #deeds = new Deeds(this);
  /** The same as long as the same form is sent again, so that a lost answer asks for nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.isSignedIn = false;
    this.service = '';
    this.isPage = false;
    this.offered = pending;
    this.isAsked = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('service')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    if (!this.isPage) return this.#content(i18n);
    return html`<header class="stack">
        <h1>${i18n.t('enrolment.places')}</h1>
        ${enrolmentNavigation(i18n, undefined)}
      </header>
      ${this.#content(i18n)}`;
  }

  #content(i18n: I18n): TemplateResult {
    const { offered } = this;
    if (offered.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (offered.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { intakes, groups, feedback } = offered.loaded;
    return html`<section class="stack" aria-labelledby="places">
        <h2 id="places">${i18n.t('enrolment.placesHeading')}</h2>
        ${
          intakes.length === 0
            ? html`<p>${i18n.t('enrolment.placesNone')} ${i18n.t('enrolment.placesNoneHelp')}</p>`
            : html`<ul role="list" class="cards">
                ${intakes.map((intake) => html`<li>${this.#intake(i18n, intake)}</li>`)}
              </ul>`
        }
        ${this.#deeds.line()}
        ${
          this.isAsked
            ? html`<div>
                <a class="button primary" href="/enrolments?lang=${i18n.language}"
                  >${i18n.t('shared.mineLink')}</a
                >
              </div>`
            : nothing
        }
      </section>
      <section class="stack" aria-labelledby="groups">
        <h2 id="groups">${i18n.t('enrolment.groups')}</h2>
        ${
          groups.length === 0
            ? html`<p class="soft">${i18n.t('enrolment.groupsNone')}</p>`
            : html`<ul role="list" class="cards">
                ${groups.map((shared) => html`<li>${sharedCard(i18n, shared)}</li>`)}
              </ul>`
        }
      </section>
      ${feedbackWords(i18n, feedback)}`;
  }

  #intake(i18n: I18n, intake: Intake): TemplateResult {
    const { id, title, places, freePlaces, waiting, offerHours, noticeDays } = intake;
    return html`<article class="card" aria-labelledby="intake-${id}">
      <h3 id="intake-${id}"><bdi>${title}</bdi></h3>
      <ul role="list" class="facts">
        <li>${i18n.t('enrolment.free', { count: freePlaces, places })}</li>
        <li>${i18n.t('enrolment.queue', { count: waiting })}</li>
      </ul>
      <p class="soft">${i18n.t('enrolment.rule', { hours: offerHours, days: noticeDays })}</p>
      ${
        this.isSignedIn
          ? this.#form(i18n, intake)
          : html`<div class="foot">
              <a class="button primary" href=${signInAddress(this.#here(), i18n.language)}
                >${i18n.t('portal.signIn')}</a
              >
            </div>`
      }
    </article>`;
  }

  #here(): string {
    return `${location.pathname}${location.search}`;
  }

  #form(i18n: I18n, { id, title, freePlaces, waiting, places }: Intake): TemplateResult {
    const isRoom = freePlaces > 0 && waiting === 0;
    return html`<form
      class="stack"
      @input=${this.#typed}
      @submit=${(event: SubmitEvent) => void this.#ask(event, i18n, id)}
    >
      <div class="field">
        <label for="places-${id}">${i18n.t('enrolment.askPeople')}</label>
        <input
          id="places-${id}"
          name="places"
          type="number"
          inputmode="numeric"
          min="1"
          max=${Math.min(mostPlacesEach, places)}
          required
          value="1"
        />
      </div>
      <div class="field">
        <label for="words-${id}">${i18n.t('enrolment.askWords')}</label>
        <textarea id="words-${id}" name="words" rows="2" maxlength="500"></textarea>
      </div>
      <div>
        <button class="button primary" ?disabled=${this.#deeds.isWorking}>
          ${i18n.t(isRoom ? 'enrolment.ask' : 'enrolment.askWait')}<span class="visually-hidden"
            >: ${title}</span
          >
        </button>
      </div>
    </form>`;
  }

  readonly #typed = (): void => {
    this.#key = crypto.randomUUID();
  };

  async #ask(event: SubmitEvent, i18n: I18n, intake: string): Promise<void> {
    event.preventDefault();
    const { api } = this;
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const words = String(given.get('words') ?? '').trim();
    const body = { places: Number(given.get('places')), ...(words === '' ? {} : { words }) };
    if (!api) return;
    this.isAsked = await this.#deeds.run(
      i18n,
      () => api.enrol(intake, this.#key, body),
      i18n.t('enrolment.asked'),
    );
    if (!this.isAsked) return;
    this.#key = crypto.randomUUID();
    form.reset();
    this.offered = await settle(this.#offered(api));
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api || this.service === '') return;
    this.offered = pending;
    this.offered = await settle(this.#offered(api));
  };

  async #offered(api: EnrolmentsApi): Promise<Offered> {
    const [intakes, { items: groups }, feedback] = await Promise.all([
      api.listIntakes(this.service),
      api.listSharedServices(undefined, this.service),
      api.listFeedback(this.service),
    ]);
    return { intakes, groups, feedback };
  }
}

if (!customElements.get('snodo-service-places'))
  customElements.define('snodo-service-places', SnodoServicePlaces);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service-places': SnodoServicePlaces;
  }
}
