import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import { Deeds } from './deeds.ts';
import { enrolmentCard } from './enrolment-card.ts';
import { enrolmentNavigation } from './enrolment-navigation.ts';
import { enrolmentStyles } from './enrolment.styles.ts';
import type { Enrolment, EnrolmentsApi, EnrolmentStep, Page } from './enrolments-api.ts';

const overStates: ReadonlySet<Enrolment['state']> = new Set([
  'declined',
  'withdrawn',
  'lapsed',
  'cancelled',
  'ended',
]);
/** Steps that give something up: they are asked for once more. */
const gravely: readonly EnrolmentStep[] = ['withdraw', 'refuse', 'cancel'];

/**
 * The services that the person asked for, waits for and uses, as a page of the portal: what waits for her answer
 * first, why no place came yet, and what is over below. Owns its load.
 */
export class SnodoMyEnrolments extends LitElement {
  static override properties = {
    api: { attribute: false },
    isSignedIn: { attribute: false },
    list: { state: true },
  };
  static override styles = [baseStyles, enrolmentStyles];

  declare api: EnrolmentsApi | undefined;
  /** False: nobody is, so there is nothing to load. */
  declare isSignedIn: boolean;
  declare private list: Load<Page<Enrolment>>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #deeds = new Deeds(this);

  constructor() {
    super();
    this.isSignedIn = false;
    this.list = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('api') || changed.has('isSignedIn')) && this.isSignedIn) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<header class="stack">
        <h1>${i18n.t('enrolment.title')}</h1>
        <p class="lead">${i18n.t('enrolment.lead')}</p>
        ${enrolmentNavigation(i18n, 'mine')}
      </header>
      ${this.isSignedIn ? this.#content(i18n) : this.#signIn(i18n)} ${this.#deeds.line()}`;
  }

  #signIn(i18n: I18n): TemplateResult {
    return html`<snodo-load-state state="empty" heading=${i18n.t('enrolment.signIn')}>
      <a class="button primary" href=${signInAddress('/enrolments', i18n.language)}
        >${i18n.t('portal.signIn')}</a
      >
    </snodo-load-state>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { list } = this;
    if (list.state === 'pending')
      return html`<snodo-load-state
        state="pending"
        heading=${i18n.t('enrolment.pending')}
      ></snodo-load-state>`;
    if (list.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('enrolment.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { items, nextCursor } = list.loaded;
    if (items.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('enrolment.empty')}
        text=${i18n.t('enrolment.emptyHelp')}
      >
        <a class="button primary" href="/shared-services?lang=${i18n.language}"
          >${i18n.t('enrolment.emptyLink')}</a
        >
      </snodo-load-state>`;
    const isOver = ({ state }: Enrolment) => overStates.has(state);
    // What waits for her answer stands first; the order of the list is kept otherwise.
    const now = items
      .filter((enrolment) => !isOver(enrolment))
      .toSorted((one, other) => Number(other.state === 'offered') - Number(one.state === 'offered'));
    return html`${this.#section(i18n, 'now', now)} ${this.#section(i18n, 'over', items.filter(isOver))}
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

  #section(i18n: I18n, name: 'now' | 'over', enrolments: readonly Enrolment[]) {
    if (enrolments.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby=${name}>
      <h2 id=${name}>${i18n.t(`enrolment.${name}`)}</h2>
      <ul role="list" class="cards">
        ${enrolments.map((enrolment) => html`<li>${this.#card(i18n, enrolment)}</li>`)}
      </ul>
    </section>`;
  }

  #card(i18n: I18n, enrolment: Enrolment): TemplateResult {
    const { id, intakeTitle: title, noticeDays: days } = enrolment;
    const asked = gravely.find((step) => this.#deeds.asked === `${step} ${id}`);
    return enrolmentCard(i18n, enrolment, {
      isWorking: this.#deeds.isWorking,
      step: (step) =>
        gravely.includes(step) ? this.#deeds.ask(`${step} ${id}`) : void this.#take(i18n, enrolment, step),
      question:
        asked === undefined || asked === 'take'
          ? nothing
          : this.#deeds.question(
              i18n,
              `${asked} ${id}`,
              i18n.t(`enrolment.sure_${asked}`, { title, days }),
              () => void this.#take(i18n, enrolment, asked),
            ),
      feedback: (words) => void this.#change(i18n, enrolment, (api) => api.giveFeedback(id, words)),
    });
  }

  #take(i18n: I18n, enrolment: Enrolment, step: EnrolmentStep): Promise<void> {
    const { id, version } = enrolment;
    return this.#change(i18n, enrolment, (api) => api.moveEnrolment(id, { step, version }));
  }

  /** What came of it replaces the card; after a refusal the list is read anew, for it has moved on. */
  async #change(
    i18n: I18n,
    { id }: Enrolment,
    work: (api: EnrolmentsApi) => Promise<Enrolment>,
  ): Promise<void> {
    const { api, list } = this;
    if (!api || list.state !== 'ready') return;
    const isDone = await this.#deeds.run(
      i18n,
      async () => {
        const after = await work(api);
        const items = list.loaded.items.map((item) => (item.id === id ? after : item));
        this.list = { state: 'ready', loaded: { ...list.loaded, items } };
      },
      i18n.t('enrolment.done'),
    );
    if (!isDone) await this.#load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#title-${CSS.escape(id)}`)?.focus();
  }

  readonly #load = async (): Promise<void> => {
    if (this.api) this.list = await settle(this.api.listOwnEnrolments());
  };

  async #more(before: Page<Enrolment>): Promise<void> {
    if (!this.api || before.nextCursor === null) return;
    const next = await settle(this.api.listOwnEnrolments(before.nextCursor));
    this.list =
      next.state === 'ready'
        ? { state: 'ready', loaded: { ...next.loaded, items: [...before.items, ...next.loaded.items] } }
        : next;
  }
}

if (!customElements.get('snodo-my-enrolments'))
  customElements.define('snodo-my-enrolments', SnodoMyEnrolments);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-my-enrolments': SnodoMyEnrolments;
  }
}
