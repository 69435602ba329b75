import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { boardStyles } from '../time-bank/board.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { Deeds } from './deeds.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type {
  EnrolmentsApi,
  KeptEnrolment,
  KeptFeedback,
  KeptIntake,
  Page,
  Service,
  SharedService,
} from './enrolments-api.ts';
import { keptRow } from './kept-enrolment-rows.ts';
import { keptFeedbackRow } from './kept-feedback-rows.ts';
import { keptGroup } from './kept-groups.ts';
import { keptIntakeRow, newIntake } from './kept-intakes.ts';
import { dayFromNow } from './shared-form-input.ts';

const shows = ['to_decide', 'waiting', 'present', 'groups', 'feedback', 'intakes'] as const;
type Show = (typeof shows)[number];

/** Pages of groups that are looked through for those that the reader keeps. */
const mostGroupPages = 5;

async function listKeptGroups(api: EnrolmentsApi): Promise<SharedService[]> {
  const groups: SharedService[] = [];
  let cursor: string | undefined;
  for (let turn = 0; turn < mostGroupPages; turn += 1) {
    const { items, nextCursor } = await api.listSharedServices(cursor);
    groups.push(...items.filter(({ mayDecide }) => mayDecide));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  // What waits for the keeper stands first.
  return groups.toSorted((one, other) => Number(other.state === 'ready') - Number(one.state === 'ready'));
}

/** What each part of the desk has loaded. */
type Kept =
  | { readonly show: 'to_decide' | 'waiting' | 'present'; readonly page: Page<KeptEnrolment> }
  | { readonly show: 'groups'; readonly groups: readonly SharedService[] }
  | { readonly show: 'feedback'; readonly feedback: readonly KeptFeedback[] }
  | { readonly show: 'intakes'; readonly services: readonly Service[] };

/**
 * The desk of whoever gives services, and of managers: requests to decide, the queue, attendance, groups to confirm,
 * what people say, and the places themselves. One part at a time is loaded and shown.
 */
export class SnodoEnrolmentDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    providers: { attribute: false },
    show: { state: true },
    intake: { state: true },
    intakes: { state: true },
    kept: { state: true },
  };
  static override styles = [
    baseStyles,
    boardStyles,
    enrolmentStyles,
    css`
      .kinds {
        max-inline-size: none;
      }
      h2 {
        font-size: var(--snodo-text-m);
        overflow-wrap: anywhere;
      }
      .pair .last {
        align-self: end;
      }
    `,
  ];

  declare api: EnrolmentsApi | undefined;
  /** Names of the organisations whose services she keeps; undefined: all. */
  declare providers: readonly string[] | undefined;
  declare private show: Show;
  /** The intake by which enrolments are narrowed; empty: all. */
  declare private intake: string;
  declare private intakes: readonly KeptIntake[];
  declare private kept: Load<Kept>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #deeds = new Deeds(this);
  #turn = 0;

  constructor() {
    super();
    this.show = 'to_decide';
    this.intake = '';
    this.intakes = [];
    this.kept = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.api) return nothing;
    return html`<section class="stack" aria-label=${i18n.t('enrolment-desk.heading')}>
      <p>${i18n.t('enrolment-desk.lead')}</p>
      <fieldset>
        <legend class="visually-hidden">${i18n.t('enrolment-desk.show')}</legend>
        <div class="kinds">
          ${shows.map(
            (show) =>
              html`<label
                ><input
                  type="radio"
                  name="show"
                  .checked=${this.show === show}
                  @change=${() => this.#choose(show)}
                />${i18n.t(`enrolment-desk.show_${show}`)}${this.#toDecide(show)}</label
              >`,
          )}
        </div>
      </fieldset>
      ${this.#narrow(i18n)} ${this.#content(i18n)} ${this.#deeds.line()}
    </section>`;
  }

  /** How many wait for a decision, beside the word that leads there. */
  #toDecide(show: Show): TemplateResult | typeof nothing {
    const count = this.intakes.reduce(
      (sum, { toDecide, sharedServiceId }) => sum + (sharedServiceId === null ? toDecide : 0),
      0,
    );
    return show === 'to_decide' && count > 0 ? html` <span class="chip turn">${count}</span>` : nothing;
  }

  #narrow(i18n: I18n): TemplateResult | typeof nothing {
    if (this.intakes.length < 2 || !['to_decide', 'waiting', 'present'].includes(this.show)) return nothing;
    return html`<div class="field">
      <label for="intake">${i18n.t('enrolment-desk.pickIntake')}</label>
      <select id="intake" @change=${this.#narrowed}>
        <option value="">${i18n.t('enrolment-desk.anyIntake')}</option>
        ${this.intakes.map(
          ({ id, title, serviceName }) =>
            html`<option value=${id} ?selected=${id === this.intake}>${title} · ${serviceName}</option>`,
        )}
      </select>
    </div>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { kept } = this;
    if (kept.state === 'pending') return html`<p role="status">${i18n.t('common.pending')}</p>`;
    if (kept.state === 'failed')
      return html`<div class="notice" role="alert">
        <p>${i18n.t('common.network')}</p>
        <button type="button" class="button" @click=${this.#load}>${i18n.t('common.retry')}</button>
      </div>`;
    const rows = this.#rows(i18n, kept.loaded);
    return html`${
      rows.length === 0
        ? html`<p class="soft" role="status">${i18n.t(`enrolment-desk.none_${kept.loaded.show}`)}</p>`
        : html`<ul role="list" class="cards">
            ${rows.map((row) => html`<li>${row}</li>`)}
          </ul>`
    }
    ${this.#more(i18n, kept.loaded)}
    ${
      kept.loaded.show === 'intakes'
        ? newIntake(i18n, kept.loaded.services, this.#intakeWishes(i18n))
        : nothing
    }`;
  }

  #rows(i18n: I18n, kept: Kept): TemplateResult[] {
    const { isWorking } = this.#deeds;
    switch (kept.show) {
      case 'groups':
        return kept.groups.map((shared) =>
          keptGroup(i18n, shared, {
            isWorking,
            move: ({ id }, move) => void this.#act(i18n, (api) => api.moveSharedService(id, move)),
          }),
        );
      case 'feedback':
        return kept.feedback.map((feedback) =>
          keptFeedbackRow(i18n, feedback, {
            isWorking,
            answer: ({ id }, answer) => void this.#act(i18n, (api) => api.answerFeedback(id, answer)),
          }),
        );
      case 'intakes':
        return this.intakes.map((intake) => keptIntakeRow(i18n, intake, this.#intakeWishes(i18n)));
      default:
        return kept.page.items.map((enrolment) =>
          keptRow(i18n, enrolment, {
            isWorking,
            today: dayFromNow(0),
            isOfGroup: ({ intakeId }) =>
              this.intakes.some(({ id, sharedServiceId }) => id === intakeId && sharedServiceId !== null),
            decide: ({ id }, decision) => void this.#act(i18n, (api) => api.decideEnrolment(id, decision)),
            attend: ({ id }, heldOn, people) =>
              void this.#act(i18n, (api) => api.recordAttendance(id, { heldOn, people })),
          }),
        );
    }
  }

  #intakeWishes(i18n: I18n) {
    return {
      isWorking: this.#deeds.isWorking,
      create: (input: Parameters<EnrolmentsApi['createIntake']>[1]) =>
        void this.#act(i18n, (api) => api.createIntake(crypto.randomUUID(), input)),
      change: ({ id }: KeptIntake, change: Parameters<EnrolmentsApi['updateIntake']>[1]) =>
        void this.#act(i18n, (api) => api.updateIntake(id, change)),
    };
  }

  #more(i18n: I18n, kept: Kept): TemplateResult | typeof nothing {
    if (!('page' in kept) || kept.page.nextCursor === null) return nothing;
    return html`<div>
      <button type="button" class="button" @click=${() => void this.#loadMore(kept)}>
        ${i18n.t('enrolment-desk.more')}
      </button>
    </div>`;
  }

  #choose(show: Show): void {
    this.show = show;
    void this.#load();
  }

  readonly #narrowed = (event: Event): void => {
    this.intake = (event.target as HTMLSelectElement).value;
    void this.#load();
  };

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    const turn = (this.#turn += 1);
    this.kept = pending;
    const kept = await settle(
      Promise.all([api.listKeptIntakes(), this.#loadShow(api)]).then(([intakes, loaded]) => {
        this.intakes = intakes;
        return loaded;
      }),
    );
    // Whoever chose another part meanwhile sees that one.
    if (turn === this.#turn) this.kept = kept;
  };

  async #loadShow(api: EnrolmentsApi): Promise<Kept> {
    const { show } = this;
    switch (show) {
      case 'groups':
        return { show, groups: await listKeptGroups(api) };
      case 'feedback':
        return { show, feedback: await api.listKeptFeedback() };
      case 'intakes':
        return { show, services: (await api.listServices()).filter((service) => this.#keeps(service)) };
      default:
        return { show, page: await api.listKeptEnrolments(show, this.intake) };
    }
  }

  #keeps({ provider }: Service): boolean {
    return this.providers === undefined || this.providers.includes(provider);
  }

  async #loadMore(before: Extract<Kept, { page: unknown }>): Promise<void> {
    const { api } = this;
    const { show, page } = before;
    if (!api || page.nextCursor === null) return;
    const next = await settle(api.listKeptEnrolments(show, this.intake, page.nextCursor));
    this.kept =
      next.state === 'ready'
        ? {
            state: 'ready',
            loaded: { show, page: { ...next.loaded, items: [...page.items, ...next.loaded.items] } },
          }
        : next;
  }

  /** Done or refused, the part is read anew: what is decided leaves it, what has moved on is shown as it is. */
  async #act(i18n: I18n, work: (api: EnrolmentsApi) => Promise<unknown>): Promise<void> {
    const { api } = this;
    if (!api) return;
    await this.#deeds.run(i18n, () => work(api), i18n.t('enrolment-desk.saved'));
    await this.#load();
  }
}

if (!customElements.get('snodo-enrolment-desk'))
  customElements.define('snodo-enrolment-desk', SnodoEnrolmentDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-enrolment-desk': SnodoEnrolmentDesk;
  }
}
