import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import type { FoundGroup, PoolingsApi, Service } from './poolings-api.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const answerDays = 7;
const startDays = 21;

/**
 * What a manager does with one group: asks its families, with what they would share and by when they answer, or turns
 * it down and says why. What she has typed stays when it is refused.
 *
 * @fires snodo-group-decided - The group was asked or turned down; `detail.step`
 */
export class SnodoGroupQuestion extends LitElement {
  static override properties = {
    api: { attribute: false },
    group: { attribute: false },
    services: { state: true },
    fault: { state: true },
    isWorking: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles];

  declare api: PoolingsApi | undefined;
  declare group: FoundGroup | undefined;
  /** That everybody may use at a price by the hour; undefined: not asked for yet. */
  declare private services: readonly Service[] | undefined;
  declare private fault: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** The same as long as the group stands here, so that a lost answer asks nobody twice. */
  #id = crypto.randomUUID();

  constructor() {
    super();
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('group')) return;
    this.#id = crypto.randomUUID();
    this.services = undefined;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { group } = this;
    if (!i18n || !group) return nothing;
    const name = html`<span class="visually-hidden"
      >: ${group.entry.name}, ${group.needs.map(({ person }) => person).join(', ')}</span
    >`;
    return html`<details @toggle=${this.#open}>
        <summary>${i18n.t('pooling.ask')}${name}</summary>
        ${this.services === undefined ? nothing : this.#askForm(i18n, group, this.services)}
      </details>
      <details>
        <summary>${i18n.t('pooling.turn_down')}${name}</summary>
        <form class="stack" @submit=${this.#turnDown}>
          <div class="field">
            <label for="reason">${i18n.t('pooling.turn_down_reason')}</label>
            <textarea id="reason" name="reason" rows="2" minlength="3" maxlength="500" required></textarea>
          </div>
          <div>
            <button class="button" ?disabled=${this.isWorking}>${i18n.t('pooling.turn_down_send')}</button>
          </div>
        </form>
      </details>
      ${outcomeLine(this.fault, true)}`;
  }

  #askForm(i18n: I18n, { entry }: FoundGroup, services: readonly Service[]): TemplateResult {
    if (services.length === 0) return html`<p>${i18n.t('pooling.ask_service_none')}</p>`;
    return html`<form class="stack" @submit=${this.#ask}>
      <div class="field">
        <label for="service">${i18n.t('pooling.ask_service')}</label>
        <select id="service" name="serviceId">
          ${services.map(({ id, name, provider }) => html`<option value=${id}>${name} · ${provider}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="title">${i18n.t('pooling.ask_title')}</label>
        <input id="title" name="title" value=${entry.name} minlength="3" maxlength="80" required />
      </div>
      <div class="field">
        <label for="words">${i18n.t('pooling.ask_words')}</label>
        <textarea id="words" name="words" rows="3" maxlength="1000" required></textarea>
      </div>
      <div class="pair">
        ${dayField('answerBy', i18n.t('pooling.ask_answer'), answerDays)}
        ${dayField('startsOn', i18n.t('pooling.ask_starts'), startDays)}
      </div>
      <div>
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('pooling.ask_send')}</button>
      </div>
    </form>`;
  }

  readonly #open = async (event: Event): Promise<void> => {
    const { api, group } = this;
    if (!(event.target as HTMLDetailsElement).open || !api || !group || this.services !== undefined) return;
    await this.#attempt(async () => {
      const services = await api.listServices(group.entry.code);
      this.services = services.filter(
        ({ audience, cost }) =>
          audience === 'everyone' && (cost?.kind === 'per_hour' || cost?.kind === 'free'),
      );
    });
  };

  readonly #ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    await this.#decide('asked_done', (api, needIds) =>
      api.askPooling({
        id: this.#id,
        needIds,
        serviceId: text('serviceId'),
        title: text('title'),
        words: text('words'),
        startsOn: text('startsOn'),
        answerBy: text('answerBy'),
      }),
    );
  };

  readonly #turnDown = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
    await this.#decide('turned_down', (api, needIds) => api.refuseGroup({ id: this.#id, needIds, reason }));
  };

  async #decide(
    step: 'asked_done' | 'turned_down',
    work: (api: PoolingsApi, needIds: string[]) => Promise<unknown>,
  ): Promise<void> {
    const { api, group } = this;
    if (!api || !group || this.isWorking) return;
    this.isWorking = true;
    await this.#attempt(async () => {
      await work(
        api,
        group.needs.map(({ id }) => id),
      );
      this.dispatchEvent(
        new CustomEvent('snodo-group-decided', { bubbles: true, composed: true, detail: { step } }),
      );
    });
    this.isWorking = false;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!i18n) return;
    this.fault = undefined;
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    }
  }
}

function dayField(name: string, label: string, daysAhead: number): TemplateResult {
  const day = new Date(Date.now() + daysAhead * dayMilliseconds).toISOString().slice(0, 10);
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} type="date" value=${day} required />
  </div>`;
}

if (!customElements.get('snodo-group-question'))
  customElements.define('snodo-group-question', SnodoGroupQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-group-question': SnodoGroupQuestion;
  }
}
