import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import type { Round, RoundsApi, RoundWish } from './rounds-api.ts';
import { roundsStyles } from './rounds.styles.ts';

/**
 * Wishes in a round: the services in the order in which she would like them, as many as she likes, and what she declares
 * under each criterion. Says that an honest order never harms.
 *
 * @fires snodo-round-applied - `detail.round`: the round with her application, or without it any more
 */
export class SnodoRoundApplication extends LitElement {
  static override properties = {
    api: { attribute: false },
    round: { attribute: false },
    order: { state: true },
    fault: { state: true },
    done: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, roundsStyles];

  declare api: RoundsApi | undefined;
  declare round: Round | undefined;
  /** Codes of the services that she has chosen, best first. */
  declare private order: readonly string[];
  declare private fault: string | undefined;
  declare private done: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #shown: string | undefined;

  constructor() {
    super();
    this.order = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('round') || this.round?.id === this.#shown) return;
    this.#shown = this.round?.id;
    this.order = (this.round?.mine?.wishes ?? []).map(({ service }) => service);
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { round } = this;
    if (!i18n || !round) return nothing;
    return html`<form class="stack" @submit=${this.#submit}>
      <p>${i18n.t('round.honest')}</p>
      <fieldset class="field">
        <legend>${i18n.t('round.wishes')}</legend>
        <p class="help">${i18n.t('round.wishes_help')}</p>
        ${
          this.order.length === 0
            ? html`<p class="soft">${i18n.t('round.no_wish')}</p>`
            : html`<ol class="wishes">
                ${this.order.map((code, place) => html`<li>${this.#wish(i18n, round, code, place)}</li>`)}
              </ol>`
        }
        <ul role="list" class="row">
          ${round.services
            .filter(({ code }) => !this.order.includes(code))
            .map(
              ({ code, name, places }) =>
                html`<li>
                  <button type="button" class="button" @click=${() => this.#put([...this.order, code])}>
                    ${i18n.t('round.add', { name, count: places })}
                  </button>
                </li>`,
            )}
        </ul>
      </fieldset>
      ${round.criteria.map((criterion, at) => this.#criterion(round, criterion, at))}
      ${outcomeLine(this.fault ?? this.done, this.fault !== undefined)}
      <div class="row">
        <button class="button primary" ?disabled=${this.order.length === 0}>
          ${i18n.t(round.mine ? 'round.change' : 'round.apply')}
        </button>
        ${
          round.mine
            ? html`<button type="button" class="button" @click=${this.#withdraw}>
                ${i18n.t('round.withdraw')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #wish(i18n: I18n, round: Round, code: string, place: number): TemplateResult {
    const service = round.services.find((one) => one.code === code);
    const name = html`<span class="visually-hidden">: ${service?.name}</span>`;
    const isReserved = round.mine?.wishes.find((wish) => wish.service === code)?.isReserved ?? false;
    return html`<bdi>${service?.name}</bdi>
      <div class="row">
        <button type="button" class="button" ?disabled=${place === 0} @click=${() => this.#raise(place)}>
          ${i18n.t('round.raise')}${name}
        </button>
        <button
          type="button"
          class="button"
          @click=${() => this.#put(this.order.filter((other) => other !== code))}
        >
          ${i18n.t('round.drop')}${name}
        </button>
      </div>
      ${
        (service?.reservedPlaces ?? 0) > 0
          ? html`<label class="choice">
              <input type="checkbox" name="reserved" value=${code} .checked=${isReserved} />
              <span>${i18n.t('round.reserved')}</span>
            </label>`
          : nothing
      }`;
  }

  #criterion(round: Round, { name, levels }: Round['criteria'][number], at: number): TemplateResult {
    const told = round.mine?.wishes[0]?.levels[at] ?? levels.length - 1;
    return html`<fieldset class="field">
      <legend><bdi>${name}</bdi></legend>
      <div class="choices">
        ${levels.map(
          (level, index) =>
            html`<label class="choice">
              <input type="radio" name="level${at}" value=${index} .checked=${index === told} />
              <span><bdi>${level}</bdi></span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #raise(place: number): void {
    const above = this.order[place - 1];
    const own = this.order[place];
    if (above !== undefined && own !== undefined)
      this.#put(this.order.with(place - 1, own).with(place, above));
  }

  #put(order: readonly string[]): void {
    this.order = order;
    this.done = undefined;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { round } = this;
    if (!round) return;
    const given = new FormData(event.target as HTMLFormElement);
    const reserved = new Set(given.getAll('reserved').map(String));
    const levels = round.criteria.map((_, at) => Number(given.get(`level${at}`) ?? 0));
    const wishes = this.order.map((service): RoundWish => ({
      service,
      isReserved: reserved.has(service),
      levels,
    }));
    await this.#act('round.applied', (api) => api.apply(round.id, wishes));
  };

  readonly #withdraw = async (): Promise<void> => {
    const { round } = this;
    if (!round) return;
    this.order = [];
    await this.#act('round.withdrawn', (api) => api.withdraw(round.id));
  };

  async #act(
    said: 'round.applied' | 'round.withdrawn',
    work: (api: RoundsApi) => Promise<Round>,
  ): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.fault = undefined;
    try {
      const round = await work(this.api);
      this.done = i18n.t(said);
      this.dispatchEvent(
        new CustomEvent('snodo-round-applied', { bubbles: true, composed: true, detail: { round } }),
      );
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    }
  }
}

if (!customElements.get('snodo-round-application'))
  customElements.define('snodo-round-application', SnodoRoundApplication);
